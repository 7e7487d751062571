using System.Diagnostics.CodeAnalysis;
using Gazette.Drafts;
using Gazette.Intake.Pdf.Layout;
using Gazette.Intake.Pdf.Visibility;
using Gazette.Uploads;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using PdfLine = Gazette.Intake.Pdf.Layout.PdfLine;

namespace Gazette.Intake.Pdf;

/// <summary>Makes a page of a PDF's text: columns in reading order, lines joined to paragraphs, what runs along its pages left out.</summary>
internal static class PdfReader
{
    public const string CharsetName = "PDF";

    /// <summary>In the report of every article that was made from a PDF: nobody knows for sure what is beside what.</summary>
    public const string LayoutRule = "pdf-layout";

    /// <summary>Pictures are not read.</summary>
    public const string PicturesRule = "pdf-pictures";

    public const string RunningRule = "running-lines";

    /// <summary>Text that the pages hold and do not show.</summary>
    public const string UnseenRule = "unseen-text";

    /// <summary>Of its letters; with more that nobody can read the text is none.</summary>
    private const double MostUnknown = 0.1;

    /// <summary>Letters of a page, on average; a stamp on each page of a scan has as many.</summary>
    private const int LeastLetters = 30;

    private const string SaveOriginal = "Upload the document that it was made from instead.";

    /// <param name="fault">Its detail goes on after the file's name.</param>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, ProcessingBudget budget, [NotNullWhen(true)] out SourceText? text, [NotNullWhen(false)] out Rejection? fault)
    {
        (text, fault) = (null, null);
        try
        {
            (text, fault) = OwnThread.Run(() => (Read(bytes, budget, out var refused), refused), budget);
        }
        catch (PdfLimits.Exceeded limit)
        {
            fault = limit.Rejection;
        }
        catch (PdfDocumentEncryptedException)
        {
            fault = new Rejection(RejectionReason.PdfInvalid, "is locked with a password. Save it without one, or upload the document that it was made from instead.");
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or OutOfMemoryException))
        {
            // Files are broken in more ways than the reader has exceptions for; a limit may lie within one.
            fault = Limit(broken) ?? new Rejection(RejectionReason.PdfInvalid, $"cannot be read as a PDF ({broken.GetType().Name}): it is cut off or broken. Save it again with the program that made it. {SaveOriginal}");
        }

        return text is not null;
    }

    private static Rejection? Limit(Exception? broken)
    {
        for (var at = broken; at is not null; at = at.InnerException)
        {
            if (at is PdfLimits.Exceeded limit)
                return limit.Rejection;
        }

        return null;
    }

    private static SourceText? Read(ReadOnlyMemory<byte> bytes, ProcessingBudget budget, out Rejection? fault)
    {
        PdfScan.Check(bytes.Span);
        var tally = new PdfTally(budget) { Encryption = PdfEncryption.Of(bytes.Span) };
        using var document = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = new BoundedFilters(tally) });
        PdfLimits.Check(document.NumberOfPages, PdfLimits.MaxPages, " pages");
        if (document.NumberOfPages == 0)
            throw new PdfDocumentFormatException("It has no page.");
        tally.Layers = Layers.Of(document.Structure.Catalog.CatalogDictionary, document.Structure.TokenScanner);
        document.AddPageFactory<PdfPage, PageReader>();
        var pages = new List<PageText>();
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            budget.Look();
            pages.Add(PageText.Of(document.GetPage<PdfPage>(number), budget));
        }

        fault = Refuse(pages);
        return fault is null ? Compose(pages, document.Information, tally, budget) : null;
    }

    private static Rejection? Refuse(List<PageText> pages)
    {
        var (letters, unknown) = (pages.Sum(p => p.Letters), pages.Sum(p => p.Unknown));
        if (pages.Sum(p => p.Unseen) is var unseen && unseen > letters && letters < LeastLetters)
            return new Rejection(RejectionReason.PdfWithoutText, $"shows next to no text: {unseen} letters are in it that no reader sees, without ink, in the colour of the paper, covered or outside of the page. {SaveOriginal}");
        if (letters < LeastLetters || letters < pages.Count * LeastLetters / 3)
            return new Rejection(RejectionReason.PdfWithoutText, $"holds pictures of its {pages.Count} pages and next to no text. Scan it again with text recognition (OCR) switched on. Or: {SaveOriginal}");
        if (unknown > letters * MostUnknown)
            return new Rejection(RejectionReason.PdfWithoutText, $"does not say which characters its fonts show: of {letters} letters {unknown} cannot be told. {SaveOriginal} Or print it to a picture and scan that with text recognition (OCR).");
        return null;
    }

    private static SourceText Compose(List<PageText> pages, DocumentInformation information, PdfTally tally, ProcessingBudget budget)
    {
        var report = new RepairReport();
        report.Add(LayoutRule, "", "", certain: false);
        if (tally.Pictures > 0)
            report.Add(PicturesRule, "", "", certain: false, tally.Pictures);
        var running = new RunningLines(budget).Find([.. pages.Select(p => (p.Number, p.Lines))]);
        var columns = pages.SelectMany(p => p.Columns(running, budget)).ToList();
        var texts = new ParagraphText(columns);
        var html = new PdfHtml(texts, PdfFacts.Of(information));
        if (columns.Count > 0)
            Write(columns, pages, running, PdfFacts.TitleOf(information), html, texts, budget);
        return new SourceText(FileKind.Pdf, Doors(html.ToString()), CharsetName, report);
    }

    /// <summary>Fonts have the radical ⼾ for both forms of the word door; which one a text has, its other words tell.</summary>
    private static string Doors(string text)
    {
        const string Simplified = "这们个国会时来说对学门为发";
        const string Traditional = "這們個國會時來說對學門為發";
        return text.Replace('⼾', text.Count(Traditional.Contains) > text.Count(Simplified.Contains) ? '戶' : '户');
    }

    private static void Write(List<Column> columns, List<PageText> pages, HashSet<PdfLine> running, string? title, PdfHtml html, ParagraphText texts, ProcessingBudget budget)
    {
        ColumnEdges.Set(columns, pages.ToDictionary(p => p.Number, p => p.Width));
        var style = TextStyle.Of(columns);
        var paragraphs = new ParagraphJoiner(columns, style, budget).Join();
        var headline = new Headings(paragraphs, style, texts).Mark(title is { Length: > 0 } ? Headings.KeyOf(title) : null);
        var page = 0;
        foreach (var paragraph in budget.Watch(paragraphs))
        {
            for (; page < pages.Count && pages[page].Number <= paragraph.Page; page++)
                LeaveOut(pages[page], running, html);
            if (paragraph.Level != 1)
                html.Add(paragraph);
            else if (paragraph == headline[0])
                html.Headline(headline);
        }

        for (; page < pages.Count; page++)
            LeaveOut(pages[page], running, html);
    }

    private static void LeaveOut(PageText page, HashSet<PdfLine> running, PdfHtml html)
    {
        foreach (var line in page.Lines.Where(running.Contains))
            html.LeftOut(line.Text, RunningRule);
        foreach (var line in page.Hidden)
            html.LeftOut(line.Text, UnseenRule);
    }
}
