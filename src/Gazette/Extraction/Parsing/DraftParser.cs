using System.Buffers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Gazette.Drafts;
using Gazette.Extraction.Formulas;
using Gazette.Extraction.Mail;
using Gazette.Extraction.Pictures;
using Gazette.Extraction.Scripted;
using Gazette.Extraction.Styles;
using Gazette.Uploads;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// Text to one parsed document. HTML is parsed as it is, plain text becomes a page of paragraphs, Markdown becomes
/// HTML and goes the same way, as Word documents are already; nothing is left out yet.
/// </summary>
public static class DraftParser
{
    private static readonly SearchValues<string> ShadowTree = SearchValues.Create(["shadowroot"], StringComparison.OrdinalIgnoreCase);

    /// <returns>Exactly one of the two. A front matter's values stand in the draft's metadata already.</returns>
    public static (Draft? Draft, Rejection? Rejection) Parse(SourceText text, CancellationToken cancellation) =>
        Parse(text, ProcessingBudget.Unlimited(cancellation));

    internal static (Draft? Draft, Rejection? Rejection) Parse(SourceText text, ProcessingBudget budget) => text.Kind switch
    {
        FileKind.PlainText => PlainText(text, budget),
        FileKind.Markdown => Markdown(text, budget),
        FileKind.Mail when text.Mail is { IsPlain: true } => Mail(text, budget),
        FileKind.Xhtml => Html(text with { Kind = FileKind.Html }, XhtmlPage.TryToHtml(text.Text, budget, out var html) ? html : text.Text, new Metadata(), budget),
        _ => Html(text, text.Text, new Metadata(), budget),
    };

    private static (Draft?, Rejection?) PlainText(SourceText text, ProcessingBudget budget)
    {
        var (metadata, body) = (new Metadata(), text.Text);
        // Whoever writes no Markdown may leave what looks like values as text.
        if (FrontMatterBlock.IsInPlainText(text.Text) && !FrontMatter.TrySplit(text.Text, metadata, text.Report, out body, out _))
            (metadata, body) = (new Metadata(), text.Text);
        var paragraphs = PlainTextParagraphs.Split(body);
        if (MarkupLimits.CheckParagraphs(paragraphs) is { } rejection)
            return (null, rejection);
        var (draft, _) = Html(text, "<!DOCTYPE html><html><head></head><body></body></html>", metadata, budget);
        foreach (var paragraph in budget.Watch(paragraphs))
        {
            var p = draft!.Document.CreateElement("p");
            p.TextContent = paragraph;
            draft.Body.AppendChild(p);
        }

        return (draft, null);
    }

    /// <summary>What it quotes of others stands in quotes.</summary>
    private static (Draft?, Rejection?) Mail(SourceText text, ProcessingBudget budget)
    {
        var paragraphs = MailParagraphs.Split(text.Text);
        if (MarkupLimits.CheckParagraphs([.. paragraphs.Select(p => p.Text)]) is { } rejection)
            return (null, rejection);
        var (draft, _) = Html(text, "<!DOCTYPE html><html><head></head><body></body></html>", new Metadata(), budget);
        var open = new Stack<IElement>([draft!.Body]);
        foreach (var (depth, paragraph) in budget.Watch(paragraphs))
        {
            while (open.Count - 1 > depth)
                open.Pop();
            while (open.Count - 1 < depth)
            {
                var quote = draft.Document.CreateElement("blockquote");
                quote.SetAttribute("type", "cite");
                open.Peek().AppendChild(quote);
                open.Push(quote);
            }

            var p = draft.Document.CreateElement("p");
            p.TextContent = paragraph;
            open.Peek().AppendChild(p);
        }

        return (draft, null);
    }

    private static (Draft?, Rejection?) Markdown(SourceText text, ProcessingBudget budget)
    {
        var metadata = new Metadata();
        if (!FrontMatter.TrySplit(text.Text, metadata, text.Report, out var body, out var rejection))
            return (null, rejection);
        if (!MarkdownPage.TryToHtml(LooseMarkdown.Tidy(body, text.Report), out var html, out rejection))
            return (null, rejection);
        return Html(text, html, metadata, budget);
    }

