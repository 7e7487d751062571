using AngleSharp.Dom;
using Gazette.Text;

namespace Gazette.Sanitizing;

/// <summary>
/// Tells tables of data from those that only place things on a page. Looks at nothing that a published table lacks, so that
/// it says the same of that.
/// </summary>
internal static class TableKind
{
    /// <summary>A cell that holds more paragraphs than this may be a page's column.</summary>
    private const int MaxParagraphs = 4;

    /// <summary>Letters, a Han character counting for three, beyond which such a cell is one if it holds most of the table.</summary>
    private const int MinColumn = 600;
    private const double MostOfTable = 0.7;

    /// <summary>Links in a cell that holds little else: a menu.</summary>
    private const int MinMenu = 3;
    private const double MenuShare = 0.8;

    /// <summary>Rows of as many cells each that make a grid, though nothing names its columns, and the share of rows that must be alike.</summary>
    private const int MinGrid = 2;
    private const double GridShare = 0.75;

    public static bool IsLayout(IElement table, IReadOnlyList<IElement> rows)
    {
        IElement[][] cells = [.. rows.Select(r => r.Children.Where(IsCell).ToArray()).Where(row => Array.Exists(row, HasText))];
        if (cells.All(row => row.Length <= 1))
            return true;
        var isNamed = IsNamed(table, cells);
        if (!isNamed && cells is [var only] && only.Any(HoldsBlocks))
            return true;
        if (!isNamed && (HoldsTable(cells) || !MayHoldHeadings(cells)))
            return true;
        return HasColumn(cells, isNamed);
    }

    public static bool IsCell(IElement element) => element.LocalName is "td" or "th";

    /// <summary>One row alone compares nothing: its cells are columns of a page, such as who posts and what.</summary>
    private static bool HoldsBlocks(IElement cell) => cell.Children.Count(c => c.LocalName is "p" or "div" or "table" or "ul" or "ol" or "h2" or "h3" or "h4") > 1;

    /// <summary>A caption says what it shows, or cells say what its rows or columns are.</summary>
    private static bool IsNamed(IElement table, IElement[][] cells) =>
        table.Children.Any(c => c.LocalName is "caption" && HasText(c))
        || cells.Any(row => row.Length > 1 && row.Any(c => c.LocalName == "th" && HasText(c)));

    /// <summary>One of a single cell is only a frame around its text.</summary>
    private static bool HoldsTable(IElement[][] cells) =>
        cells.SelectMany(row => row).Any(cell => cell.QuerySelectorAll("tr").Any(row => row.Children.Count(c => IsCell(c) && HasText(c)) > 1));

    /// <summary>A heading in a cell is that of a page's column, unless the rows make a grid.</summary>
    private static bool MayHoldHeadings(IElement[][] cells) => IsGrid(cells) || !cells.SelectMany(row => row).Any(cell => cell.QuerySelector("h1, h2, h3") is not null);

    private static bool IsGrid(IElement[][] cells)
    {
        var counts = cells.Where(row => row.Length > 1).CountBy(row => row.Length).ToList();
        var most = counts.Max(c => c.Value);
        return most >= MinGrid && most >= cells.Length * GridShare && !cells.SelectMany(row => row).Any(IsMenu);
    }

    private static bool IsMenu(IElement cell)
    {
        var links = cell.QuerySelectorAll("a");
        return links.Length >= MinMenu && links.Sum(l => Size(l.TextContent)) >= Size(cell.TextContent) * MenuShare;
    }

    /// <summary>A cell with most of the table's text, in several paragraphs: that of a grid may hold some short ones.</summary>
    private static bool HasColumn(IElement[][] cells, bool isNamed)
    {
        if (!cells.Any(row => row.Any(HasManyParagraphs)))
            return false;
        if (!isNamed && !IsGrid(cells))
            return true;
        var all = cells.Sum(row => row.Sum(c => Size(c.TextContent)));
        return cells.Any(row => row.Any(c => HasManyParagraphs(c) && Size(c.TextContent) is var size && size >= MinColumn && size > all * MostOfTable));
    }

    private static bool HasManyParagraphs(IElement cell) => cell.Children.Count(p => p.LocalName is "p" or "div") > MaxParagraphs;

    private static int Size(string text) => text.Count(char.IsLetterOrDigit) + (Han.Count(text) * 2);

    private static bool HasText(IElement element) => !string.IsNullOrWhiteSpace(element.TextContent);
}
