using System.Text.Json;
using Gazette.Cleaning;
using Gazette.Drafts;
using Gazette.Extraction.Authors;
using Gazette.Extraction.Blocks;
using Gazette.Extraction.Body;
using Gazette.Extraction.Head;
using Gazette.Extraction.Lines;
using Gazette.Extraction.Parsing;
using Gazette.Intake;

namespace Gazette.Benchmarks;

/// <summary>A page, its blocks as the judge gets them, and the text that people took for its article.</summary>
internal sealed class AnnotatedPage
{
    private AnnotatedPage(string site, string text, PageBlocks blocks, string? title, WriterNotes writers)
    {
        (Site, Text, Blocks, Title, Writers) = (site, text, blocks, title, writers);
        Labels = BlockLabels.Of([.. blocks.Blocks.Select(b => b.Text)], text);
        Size = blocks.Blocks.Zip(Labels).Where(b => b.Second).Sum(b => b.First.Size);
        IsUsable = BodyScore.Of(Text, TextByLabels()).Recall > 0.6;
    }

    /// <summary>Pages of one site are alike, and must not stand on both sides of a measurement.</summary>
    public string Site { get; }

    public string Text { get; }

    public PageBlocks Blocks { get; }

    public string? Title { get; }

    public WriterNotes Writers { get; }

    /// <summary>By block: whether it is in the text.</summary>
    public IReadOnlyList<bool> Labels { get; }

    /// <summary>Of the blocks that are in the text.</summary>
    public int Size { get; }

    /// <summary>False where the text stands nowhere on the page: that teaches nothing of blocks.</summary>
    public bool IsUsable { get; }

    /// <summary>Null when nobody has said what its text is, or it is rejected. Said in <c>ID.json</c>, or in <c>expected.json</c> beside the page.</summary>
    public static async Task<AnnotatedPage?> ReadAsync(CorpusPage page, string folder, CleaningRules rules)
    {
        var note = Path.Combine(folder, page.Id + ".json");
        if (!File.Exists(note))
            note = Path.Combine(Path.GetDirectoryName(note)!, "expected.json");
        if (!File.Exists(note) || TextIn(await File.ReadAllTextAsync(note)) is not { Length: > 0 } text)
            return null;
        return await DraftAsync(page) is { } draft ? Of(page, draft, text, rules) : null;
    }

    private static async Task<Draft?> DraftAsync(CorpusPage page)
    {
        var budget = ProcessingBudget.Unlimited();
        if (!UploadReader.TryRead(await page.UploadAsync(budget.Cancellation), budget, out var source, out _))
            return null;
        return DraftParser.Parse(source, budget).Draft;
    }

    private static AnnotatedPage Of(CorpusPage page, Draft draft, string text, CleaningRules rules)
    {
        rules.RepairText(draft);
        var elements = new PageElements(draft.Document);
        var tags = HeadTags.Of(elements);
        var json = JsonLdArticle.Find(elements);
        var title = PageTitle.Choose(elements, tags, json);
        var head = PageHead.Of(elements, title, budget: draft.Budget);
        var writers = new WriterNotes(PageAuthors.Of(head, tags, json).All);
        return new AnnotatedPage(SiteOf(draft, page), text, PageBody.BlocksOf(draft.Document.Body!, head.Lines, draft.Budget), title, writers);
    }

    /// <summary>The text of the blocks that are in it, without the headline, which is a field.</summary>
    public string TextByLabels()
    {
        var title = TextLine.KeyOf(Title ?? "");
        return string.Join('\n', Blocks.Blocks.Zip(Labels).Where(b => b.Second && !b.First.Line.Has(title)).Select(b => b.First.Text));
    }

    /// <summary>The text that a model keeps.</summary>
    public string TextBy(BlockModel model)
    {
        var title = TextLine.KeyOf(Title ?? "");
        return string.Join('\n', BlockJudge.Judge(Blocks, Title, Writers, model).Where(b => b.Stays && !b.Block.Block.Line.Has(title)).Select(b => b.Block.Block.Text));
    }

    private static string? TextIn(string note)
    {
        using var json = JsonDocument.Parse(note);
        if (json.RootElement.TryGetProperty("text", out var text))
            return text.GetString();
        // A case of the tests: each block behind the name of its element.
        return json.RootElement.TryGetProperty("body", out var body) && body.ValueKind == JsonValueKind.Array ? string.Join('\n', body.EnumerateArray().Select(b => b.GetString()![(b.GetString()!.IndexOf(": ", StringComparison.Ordinal) + 2)..])) : null;
    }

    private static string SiteOf(Draft draft, CorpusPage page)
    {
        var address = draft.Document.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? draft.Document.QuerySelector("meta[property='og:url']")?.GetAttribute("content");
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host : page.Id.Split('-')[0];
    }
}
