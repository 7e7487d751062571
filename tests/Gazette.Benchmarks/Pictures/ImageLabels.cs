using System.Globalization;
using AngleSharp.Dom;
using Gazette.Extraction.Lines;
using Gazette.Extraction.Pictures;

namespace Gazette.Benchmarks.Pictures;

/// <summary>
/// Which images of an annotated page are the article's. Nobody has annotated images; so one is taken for the article's when the
/// lines before and behind it are, and for the page's when none of the lines near it is: lines under a headline and captions are
/// no part of an annotated text, so that one line to each side says too little. Annotated texts have holes and stop early, too: amid
/// the text it is the page's only where the lines near it are links for the most part, as those of teasers are, and nowhere where it
/// stands in a row with the article's paragraphs. Of all others nobody can tell.
/// </summary>
internal static class ImageLabels
{
    /// <summary>Shorter lines stand everywhere.</summary>
    private const int LeastLine = 20;

    /// <summary>Lines to each side that all have to be the page's.</summary>
    private const int Near = 3;

    /// <summary>What is declared smaller is no picture; nor are drawings, which are icons on nearly all pages.</summary>
    private const int LeastSide = 100;

    /// <summary>The same file so often is a button or a rating, in the text as outside.</summary>
    private const int OftenOnAPage = 3;

    /// <summary>Paragraphs with one parent.</summary>
    private const int LeastRow = 3;

    private const int LevelsShown = 6;

    private static readonly string[] Sides = ["width", "height"];

    public static IReadOnlyList<LabelledImage> Of(IElement root, string text)
    {
        var places = root.Descendants().Index().ToDictionary(p => p.Item, p => p.Index);
        var lines = TextLines.Of(root).Where(l => l.Text.Length >= LeastLine && l.Nodes.Count > 0).ToList();
        var labels = BlockLabels.Of([.. lines.Select(l => l.Text)], text);
        var images = root.GetElementsByTagName("img").ToList();
        var often = images.GroupBy(FileOf).Where(files => files.Count() >= OftenOnAPage).Select(files => files.Key).ToHashSet();
        var rows = lines.Index().Where(l => labels[l.Index]).GroupBy(l => l.Item.Parent?.ParentElement).Where(row => row.Count() >= LeastRow).Select(row => row.Key).ToHashSet();
        var labelled = new List<LabelledImage>();
        foreach (var image in images.Where(image => IsPicture(image) && !often.Contains(FileOf(image))))
        {
            var figure = image.ParentElement?.Closest("figure");
            var around = lines.Index().Where(l => figure?.Contains(l.Item.Nodes[0]) is not true).ToLookup(l => places[l.Item.Nodes[0]] < places[image]);
            var (before, behind) = (around[true].TakeLast(Near).ToList(), around[false].Take(Near).ToList());
            var isAmid = around[true].Any(l => labels[l.Index]) && around[false].Any(l => labels[l.Index]);
            if (IsArticles([.. before.Select(l => labels[l.Index])], [.. behind.Select(l => labels[l.Index])]) is { } isArticles
                && (isArticles || (!isAmid && !IsInRow(image, rows)) || AreLinks([.. before.Concat(behind).Select(l => l.Item)])))
                labelled.Add(new LabelledImage(image, isArticles, before is [.., var last] ? last.Item.Text : "", behind is [var first, ..] ? first.Item.Text : "", PathOf(image)));
        }

        return labelled;
    }

    private static bool? IsArticles(IReadOnlyList<bool> before, IReadOnlyList<bool> behind)
    {
        if (before is [.., true] && behind is [true, ..])
            return true;
        return before.Concat(behind).Any(label => label) ? null : false;
    }

    /// <summary>Beside paragraphs itself, or what holds it with no other text than its caption.</summary>
    private static bool IsInRow(IElement image, HashSet<IElement?> rows)
    {
        var at = image.ParentElement?.Closest("figure")?.ParentElement ?? image.ParentElement;
        while (at is not null && !rows.Contains(at) && string.IsNullOrWhiteSpace(at.TextContent))
            at = at.ParentElement;
        return at is not null && rows.Contains(at);
    }

    private static bool AreLinks(IReadOnlyList<TextLine> lines) =>
        lines.Count(line => line.Nodes.All(node => node.ParentElement?.Closest("a") is not null)) * 2 >= lines.Count;

    private static bool IsPicture(IElement image) =>
        !PictureAddresses.Of(image).All(a => a.Contains(".svg", StringComparison.OrdinalIgnoreCase) || PictureAddresses.IsData(a)) && !IsSmall(image) && !IsLogo(image);

    /// <summary>A maker's mark is no picture of the article, also where the article is about the maker.</summary>
    private static bool IsLogo(IElement image) =>
        (image.GetAttribute("alt") ?? "").Contains("logo", StringComparison.OrdinalIgnoreCase)
        || PictureAddresses.Of(image).Any(a => !PictureAddresses.IsData(a) && a[(a.LastIndexOf('/') + 1)..].Contains("logo", StringComparison.OrdinalIgnoreCase));

    private static bool IsSmall(IElement image) =>
        Sides.Any(side => int.TryParse(image.GetAttribute(side)?.Replace("px", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var pixels) && pixels < LeastSide);

    private static (string Address, string? Alt) FileOf(IElement image) => (PictureAddresses.Of(image) is [var first, ..] ? first : "", image.GetAttribute("alt"));

    private static string PathOf(IElement image)
    {
        var path = new List<string>();
        for (var at = image.ParentElement; at is not null && path.Count < LevelsShown; at = at.ParentElement)
            path.Add($"{at.LocalName}.{at.ClassName}");
        return string.Join(" < ", path);
    }
}
