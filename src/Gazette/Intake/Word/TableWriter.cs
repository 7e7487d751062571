using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Gazette.Articles.Edits;

namespace Gazette.Intake.Word;

/// <summary>Writes tables with their merged cells and the rows that head them.</summary>
internal sealed class TableWriter(WordContext context, OpenXmlPart part)
{
    /// <summary>Word itself has no more columns.</summary>
    private const int MaxColumns = 63;

    private const string Paragraph = "<p>";
    private const string ParagraphEnd = "</p>";

    /// <summary>More rows that are bold are no head.</summary>
    private const int MaxBoldRows = 3;

    /// <param name="caption">Its markup; null for none.</param>
    public string Write(OpenXmlElement table, string? caption)
    {
        var rows = RowsOf(table);
        Merge(rows);
        var head = HeadOf(rows);
        var html = new StringBuilder("<table>");
        if (caption is not null)
            html.Append("<caption>").Append(caption).Append("</caption>");
        for (var i = 0; i < rows.Count; i++)
        {
            if (i == 0 && head > 0)
                html.Append("<thead>");
            if (i == head)
                html.Append(head > 0 ? "</thead><tbody>" : "<tbody>");
            Write(rows[i], i < head ? "th" : "td", html);
        }

        return html.Append(head == rows.Count ? "</thead>" : "</tbody>").Append("</table>").ToString();
    }

    private List<Row> RowsOf(OpenXmlElement table)
    {
        var rows = new List<Row>();
        foreach (var element in Within(table, "tr"))
        {
            context.Budget.Look();
            var properties = element.Child("trPr");
            if (properties.Child("ins") is not null)
                context.LeftOut.NoteAdded(element);
            if (properties.Child("del") is not null)
                Drop(element);
            else
                rows.Add(new Row(properties.Switch("tblHeader") == true, properties.Number("gridBefore") ?? 0, CellsOf(element, properties.Number("gridBefore") ?? 0)));
        }

        return rows;
    }

    private void Drop(OpenXmlElement element)
    {
        context.LeftOut.NoteRemoved(element);
        new BlockWriter(context, part, isNested: true, EditList.Hidden).Write(element.ChildElements);
    }

    private static List<Cell> CellsOf(OpenXmlElement row, int start)
    {
        var cells = new List<Cell>();
        foreach (var element in Within(row, "tc"))
        {
            var properties = element.Child("tcPr");
            var span = Math.Clamp(properties.Number("gridSpan") ?? 1, 1, MaxColumns);
            var merge = properties.Child("vMerge");
            var isContinued = merge is not null && merge.Attribute("val") is not "restart";
            // The old way to merge within a row.
            if (cells.Count > 0 && properties.Child("hMerge") is { } wide && wide.Attribute("val") is not "restart")
                cells[^1].Span += span;
            else
                cells.Add(new Cell(element, start, isContinued) { Span = span });
            start += span;
        }

        return cells;
    }

    /// <summary>Rows in a table and cells in a row, whatever stands around them.</summary>
    private static IEnumerable<OpenXmlElement> Within(OpenXmlElement container, string name)
    {
        foreach (var child in container.ChildElements)
        {
            if (child.LocalName == name)
                yield return child;
            else if (child.LocalName == "AlternateContent" && child.Chosen() is { } chosen)
                foreach (var inner in Within(chosen, name))
                    yield return inner;
            else if (child.LocalName is "sdt" or "sdtContent" or "customXml" or "smartTag" or "ins" or "moveTo")
                foreach (var inner in Within(child, name))
                    yield return inner;
        }
    }

    /// <summary>A cell that goes on with one above it makes that one longer.</summary>
    private static void Merge(List<Row> rows)
    {
        var above = new Dictionary<int, Cell>();
        foreach (var row in rows)
        {
            var open = new Dictionary<int, Cell>();
            foreach (var cell in row.Cells)
            {
                if (cell.IsContinued && above.TryGetValue(cell.Start, out var first))
                    (first.Rows, cell.First) = (first.Rows + 1, first);
                open[cell.Start] = cell.First ?? cell;
            }

            above = open;
        }
    }

    /// <summary>How many rows head the table: those that are said to, else the first ones where they alone are bold.</summary>
    private int HeadOf(List<Row> rows)
    {
        foreach (var cell in rows.SelectMany(r => r.Cells))
            Fill(cell);
        var head = rows.TakeWhile(r => r.IsHead).Count();
        if (head == 0 && rows.TakeWhile(r => r.IsBold).Count() is <= MaxBoldRows and var bold && bold < rows.Count && rows[0].Cells.Count > 1)
            head = bold;
        // No cell may reach out of the head.
        for (var i = 0; i < head && head < rows.Count; i++)
            head = Math.Max(head, rows[i].Cells.Where(c => c.First is null).Select(c => i + c.Rows).DefaultIfEmpty().Max());
        return head < rows.Count ? head : 0;
    }

    private void Fill(Cell cell)
    {
        // What stands in the rest of a merged cell is not shown.
        var writer = new BlockWriter(context, part, isNested: true, cell.First is null ? null : EditList.Hidden);
        (cell.Content, cell.IsBold) = (Unwrapped(writer.Write(cell.Element.ChildElements)), writer.IsBold);
        context.LeftOut.End();
    }

    /// <summary>A cell's only paragraph is its own text.</summary>
    private static string Unwrapped(string content) =>
        content.StartsWith(Paragraph, StringComparison.Ordinal) && content.EndsWith(ParagraphEnd, StringComparison.Ordinal) && content.IndexOf(ParagraphEnd, StringComparison.Ordinal) == content.Length - ParagraphEnd.Length
            ? content[Paragraph.Length..^ParagraphEnd.Length] : content;

    private static void Write(Row row, string name, StringBuilder html)
    {
        html.Append("<tr>");
        if (row.Before > 0)
            html.Append(CultureInfo.InvariantCulture, $"<td colspan=\"{Math.Min(row.Before, MaxColumns)}\"></td>");
        foreach (var cell in row.Cells.Where(c => c.First is null))
        {
            html.Append('<').Append(name);
            if (cell.Span > 1)
                html.Append(CultureInfo.InvariantCulture, $" colspan=\"{cell.Span}\"");
            if (cell.Rows > 1)
                html.Append(CultureInfo.InvariantCulture, $" rowspan=\"{cell.Rows}\"");
            html.Append('>').Append(name == "th" ? WithoutBold(cell.Content) : cell.Content).Append("</").Append(name).Append('>');
        }

        html.Append("</tr>");
    }

    private static string WithoutBold(string content) => content.Replace("<strong>", "", StringComparison.Ordinal).Replace("</strong>", "", StringComparison.Ordinal);

    private sealed record Row(bool IsHead, int Before, List<Cell> Cells)
    {
        public bool IsBold => Cells.Exists(c => c.IsBold) && Cells.TrueForAll(c => c.IsBold || c.Content.Length == 0);
    }

    private sealed class Cell(OpenXmlElement element, int start, bool isContinued)
    {
        public OpenXmlElement Element => element;

        /// <summary>The column of the grid.</summary>
        public int Start => start;

        public bool IsContinued => isContinued;

        public int Span { get; set; }

        public int Rows { get; set; } = 1;

        /// <summary>The cell that this one goes on with; null for one of its own.</summary>
        public Cell? First { get; set; }

        public string Content { get; set; } = "";

        public bool IsBold { get; set; }
    }
}
