using AngleSharp.Dom;
using Gazette.Drafts;

namespace Gazette.Extraction.Pictures;

/// <summary>An image of the article.</summary>
/// <param name="Addresses">As written, never empty ones; where the real picture is before what stands in its place while a page loads.</param>
/// <param name="Alt">What it shows, in words; empty where nobody has said it.</param>
/// <param name="IsOrnament">Whether it belongs to the old page and not to the article.</param>
/// <param name="Characters">What it draws in a line of text; empty for a picture.</param>
internal sealed record PictureElement(IElement Element, IReadOnlyList<string> Addresses, string Alt, bool IsOrnament, string Characters)
{
    /// <summary>Pixels: what is smaller is an icon.</summary>
    private const int LeastSide = 33;

    /// <summary>Drawn fractions and sums are taller than a line.</summary>
    private const int TallestCharacters = 64;

    /// <summary>Of the picture itself, as <see cref="IsOrnament"/> asks it of what the page says: what is smaller is none to look at.</summary>
    public int Least => Characters.Length > 0 ? TallestCharacters + 1 : LeastSide;

    public static IEnumerable<PictureElement> Of(Draft draft)
    {
        var lines = ImageLines.Of(draft.Body);
        return draft.Body.GetElementsByTagName("img").Select(image => Of(image, lines));
    }

    private static PictureElement Of(IElement image, ImageLines lines)
    {
        var characters = lines.IsInText(image) ? DrawnCharacters.In(image.GetAttribute("alt"), lines.IsBehindText(image)) : "";
        var addresses = PictureAddresses.Of(image).Where(a => PictureAddresses.IsData(a) || !PageOrnament.IsOfOrnament(a, image));
        return new PictureElement(image, [.. addresses], AltOf(image), PageOrnament.Is(image), characters);
    }

    /// <summary>Names of files say nothing to readers.</summary>
    private static string AltOf(IElement image) => PictureWords.Of(image.GetAttribute("alt")) is var alt && PictureAddresses.IsFileName(alt) ? "" : alt;
}
