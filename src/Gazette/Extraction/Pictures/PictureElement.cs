using AngleSharp.Dom;
using Gazette.Drafts;

namespace Gazette.Extraction.Pictures;

/// <summary>An image of the article.</summary>
/// <param name="Addresses">As written, never empty ones; where the real picture is before what stands in its place while a page loads.</param>
/// <param name="Alt">What it shows, in words; empty where nobody has said it.</param>
/// <param name="IsOrnament">Whether it belongs to the old page and not to the article.</param>
internal sealed record PictureElement(IElement Element, IReadOnlyList<string> Addresses, string Alt, bool IsOrnament)
{
    public static IEnumerable<PictureElement> Of(Draft draft) => draft.Body.GetElementsByTagName("img").Select(image => new PictureElement(
        image, [.. PictureAddresses.Of(image).Where(a => PictureAddresses.IsData(a) || !PageOrnament.IsOfOrnament(a))], AltOf(image), PageOrnament.Is(image)));

    /// <summary>Names of files say nothing to readers.</summary>
    private static string AltOf(IElement image) => PictureWords.Of(image.GetAttribute("alt")) is var alt && PictureAddresses.IsFileName(alt) ? "" : alt;
}
