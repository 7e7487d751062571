using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Drafts;

namespace Gazette.Extraction.PlainText;

/// <summary>
/// Makes tables of lines whose columns are set apart by tabs, or by spaces where most lines have figures: verses and
/// lists of names are set out with spaces too.
/// </summary>
internal static partial class PlainTextTables
{
    private const int MinRows = 2;
    private const int MinSpacedRows = 3;
    private const int MaxCell = 40;

    /// <summary>Of one text: each becomes an element. Lines beyond stay as they are.</summary>
    private const int MaxCells = 10_000;

    /// <param name="edits">Lines that a rule has changed stay as they are: what it did is known by their text nodes.</param>
    public static void Apply(IElement body, EditLog edits)
    {
        var (rows, left) = (new List<(IElement Line, string[] Cells)>(), MaxCells);
        foreach (var element in body.Children.ToArray())
        {
            var cells = CellsOf(element, edits, left);
            left -= cells?.Length ?? 0;
            if (rows.Count > 0 && cells?.Length != rows[0].Cells.Length)
            {
                Gather(rows);
                rows.Clear();
            }

            if (cells is not null)
                rows.Add((element, cells));
        }

        Gather(rows);
    }

    private static string[]? CellsOf(IElement element, EditLog edits, int most)
    {
        if (element is not { LocalName: "p", ChildNodes: { Length: 1 } nodes } || nodes[0] is not IText text || edits.Of(text) is not null)
            return null;
        var cells = (text.Data.Contains('\t', StringComparison.Ordinal) ? Tabs() : Gaps()).Split(text.Data, most + 1);
        return cells.Length > 1 && cells.Length <= most && Array.TrueForAll(cells, c => c.Length is > 0 and <= MaxCell && !EndsSentence().IsMatch(c)) ? cells : null;
    }

    private static void Gather(List<(IElement Line, string[] Cells)> rows)
    {
        var isTabbed = rows.Count > 0 && rows.TrueForAll(r => r.Line.TextContent.Contains('\t', StringComparison.Ordinal));
        var figures = rows.Count(r => HasFigure(r.Cells));
        if (rows.Count < (isTabbed ? MinRows : MinSpacedRows) || (!isTabbed && figures * 2 < rows.Count))
            return;
        var document = rows[0].Line.Owner!;
        var (table, part) = (document.CreateElement("table"), document.CreateElement("tbody"));
        rows[0].Line.Before(table);
        for (var i = 0; i < rows.Count; i++)
        {
            var isHead = i == 0 && !HasFigure(rows[0].Cells) && figures == rows.Count - 1;
            var section = isHead ? document.CreateElement("thead") : part;
            section.AppendChild(RowOf(rows[i].Line, rows[i].Cells, isHead ? "th" : "td"));
            table.AppendChild(section);
        }
    }

    /// <summary>The first cell gets the line's own text node.</summary>
    private static IElement RowOf(IElement line, string[] cells, string name)
    {
        var document = line.Owner!;
        var row = document.CreateElement("tr");
        var first = (IText)line.FirstChild!;
        foreach (var cell in cells)
        {
            var element = document.CreateElement(name);
            element.AppendChild(row.HasChildNodes ? document.CreateTextNode(cell) : first);
            row.AppendChild(element);
        }

        first.Data = cells[0];
        line.Remove();
        return row;
    }

    private static bool HasFigure(string[] cells) => cells.Any(c => c.Any(char.IsAsciiDigit));

    [GeneratedRegex("(?<!\\s)(?=[^\\S\\t]*\\t)\\s+", RegexOptions.None, 10000)]
    private static partial Regex Tabs();

    [GeneratedRegex("[ \u00A0\u3000]{2,}", RegexOptions.None, 10000)]
    private static partial Regex Gaps();

    [GeneratedRegex("[。！？；!?;]$", RegexOptions.None, 10000)]
    private static partial Regex EndsSentence();
}
