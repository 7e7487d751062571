using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Gazette.Drafts;

namespace Gazette.Extraction.Pictures;

/// <summary>
/// Pages that load their pictures late keep a copy of each for browsers without scripts: what it says is moved to the image
/// that stands in its place, or it becomes an image where there is none.
/// </summary>
internal static class LazyPictures
{
    private const string Real = "data-src";

    private const int MaxCopies = 1000;

    /// <param name="sources">Elements among which the copies are.</param>
    /// <returns>Whether an image was put in.</returns>
    public static bool Reveal(IHtmlDocument document, IReadOnlyList<IElement> sources, ProcessingBudget budget)
    {
        var isChanged = false;
        foreach (var copy in sources.Where(s => s.LocalName == "noscript" && s.TextContent.Contains("<img", StringComparison.OrdinalIgnoreCase)).Take(MaxCopies).ToArray())
        {
            budget.Look();
            var images = new HtmlParser().ParseFragment(copy.TextContent, document.Body!).OfType<IElement>()
                .SelectMany(e => e.LocalName == "img" ? [e] : e.GetElementsByTagName("img").AsEnumerable()).ToArray();
            if (images is not [var image] || PictureAddresses.Of(image) is not [.., var address])
                continue;
            if (Beside(copy) is { } shown)
            {
                if (PictureAddresses.Of(shown) is [] or [_])
                    shown.SetAttribute(Real, address);
                if (!shown.HasAttribute("alt") && image.GetAttribute("alt") is { } alt)
                    shown.SetAttribute("alt", alt);
                continue;
            }

            // Alone: in a list of choices the parser hangs what follows into it.
            copy.Parent!.InsertBefore(document.Import(image, deep: false), copy);
            isChanged = true;
        }

        return isChanged;
    }

    private static IElement? Beside(IElement copy) =>
        new[] { copy.PreviousElementSibling, copy.NextElementSibling }.Select(e => e switch
        {
            { LocalName: "img" } => e,
            { LocalName: "picture" or "span" or "a" or "div" } => e.GetElementsByTagName("img").Take(2).ToArray() is [var only] && string.IsNullOrWhiteSpace(e.TextContent) ? only : null,
            _ => null,
        }).FirstOrDefault(e => e is not null);
}
