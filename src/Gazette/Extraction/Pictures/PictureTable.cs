using AngleSharp.Dom;
using Gazette.Text;

namespace Gazette.Extraction.Pictures;

/// <summary>A table that only sets a line of text under a picture, or over it, as old editors and word processors do.</summary>
/// <param name="cells">Those that hold something, from the top down.</param>
internal sealed class PictureTable(IElement table, IReadOnlyList<IElement> cells)
{
    /// <summary>Characters; what is longer is text beside a picture.</summary>
    private const int MaxText = 300;

    private const int MaxCells = 4;

    private static readonly string[] Kept = ["id", "class", "style", "align"];

    /// <summary>Null where the image stands in no such table.</summary>
    public static PictureTable? Of(IElement image, IElement body)
    {
        if (image.Closest("table") is not { } table || table == body || !body.Contains(table) || table.TextContent.Length > MaxText * 4 || !VisibleText.In(table.TextContent))
            return null;
        if (table.QuerySelector("table, caption") is not null)
            return null;
        var rows = table.GetElementsByTagName("tr").Select(row => row.Children.Where(IsFilled).Take(2).ToArray()).Where(row => row.Length > 0).Take(MaxCells + 1).ToArray();
        if (rows.Length > MaxCells || Array.Exists(rows, row => row.Length > 1))
            return null;
        IElement[] cells = [.. rows.Select(row => row[0])];
        return cells.Count(c => VisibleText.In(c.TextContent)) == 1 && table.TextContent.Trim().Length <= MaxText ? new PictureTable(table, cells) : null;
    }

    /// <returns>What holds its cells instead.</returns>
    public IElement Open()
    {
        var box = table.Owner!.CreateElement("div");
        if (table.Id is { Length: > 0 } id)
            box.Id = id;
        foreach (var cell in cells)
            box.AppendChild(Opened(cell));
        table.Replace(box);
        // A single cell is the box itself.
        return box.Children is [var only] ? only : box;
    }

    private static IElement Opened(IElement cell)
    {
        var part = cell.Owner!.CreateElement("div");
        foreach (var name in Kept)
        {
            if (cell.GetAttribute(name) is { } value)
                part.SetAttribute(name, value);
        }

        part.AppendNodes([.. cell.ChildNodes]);
        return part;
    }

    private static bool IsFilled(IElement cell) => cell.QuerySelector("img") is not null || VisibleText.In(cell.TextContent);
}
