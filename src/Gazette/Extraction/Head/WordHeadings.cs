using System.Globalization;
using AngleSharp.Dom;

namespace Gazette.Extraction.Head;

/// <summary>Moves the headings of a document up or down, so that the highest are those right below the page's headline.</summary>
internal static class WordHeadings
{
    private const int Highest = 2;
    private const int Lowest = 6;

    public static void Level(IElement body)
    {
        IElement[] headings = [.. body.Children.Where(c => c.LocalName is ['h', >= '1' and <= '6'])];
        var shift = headings.Length == 0 ? 0 : Highest - headings.Min(LevelOf);
        if (shift == 0)
            return;
        foreach (var heading in headings)
        {
            var moved = body.Owner!.CreateElement(string.Create(CultureInfo.InvariantCulture, $"h{Math.Min(LevelOf(heading) + shift, Lowest)}"));
            foreach (var node in heading.ChildNodes.ToArray())
                moved.AppendChild(node);
            heading.Replace(moved);
        }
    }

    private static int LevelOf(IElement heading) => heading.LocalName[1] - '0';
}
