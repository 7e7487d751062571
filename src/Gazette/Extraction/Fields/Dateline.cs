using System.Text.RegularExpressions;
using Gazette.Articles;
using Gazette.Drafts;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Fields;

/// <summary>The date that opens a release's first paragraph: <c>LONDON, Jan. 5, 2024 - The council ...</c>. The text keeps it.</summary>
internal static partial class Dateline
{
    private const int LinesAtHead = 2;
    private const int MaxPlace = 60;

    public static void Fill(IReadOnlyList<TextLine> lines, Metadata metadata)
    {
        metadata.PublishedAt ??= lines.Take(LinesAtHead).Select(l => In(l.Text)).FirstOrDefault(d => d is not null);
    }

    private static PublishDate? In(string line)
    {
        if (PrintedDate.FindIn(line) is not { Date: { } date, Start: <= MaxPlace } found)
            return null;
        return Place().IsMatch(line[..found.Start]) && Dash().IsMatch(line[(found.Start + found.Printed.Length)..]) ? date : null;
    }

    [GeneratedRegex("^(?:\\p{Lu}(?:[\\p{L} .'()-]|(?:,|[^\\S ])(?>\\s*)(?>[(]?)(?=\\p{Lu}|$))*)?$", RegexOptions.None, 10000)]
    private static partial Regex Place();

    [GeneratedRegex("^\\s*(?:[)]\\s*)?(?:[-–—]|/[\\w ]+/)", RegexOptions.None, 10000)]
    private static partial Regex Dash();
}
