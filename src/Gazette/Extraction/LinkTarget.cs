using AngleSharp.Dom;

namespace Gazette.Extraction;

/// <summary>Where a link leads, as far as its address tells.</summary>
internal static class LinkTarget
{
    /// <summary>
    /// Whether it leads to something else than a place in the text. Menus whose entries a script acts on have an address that
    /// is a bare mark, or a path behind it.
    /// </summary>
    public static bool LeadsAway(IElement element) =>
        element.LocalName == "a" && element.GetAttribute("href")?.Trim() is { Length: > 0 } address && (address[0] != '#' || address is "#" or ['#', '#' or '/' or '!', ..]);
}
