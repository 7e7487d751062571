using AngleSharp.Dom;
using Gazette.Extraction.Blocks;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// Figures without a picture: tables, listings, quotations and lists, whose captions are part of the text. That of a picture
/// goes with it, and must not take these along.
/// </summary>
internal static class TextFigures
{
    private const string Pictures = "img, picture, video, audio, svg, canvas, iframe, object, embed, noscript";
    private const string Texts = "table, pre, blockquote, ul, ol, dl, math, .katex, mjx-container, code";

    /// <returns>Whether there was any.</returns>
    public static bool Open(PageContents contents)
    {
        IElement[] figures = [.. contents.Figures.Where(IsText)];
        foreach (var figure in figures)
            Open(figure);
        foreach (var caption in contents.SetApart.SelectMany(Beside).Where(IsCaption).ToArray())
            caption.RemoveAttribute("class");
        return figures.Length > 0;
    }

    private static bool IsText(IElement figure) => figure.QuerySelector(Pictures) is null && figure.QuerySelector(Texts) is not null;

    private static void Open(IElement figure)
    {
        foreach (var caption in figure.Children.Where(c => c.LocalName == "figcaption").ToArray())
        {
            var table = figure.QuerySelectorAll("table").Take(2).ToArray() is [var only] && !only.Children.Any(c => c.LocalName == "caption") && !caption.Contains(only) ? only : null;
            var text = figure.Owner!.CreateElement(table is null ? caption.Children.Any(c => c.LocalName is "p" or "div") ? "div" : "p" : "caption");
            foreach (var node in caption.ChildNodes.ToArray())
                text.AppendChild(node);
            if (table is null)
                caption.Replace(text);
            else
                table.Prepend(text);
            caption.Remove();
        }

        var div = figure.Owner!.CreateElement("div");
        foreach (var node in figure.ChildNodes.ToArray())
            div.AppendChild(node);
        if (figure.Id is { Length: > 0 } id)
            div.Id = id;
        figure.Replace(div);
    }

    /// <summary>What stands before and behind it, or its frame.</summary>
    private static IEnumerable<IElement> Beside(IElement text)
    {
        var frame = text.ParentElement is { ChildElementCount: 1, LocalName: "div" } alone ? alone : text;
        return new[] { frame.PreviousElementSibling, frame.NextElementSibling }.OfType<IElement>();
    }

    private static bool IsCaption(IElement element) =>
        element.ClassName is { Length: > 0 } && ElementNames.Of(element).HasFlag(NameSigns.Caption) && element.QuerySelector(Pictures) is null;
}
