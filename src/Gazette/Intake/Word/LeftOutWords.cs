using System.Text;
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

    public void NoteChange(string before, string after) => report.Add(TrackedChanges, before, after);
}
