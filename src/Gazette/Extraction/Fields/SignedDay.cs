using System.Text.RegularExpressions;
using Gazette.Articles;
using Gazette.Drafts;
using Gazette.Extraction.Head;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Fields;

/// <summary>
/// The day that stands alone below a notice, under the office that signs it. The text keeps it; where nothing else tells
/// when the notice was published it is that day, which a person should look at.
/// </summary>
internal static partial class SignedDay
{
    public const string Rule = "day-alone";

    /// <summary>Below it stand only copies, attachments, who may read it.</summary>
    private const int LinesAtFoot = 12;

    private const int LinesBelow = 5;

    private const int MaxOffice = 40;

    /// <summary>Cells: longer lines below are text, and the day heads them.</summary>
    private const int MaxBelow = 80;

    public static void Fill(IReadOnlyList<TextLine> text, Metadata metadata, RepairReport report)
    {
        if (metadata.PublishedAt is not null || text.Count < 2)
            return;
        var days = Enumerable.Range(0, text.Count).Select(i => (At: i, Day: DayOf(text, i))).Where(d => d.Day is not null).ToArray();
        // Several are those of a chronicle, or of a table.
        if (days is not [{ Day: { } day } only] || only.At == 0 || only.At < text.Count - LinesAtFoot || text.Skip(only.At + 1).Any(l => Headline.Cells(l.Text) > MaxBelow))
            return;
        metadata.PublishedAt = day;
        Report(text[only.At].Text, report);
    }

    /// <summary>The same where the day stands right below the text and is none of it: under 完, above a clock's time.</summary>
    public static void FillFromBelow(IReadOnlyList<TextLine> page, IReadOnlyList<TextLine> text, Metadata metadata, RepairReport report)
    {
        if (metadata.PublishedAt is not null || text.Count == 0)
            return;
        TextLine[] below = [.. page.SkipWhile(l => l != text[^1]).Skip(1).Take(LinesBelow)];
        var days = Enumerable.Range(0, below.Length).Select(i => (At: i, Day: DayOf(below, i))).Where(d => d.Day is not null).ToArray();
        if (days is not [{ Day: { } day } only])
            return;
        metadata.PublishedAt = day;
        Report(below[only.At].Text, report);
    }

    /// <summary>For any day that nothing calls that of publishing.</summary>
    public static void Report(string printed, RepairReport report) => report.Add(Rule, "", printed, certain: false);

    private static PublishDate? DayOf(IReadOnlyList<TextLine> text, int at)
    {
        var line = text[at].Text;
        if (line.Length > MaxOffice || PrintedDate.FindIn(line) is not { Date: { Time: null } day } found || !Weekday().IsMatch(line[(found.Start + found.Printed.Length)..]))
            return null;
        // An office on the same line is set apart, and begins no sentence.
        var before = line[..found.Start];
        return before.Length == 0 || (before[^1] is ' ' or '\u3000' && before.Trim().All(c => char.IsLetter(c) || c is ' ' or '\u3000')) ? day : null;
    }

    [GeneratedRegex("^(?: ?[（(](?:星期|周|週|礼拜)[一二三四五六日天][)）])?$", RegexOptions.None, 10000)]
    private static partial Regex Weekday();
}
