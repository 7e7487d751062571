using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Gazette.Extraction.Pictures;

/// <summary>Accelerated mobile pages have elements of their own for pictures (<see href="https://amp.dev/documentation/components/amp-img"/>): each gets the image that their script would put into it.</summary>
internal static class MobilePictures
{
    private static readonly FrozenSet<string> Names = new[] { "amp-img", "amp-anim" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly string[] Attributes = ["src", "srcset", "alt", "title", "width", "height", "class"];

    public static bool Is(string localName) => Names.Contains(localName);

    /// <param name="elements">Of which those of pictures are looked at.</param>
    /// <returns>Whether an image was put in.</returns>
    public static bool Show(IHtmlDocument document, IReadOnlyList<IElement> elements)
    {
        var pictures = elements.Where(e => Is(e.LocalName)).ToArray();
        // What one holds is its copy for browsers without scripts, or a small one that stands there until it is loaded.
        foreach (var picture in pictures.Where(p => p.ParentElement is { } around && !Is(around.LocalName)))
        {
            foreach (var copy in picture.Children.Where(c => c.LocalName == "noscript" || Is(c.LocalName)).ToArray())
                copy.Remove();
            var image = document.CreateElement("img");
            foreach (var name in Attributes.Where(picture.HasAttribute))
                image.SetAttribute(name, picture.GetAttribute(name)!);
            picture.Parent!.InsertBefore(image, picture);
        }

        return pictures.Length > 0;
    }
}
