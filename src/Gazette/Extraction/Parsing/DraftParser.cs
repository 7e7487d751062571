using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Gazette.Drafts;
using Gazette.Extraction.Formulas;
using Gazette.Extraction.Scripted;
using Gazette.Extraction.Styles;
using Gazette.Uploads;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// Text to one parsed document. HTML is parsed as it is, plain text becomes a page of paragraphs, Markdown becomes
/// HTML and goes the same way; nothing is left out yet.
/// </summary>
public static class DraftParser
{
    /// <returns>Exactly one of the two. A front matter's values stand in the draft's metadata already.</returns>
    public static Task<(Draft? Draft, Rejection? Rejection)> ParseAsync(SourceText text, CancellationToken cancellation) =>
        ParseAsync(text, ProcessingBudget.Unlimited(cancellation));

    internal static async Task<(Draft? Draft, Rejection? Rejection)> ParseAsync(SourceText text, ProcessingBudget budget) => text.Kind switch
    {
        FileKind.PlainText => await PlainTextAsync(text, budget).ConfigureAwait(false),
        FileKind.Markdown => await MarkdownAsync(text, budget).ConfigureAwait(false),
        FileKind.Xhtml => await HtmlAsync(text with { Kind = FileKind.Html }, XhtmlPage.TryToHtml(text.Text, budget, out var html) ? html : text.Text, new Metadata(), budget).ConfigureAwait(false),
        _ => await HtmlAsync(text, text.Text, new Metadata(), budget).ConfigureAwait(false),
    };

    private static async Task<(Draft?, Rejection?)> PlainTextAsync(SourceText text, ProcessingBudget budget)
    {
        var (metadata, body) = (new Metadata(), text.Text);
        // Whoever writes no Markdown may leave what looks like values as text.
        if (FrontMatterBlock.IsInPlainText(text.Text) && !FrontMatter.TrySplit(text.Text, metadata, text.Report, out body, out _))
            (metadata, body) = (new Metadata(), text.Text);
        var paragraphs = PlainTextParagraphs.Split(body);
        if (MarkupLimits.CheckParagraphs(paragraphs) is { } rejection)
            return (null, rejection);
        var (draft, _) = await HtmlAsync(text, "<!DOCTYPE html><html><head></head><body></body></html>", metadata, budget).ConfigureAwait(false);
        foreach (var paragraph in budget.Watch(paragraphs))
        {
            var p = draft!.Document.CreateElement("p");
            p.TextContent = paragraph;
            draft.Body.AppendChild(p);
        }

        return (draft, null);
    }

    private static async Task<(Draft?, Rejection?)> MarkdownAsync(SourceText text, ProcessingBudget budget)
    {
        var metadata = new Metadata();
        if (!FrontMatter.TrySplit(text.Text, metadata, text.Report, out var body, out var rejection))
            return (null, rejection);
        if (!MarkdownPage.TryToHtml(LooseMarkdown.Tidy(body, text.Report), out var html, out rejection))
            return (null, rejection);
        return await HtmlAsync(text, html, metadata, budget).ConfigureAwait(false);
    }

    private static async Task<(Draft?, Rejection?)> HtmlAsync(SourceText text, string html, Metadata metadata, ProcessingBudget budget)
    {
        var (document, rejection) = await DocumentAsync(html, budget).ConfigureAwait(false);
        if (document is null)
            return (null, rejection);
        if (text.Kind == FileKind.Html && PreformattedText.WholePage(document) is { } plain)
            return await PlainTextAsync(text with { Kind = FileKind.PlainText, Text = plain }, budget).ConfigureAwait(false);
        HiddenText.TakeOut(document, text.Report);
        if (MarkupLimits.CheckTree(document, html) is { } tooWide)
            return (null, tooWide);
        await new FramedPages(text, content => DocumentAsync(content, budget)).InsertAsync(document).ConfigureAwait(false);
        ShadowTrees.Open(document);
        if (text.Kind == FileKind.Html)
            ScriptedText.Show(document, text.Report, budget);
        EscapedParagraphs.Separate(document, html);
        TextFigures.Open(document);
        FoldedParts.Open(document, text.Report);
        WrittenFormulas.Write(document);
        PreformattedText.Unfold(document);
        ListStyles.Inline(document);
        var body = document.Body ?? throw new InvalidOperationException("An HTML parser makes a body for every document.");
        return (new Draft { Kind = text.Kind, Document = document, Body = body, Location = text.Location, Metadata = metadata, Report = text.Report, Budget = budget }, null);
    }

    private static async Task<(IHtmlDocument?, Rejection?)> DocumentAsync(string html, ProcessingBudget budget)
    {
        if (MarkupLimits.CheckMarkup(html) is { } tooComplex)
            return (null, tooComplex);
        var parser = new HtmlParser(new HtmlParserOptions { IsNotSupportingFrames = true, IsScripting = true, DisableElementPositionTracking = true });
        try
        {
            var document = await parser.ParseDocumentAsync(html, budget.Cancellation).ConfigureAwait(false);
            VoidElements.Empty(document);
            return (document, null);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            // The standard has a reading for any text, but the parser's own faults are not known in advance: <p><select><xmp></xmp><select> is one.
            return (null, new Rejection(RejectionReason.MarkupInvalid, $"The HTML parser failed at its markup ({fault.GetType().Name}). Open the page in a browser, copy the article's text into a new file and upload that."));
        }
    }
}
