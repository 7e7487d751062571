using System.Globalization;
using System.Net;
using System.Text.Json;
using Gazette.Benchmarks.Pictures;
using Gazette.Cleaning;
using Gazette.Drafts;
using Gazette.Extraction;
using Gazette.Extraction.Parsing;
using Gazette.Extraction.Pictures;
using Gazette.Intake;

namespace Gazette.Benchmarks;

/// <summary>Counts which images of annotated pages stay, beside what <see cref="ImageLabels"/> says of them.</summary>
/// <param name="shows">Whether the images are named of which it decides otherwise.</param>
internal sealed class PicturesCommand(string folder, bool shows)
{
    private const int MaxShown = 300;

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
        var truth = ImageLabels.Of(draft.Document.Body!, WebUtility.HtmlDecode(text));
        rules.RepairText(draft);
        if (ArticleReader.Read(draft) is not null)
            return;
        var kept = PictureElement.Of(draft).Where(p => !p.IsOrnament).Select(p => p.Element).ToHashSet();
        foreach (var image in truth)
            Count(page, image, kept.Contains(image.Element));
    }

    private void Count(CorpusPage page, LabelledImage image, bool stays)
    {
        var (element, isArticles) = (image.Element, image.IsArticles);
        (inside, insideKept) = (inside + (isArticles ? 1 : 0), insideKept + (isArticles && stays ? 1 : 0));
        (outside, outsideKept) = (outside + (isArticles ? 0 : 1), outsideKept + (!isArticles && stays ? 1 : 0));
        if (!shows || isArticles == stays)
            return;
        Console.WriteLine($"{page.Name}: {(stays ? "stays" : PageOrnament.Is(element) ? "goes as an ornament" : "goes")} {image.Path}");
        Console.WriteLine($"  before: {Short(image.Before)}");
        Console.WriteLine($"  {Short(element.OuterHtml)}");
        Console.WriteLine($"  behind: {Short(image.Behind)}");
    }

    private static string Short(string text) => text.Length <= MaxShown ? text : text[..MaxShown];

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
