using System.Buffers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Gazette.Drafts;
using Gazette.Extraction.Blocks;
using Gazette.Extraction.Lines;
using Gazette.Extraction.Pictures;
using Gazette.Text;
using Gazette.Uploads;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// Puts the pages that a page shows in frames in the frames' places: those that stand in the same archive, and those that a
/// frame holds itself. A reader sees no border between them.
/// </summary>
/// <param name="parse">Gives a document, or why there is none.</param>
internal sealed class FramedPages(SourceText source, Func<string, (IHtmlDocument? Document, Rejection? Rejection)> parse)
{
    private const string Rule = "frame-left-out";

    /// <summary>Frames in frames.</summary>
    private const int MaxDepth = 3;

    private const int MaxFrames = 50;

    /// <summary>Letters of a paragraph; a Han character counts for three.</summary>
    private const int MinParagraph = 60;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?。！？…");

    private int inserted;
    private int elements;

    /// <returns>Whether it put in any.</returns>
    public bool Insert(IHtmlDocument document) => Insert(document, source.Location, 0);

    private bool Insert(IHtmlDocument document, string? location, int depth)
    {
        var isChanged = false;
        foreach (var frame in document.QuerySelectorAll("iframe, frame").ToArray())
        {
            if (Content(frame, location) is not { } page)
                continue;
            var (content, rejection) = depth < MaxDepth && ++inserted <= MaxFrames ? parse(page.Text) : default;
            elements += content?.All.Length ?? 0;
            if (content?.Body is not { } body || elements > MarkupLimits.MaxElements || MarkupLimits.CheckTree(content, page.Text) is not null)
            {
                source.Report.Add(Rule, rejection?.Detail ?? page.Location ?? "a page in a frame", "", certain: false);
                continue;
            }

            Insert(content, page.Location, depth + 1);
            Resolve(content, page.Location);
            frame.Replace(Container(document, body));
            isChanged = true;
        }

        return isChanged;
    }

    private FramedPage? Content(IElement frame, string? location)
    {
        if (frame.GetAttribute("srcdoc") is { Length: > 0 } own)
            return new FramedPage(own, location);
        if (frame.GetAttribute("src")?.Trim() is not { Length: > 0 } address)
            return null;
        return source.Frames.GetValueOrDefault(address)
            ?? (Uri.TryCreate(location, UriKind.Absolute, out var page) && Uri.TryCreate(page, address, out var absolute) ? source.Frames.GetValueOrDefault(absolute.OriginalString) ?? source.Frames.GetValueOrDefault(absolute.AbsoluteUri) : null);
    }

    /// <summary>A frame without a paragraph holds an advertisement, a player or a button: it stands beside the text.</summary>
    private static IElement Container(IHtmlDocument document, IElement body)
    {
        var container = document.CreateElement(TextLines.Of(body).Any(IsParagraph) ? "div" : "aside");
        foreach (var node in body.ChildNodes.ToArray())
            container.AppendChild(document.Import(node, deep: true));
        return container;
    }

    private static bool IsParagraph(TextLine line) =>
        LetterCounts.In(line.Text) + (Han.Count(line.Text) * 2) >= MinParagraph && line.Text.AsSpan().IndexOfAny(SentenceEnds) >= 0;

    private static void Resolve(IHtmlDocument content, string? location)
    {
        if (!Uri.TryCreate(location, UriKind.Absolute, out var origin) || (origin.Scheme != Uri.UriSchemeHttp && origin.Scheme != Uri.UriSchemeHttps))
            return;
        foreach (var link in content.QuerySelectorAll("a[href]"))
        {
            if (link.GetAttribute("href")!.Trim() is [not '#', ..] address && Uri.TryCreate(origin, address, out var absolute))
                link.SetAttribute("href", absolute.AbsoluteUri);
        }

        foreach (var image in content.QuerySelectorAll("img[src]"))
        {
            if (Uri.TryCreate(origin, image.GetAttribute("src")!.Trim(), out var absolute) && !PictureAddresses.IsData(absolute.OriginalString))
                image.SetAttribute("src", absolute.AbsoluteUri);
        }
    }
}
