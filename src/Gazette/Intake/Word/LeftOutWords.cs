using System.Text;
using DocumentFormat.OpenXml;
using Gazette.Articles.Edits;
using Gazette.Drafts;

namespace Gazette.Intake.Word;

/// <summary>Words of the file that are none of the article's: they go into its account and nowhere else.</summary>
internal sealed class LeftOutWords(RepairReport report)
{
    public const string TrackedChanges = "tracked-changes";
    public const string Comments = "comments";

    private readonly StringBuilder words = new();
    private string rule = EditList.Hidden;
    private int samples;

    public void Add(string text, string why)
    {
        if (why != rule)
            End();
        rule = why;
        words.Append(text);
    }

    /// <summary>What was added is one line.</summary>
    public void End()
    {
        if (words.ToString().Trim() is { Length: > 0 } line)
            report.Edits.LeaveOutUnparsed(line, rule);
        words.Clear();
    }

    /// <param name="element">Null where only the end of a paragraph changed.</param>
    public void NoteAdded(OpenXmlElement? element) => report.Add(TrackedChanges, "", SampleOf(element));

    public void NoteRemoved(OpenXmlElement element) => report.Add(TrackedChanges, SampleOf(element), "");

    /// <summary>Changes may stand within one another, and their texts be long: only those are read that are shown.</summary>
    private string SampleOf(OpenXmlElement? element) => samples++ < RepairReport.MaxSamples && element is not null ? element.InnerText : "";
}