    private static (Draft?, Rejection?) Html(SourceText text, string html, Metadata metadata, ProcessingBudget budget)
    {
        var mayHaveShadow = false;
        var (page, rejection) = Page(html, budget, ref mayHaveShadow);
        if (page is { } whole && SwallowedText.Release(html, out var places) is { } closed && Page(closed, budget, ref mayHaveShadow) is ({ } released, _) && SwallowedText.Keeps(whole.Document, released.Document))
        {
            (html, page) = (closed, released);
            foreach (var place in places)
                text.Report.Add(SwallowedText.Rule, place, "", certain: false);
        }

        if (page is not var (document, contents))
            return (null, rejection);
        if (text.Kind == FileKind.Html && PreformattedText.WholePage(document) is { } plain)
            return PlainText(text with { Kind = FileKind.PlainText, Text = plain }, budget);
        // Whatever is put in or taken out makes it another page to look through.
        var isChanged = contents.HasLongText && HiddenText.TakeOut(document, text.Report);
        if (MarkupLimits.CheckTree(document, html) is { } tooWide)
            return (null, tooWide);
        if (contents.HasFrames)
            isChanged |= new FramedPages(text, Framed).Insert(document);
        if (mayHaveShadow)
        {
            ShadowTrees.Open(document);
            isChanged = true;
        }

        contents = isChanged ? PageContents.Of(document) : contents;
        if (text.Kind == FileKind.Html && ScriptedText.Show(document, contents.Sources, text.Report, budget))
            contents = PageContents.Of(document);
        if (OpenLinks.Close(document, html, text.Report))
            contents = PageContents.Of(document);
        if (HiddenPieces.TakeOut(contents.Elements, text.Report))
            contents = PageContents.Of(document);
        if (MobilePictures.Show(document, contents.Elements))
            contents = PageContents.Of(document);
        if (LazyPictures.Reveal(document, contents.Sources, budget))
            contents = PageContents.Of(document);
        EscapedParagraphs.Separate(document, html);
        if (TextFigures.Open(contents))
            contents = PageContents.Of(document);
        if (FoldedParts.Open(contents, text.Report))
            contents = PageContents.Of(document);
        if (contents.MayHaveFormulas)
        {
            WrittenFormulas.Write(document);
            contents = PageContents.Of(document);
        }

        if (PreformattedText.Unfold(document, contents))
            contents = PageContents.Of(document);
        ListStyles.Inline(document, contents);
        var body = document.Body ?? throw new InvalidOperationException("An HTML parser makes a body for every document.");
        return (new Draft { Kind = text.Kind, Document = document, Body = body, Location = text.Location, Parts = text.Parts, Mail = text.Mail, Metadata = metadata, Report = text.Report, Budget = budget }, null);

        (IHtmlDocument?, Rejection?) Framed(string content)
        {
            var (framed, why) = Page(content, budget, ref mayHaveShadow);
            return (framed?.Document, why);
        }
    }

    /// <param name="mayHaveShadow">Set where the markup speaks of a shadow tree.</param>
    private static (ParsedPage? Page, Rejection? Rejection) Page(string html, ProcessingBudget budget, ref bool mayHaveShadow)
    {
        mayHaveShadow |= html.AsSpan().ContainsAny(ShadowTree);
        if (MarkupLimits.CheckMarkup(html) is { } tooComplex)
            return (null, tooComplex);
        var parser = new HtmlParser(new HtmlParserOptions { IsNotSupportingFrames = true, IsScripting = true, DisableElementPositionTracking = true, OnCreated = (_, _) => budget.Look() });
        try
        {
            // Not of the string: AngleSharp would copy it first, so that scripts can write into it, and read it more slowly.
            var document = parser.ParseDocument(html.AsMemory());
            TakeIn(document);
            var contents = PageContents.Of(document);
            // Its elements keep their order.
            if (contents.HasFilledVoid)
                VoidElements.Empty(document);
            return (new ParsedPage(document, contents), null);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            // The standard has a reading for any text, but the parser's own faults are not known in advance: <p><select><xmp></xmp><select> is one.
            return (null, new Rejection(RejectionReason.MarkupInvalid, $"The HTML parser failed at its markup ({fault.GetType().Name}). Open the page in a browser, copy the article's text into a new file and upload that."));
        }
    }

    /// <summary>What the parser hangs beside the page's root, behind a table and a template in an option, has readers too.</summary>
    private static void TakeIn(IHtmlDocument document)
    {
        foreach (var stray in document.ChildNodes.SkipWhile(n => n != document.DocumentElement).Skip(1).Where(n => n is IElement or IText).ToArray())
            document.Body!.AppendChild(stray);
    }

    private sealed record ParsedPage(IHtmlDocument Document, PageContents Contents);
}
