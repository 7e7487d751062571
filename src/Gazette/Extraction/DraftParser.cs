using AngleSharp.Html.Parser;

namespace Gazette.Extraction;

/// <summary>
/// Text to one parsed document. HTML is parsed as it is, plain text becomes a page of paragraphs, Markdown becomes
/// HTML and goes the same way; nothing is left out yet.
/// </summary>
public static class DraftParser
{
    /// <returns>Exactly one of the two. A front matter's values stand in the draft's metadata already.</returns>
    public static async Task<(Draft? Draft, Rejection? Rejection)> ParseAsync(SourceText text, CancellationToken cancellation) => text.Kind switch
    {
        FileKind.PlainText => await PlainTextAsync(text, cancellation).ConfigureAwait(false),
        FileKind.Markdown => await MarkdownAsync(text, cancellation).ConfigureAwait(false),
        _ => await HtmlAsync(text, text.Text, new Metadata(), cancellation).ConfigureAwait(false),
    };

    private static async Task<(Draft?, Rejection?)> PlainTextAsync(SourceText text, CancellationToken cancellation)
    {
        var paragraphs = PlainTextParagraphs.Split(text.Text);
        if (MarkupLimits.CheckParagraphs(paragraphs.Count) is { } rejection)
            return (null, rejection);
        var (draft, _) = await HtmlAsync(text, "<!DOCTYPE html><html><head></head><body></body></html>", new Metadata(), cancellation).ConfigureAwait(false);
        foreach (var paragraph in paragraphs)
        {
            var p = draft!.Document.CreateElement("p");
            p.TextContent = paragraph;
            draft.Body.AppendChild(p);
        }

        return (draft, null);
    }

    private static async Task<(Draft?, Rejection?)> MarkdownAsync(SourceText text, CancellationToken cancellation)
    {
        var metadata = new Metadata();
        if (!FrontMatter.TrySplit(text.Text, metadata, text.Report, out var body, out var rejection))
            return (null, rejection);
        if (!MarkdownPage.TryToHtml(body, out var html, out rejection))
            return (null, rejection);
        return await HtmlAsync(text, html, metadata, cancellation).ConfigureAwait(false);
    }

    private static async Task<(Draft?, Rejection?)> HtmlAsync(SourceText text, string html, Metadata metadata, CancellationToken cancellation)
    {
        if (MarkupLimits.CheckMarkup(html) is { } tooComplex)
            return (null, tooComplex);
        var parser = new HtmlParser(new HtmlParserOptions { IsNotSupportingFrames = true });
        var document = await parser.ParseDocumentAsync(html, cancellation).ConfigureAwait(false);
        if (MarkupLimits.CheckTree(document, html) is { } tooWide)
            return (null, tooWide);
        var body = document.Body ?? throw new InvalidOperationException("An HTML parser makes a body for every document.");
        return (new Draft { Kind = text.Kind, Document = document, Body = body, Location = text.Location, Metadata = metadata, Report = text.Report }, null);
    }
}
