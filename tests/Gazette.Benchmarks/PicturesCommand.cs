using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using Gazette.Cleaning;
using Gazette.Drafts;
using Gazette.Extraction;
using Gazette.Extraction.Lines;
using Gazette.Extraction.Parsing;
using Gazette.Extraction.Pictures;
using Gazette.Intake;

namespace Gazette.Benchmarks;

/// <summary>
/// Counts which images of annotated pages stay. Nobody has annotated images: one is taken for the article's when the lines
/// before and behind it are, those of its own figure left out, and for the page's when neither is; at the border of the text
/// nobody can tell.
/// </summary>
/// <param name="shows">Whether the images are named of which it decides otherwise.</param>
internal sealed class PicturesCommand(string folder, bool shows)
{
    /// <summary>Shorter lines stand everywhere.</summary>
    private const int LeastLine = 20;

    /// <summary>What is declared smaller is no picture; nor are drawings, which are icons on nearly all pages.</summary>
    private const int LeastSide = 100;

    private static readonly string[] Sides = ["width", "height"];

    private readonly CleaningRules rules = new();
    private int inside;
    private int insideKept;
    private int outside;
    private int outsideKept;

    public async Task<int> RunAsync()
    {
        foreach (var page in CorpusPage.In(folder).Where(p => p.CanBeUploaded))
        {
            var note = Path.Combine(folder, page.Id + ".json");
            if (!File.Exists(note))
                continue;
            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(note));
            if (json.RootElement.GetProperty("text").GetString() is { Length: > 0 } text)
                await CountAsync(page, text);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"in the text: {insideKept} of {inside} stay ({Share(insideKept, inside):P1}); outside: {outsideKept} of {outside} stay ({Share(outsideKept, outside):P1})"));
        return 0;
    }

    private async Task CountAsync(CorpusPage page, string text)
    {
        var budget = ProcessingBudget.Unlimited();
        if (!UploadReader.TryRead(await page.UploadAsync(budget.Cancellation), budget, out var source, out _) || DraftParser.Parse(source, budget).Draft is not { } draft)
            return;
        var root = draft.Document.Body!;
        var places = root.Descendants().Index().ToDictionary(p => p.Item, p => p.Index);
        var lines = TextLines.Of(root).Where(l => l.Text.Length >= LeastLine && l.Nodes.Count > 0).ToList();
        var labels = BlockLabels.Of([.. lines.Select(l => l.Text)], text);
        var truth = root.GetElementsByTagName("img").ToDictionary(image => image, image => IsArticles(image, lines, labels, places));
        rules.RepairText(draft);
        if (ArticleReader.Read(draft) is not null)
            return;
        var kept = PictureElement.Of(draft).Where(p => !p.IsOrnament).Select(p => p.Element).ToHashSet();
        foreach (var (image, label) in truth)
        {
            if (label is { } isArticles)
                Count(page, image, isArticles, kept.Contains(image));
        }
    }

    private void Count(CorpusPage page, IElement image, bool isArticles, bool stays)
    {
        (inside, insideKept) = (inside + (isArticles ? 1 : 0), insideKept + (isArticles && stays ? 1 : 0));
        (outside, outsideKept) = (outside + (isArticles ? 0 : 1), outsideKept + (!isArticles && stays ? 1 : 0));
        if (shows && isArticles != stays)
            Console.WriteLine($"{page.Name}: {(stays ? "stays" : PageOrnament.Is(image) ? "goes as an ornament" : "goes")} {image.OuterHtml[..Math.Min(240, image.OuterHtml.Length)]}");
    }

    private static bool? IsArticles(IElement image, List<TextLine> lines, IReadOnlyList<bool> labels, Dictionary<INode, int> places)
    {
        if (PictureAddresses.Of(image).All(a => a.Contains(".svg", StringComparison.OrdinalIgnoreCase) || PictureAddresses.IsData(a)) || IsSmall(image))
            return null;
        var (at, figure) = (places[image], image.ParentElement?.Closest("figure"));
        var (before, behind) = ((bool?)null, (bool?)null);
        foreach (var (i, line) in lines.Index())
        {
            if (figure is not null && figure.Contains(line.Nodes[0]))
                continue;
            if (places[line.Nodes[0]] < at)
                before = labels[i];
            else
                behind ??= labels[i];
        }

        return before == behind ? before : null;
    }

    private static bool IsSmall(IElement image) =>
        Sides.Any(side => int.TryParse(image.GetAttribute(side)?.Replace("px", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var pixels) && pixels < LeastSide);

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
