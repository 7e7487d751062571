using System.Globalization;
using System.Text.RegularExpressions;
using Gazette.Drafts;

namespace Gazette.Intake.Pdf.Layout;

/// <summary>
/// Finds what stands at the head and foot of pages and is no text: lines that come again at the same height on another page,
/// their numbers aside that count pages; page numbers; what the browser that printed the page put there.
/// </summary>
internal sealed partial class RunningLines(ProcessingBudget budget)
{
    /// <summary>Rows from the top and from the bottom of a page that are looked at.</summary>
    private const int Rows = 3;

    /// <summary>Points by which the height of a line may differ from page to page.</summary>
    private const double SameHeight = 3;

    private const double Uneven = 3;

    /// <summary>Of the usual step from row to row.</summary>
    private const double WiderStep = 1.25;

    /// <summary>Of its size: what stands farther from the text than this stands apart.</summary>
    private const double Apart = 1.8;

    private readonly Dictionary<(string Key, bool IsTop), List<(int Page, PdfLine Line)>> places = [];

    private readonly HashSet<PdfLine> found = new(ReferenceEqualityComparer.Instance);

    /// <param name="pages">Lines of each page, by its number.</param>
    public HashSet<PdfLine> Find(IReadOnlyList<(int Number, IReadOnlyList<PdfLine> Lines)> pages)
    {
        var all = pages.Select(p => (p.Number, Rows: RowsOf(p.Lines))).ToList();
        foreach (var (number, rows) in budget.Watch(all))
        {
            for (var i = 0; i < rows.Count; i++)
            {
                var (isTop, isBottom) = (i < Rows, i >= rows.Count - Rows);
                foreach (var line in isTop || isBottom ? rows[i] : [])
                {
                    if (line.IsArtifact)
                        found.Add(line);
                    // On a page with few lines they are both.
                    if (isTop)
                        Note(number, line, isTop: true);
                    if (isBottom)
                        Note(number, line, isTop: false);
                }
            }

            found.UnionWith(AtEdge(number, rows, isTop: true).Concat(AtEdge(number, rows, isTop: false)));
        }

        foreach (var again in places.Values)
            found.UnionWith(again.Where(one => again.Exists(other => other.Page != one.Page && IsSamePlace(one.Line, other.Line))).Select(one => one.Line));
        return [.. all.SelectMany(p => FromEdge(p.Rows).Concat(FromEdge([.. p.Rows.AsEnumerable().Reverse()]))).Where(found.Contains)];
    }

    /// <summary>Rows from the page's edge as far as one stands apart from the next, all of them found: text may be the same on two pages too.</summary>
    private IEnumerable<PdfLine> FromEdge(List<List<PdfLine>> rows)
    {
        var steps = rows.Zip(rows.Skip(1), (one, next) => Math.Abs(one[0].Base - next[0].Base)).ToList();
        var usual = steps.Count == 0 ? 0 : steps.Order().ElementAt(steps.Count / 3);
        var count = rows.Take(Rows).TakeWhile(r => r.Exists(found.Contains)).Count();
        while (count > 0 && count < rows.Count && steps[count - 1] < usual * WiderStep)
            count--;
        return rows.Take(count).SelectMany(r => r);
    }

    private void Note(int page, PdfLine line, bool isTop)
    {
        const int Longest = 200;
        if (line.Text.Length > Longest)
            return;
        foreach (var key in KeysOf(line.Text, page))
        {
            if (!places.TryGetValue((key, isTop), out var there))
                places.Add((key, isTop), there = []);
            there.Add((page, line));
        }
    }

    private static bool IsSamePlace(PdfLine one, PdfLine other) => Math.Abs(one.Base - other.Base) < SameHeight && Math.Abs(one.Size - other.Size) < 1;

    /// <summary>As it stands, and with its first and its last number as distances from the page's own.</summary>
    private static HashSet<string> KeysOf(string text, int page)
    {
        var plain = Blank().Replace(text, "");
        var numbers = Number().Matches(plain);
        string Counted(Match number) => long.TryParse(number.Value, CultureInfo.InvariantCulture, out var value)
            ? $"{plain[..number.Index]}\u0000{value - page}\u0000{plain[(number.Index + number.Length)..]}"
            : plain;
        return numbers.Count == 0 ? [plain] : [plain, Counted(numbers[0]), Counted(numbers[^1])];
    }

    /// <summary>The first or the last row, where it holds a page's number and stands apart from the text, or is a browser's.</summary>
    private static List<PdfLine> AtEdge(int page, List<List<PdfLine>> rows, bool isTop)
    {
        if (rows.Count < 2)
            return [];
        var (row, next) = isTop ? (rows[0], rows[1]) : (rows[^1], rows[^2]);
        var isApart = Math.Abs(row[0].Base - next[0].Base) > Math.Max(row[0].Size, next[0].Size) * Apart;
        var isNumber = row.Exists(l => (Marked().IsMatch(l.Text) && row.Count == 1) || l.Text == page.ToString(CultureInfo.InvariantCulture));
        var isOfBrowser = row.Exists(l => Browser().IsMatch(l.Text)) && (isTop || row.Exists(l => OfAll().IsMatch(l.Text)));
        return isApart && (isNumber || isOfBrowser) ? row : [];
    }

    private static List<List<PdfLine>> RowsOf(IReadOnlyList<PdfLine> lines)
    {
        var rows = new List<List<PdfLine>>();
        foreach (var line in lines.OrderByDescending(l => l.Base))
        {
            if (rows.Count > 0 && rows[^1][0].Base - line.Base < Uneven)
                rows[^1].Add(line);
            else
                rows.Add([line]);
        }

        return rows;
    }

    [GeneratedRegex("\\s+", RegexOptions.None, 10000)]
    private static partial Regex Blank();

    [GeneratedRegex("[0-9]+", RegexOptions.None, 10000)]
    private static partial Regex Number();

    /// <summary>- 3 -, 第3页, Page 3 of 10, 3/10, iv.</summary>
    // Backtracking is not linear here: two repeats can share their text.
    [GeneratedRegex("^(?:[-–—·]\\s*[0-9]{1,4}\\s*[-–—·]|第\\s*[0-9]{1,4}\\s*[页頁](?:\\s*[,，/]?\\s*共\\s*[0-9]{1,4}\\s*[页頁])?|(?i:page|seite|p\\.)\\s*[0-9]{1,4}(?:\\s*(?:of|/|von)\\s*[0-9]{1,4})?|[0-9]{1,4}\\s*/\\s*[0-9]{1,4}|[ivxlc]{1,7})$", RegexOptions.NonBacktracking)]
    private static partial Regex Marked();

    [GeneratedRegex("^(?:[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4},? [0-9]{1,2}:[0-9]{2}|(?:https?|file)://)", RegexOptions.None, 10000)]
    private static partial Regex Browser();

    [GeneratedRegex("^[0-9]{1,4}\\s?/\\s?[0-9]{1,4}$", RegexOptions.None, 10000)]
    private static partial Regex OfAll();
}
