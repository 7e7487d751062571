using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Articles.Media;

namespace Gazette.Sanitizing;

/// <summary>Writes a picture as browsers choose from its sizes, and knows what a picture of ours looks like.</summary>
internal static partial class PictureMarkup
{
    /// <summary>What of a screen an article's text is wide; see <c>site.css</c>.</summary>
    private const string Sizes = "(max-width: 40rem) 94vw, 36rem";

    public static IElement Of(ShownPicture shown, IDocument document)
    {
        var picture = shown.Picture;
        var source = document.CreateElement("source");
        source.SetAttribute("type", PictureFile.WebP);
        source.SetAttribute("srcset", string.Join(", ", picture.Variants.Select(file => string.Create(CultureInfo.InvariantCulture, $"{picture.PathOf(file)} {file.Width}w"))));
        source.SetAttribute("sizes", Sizes);
        var image = document.CreateElement("img");
        image.SetAttribute("src", picture.PathOf(picture.Fallback));
        // Browsers keep the room free before it is there.
        image.SetAttribute("width", picture.Width.ToString(CultureInfo.InvariantCulture));
        image.SetAttribute("height", picture.Height.ToString(CultureInfo.InvariantCulture));
        image.SetAttribute("loading", "lazy");
        image.SetAttribute("decoding", "async");
        image.SetAttribute("alt", shown.Alt);
        var element = document.CreateElement("picture");
        element.AppendChild(source);
        element.AppendChild(image);
        return element;
    }

    /// <summary>Takes out whatever leads elsewhere than to our own pictures.</summary>
    public static void RemoveForeign(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("[src], [srcset]").ToArray())
        {
            if (!IsOurs(element))
                element.Remove();
        }
    }

    private static bool IsOurs(IElement element) =>
        (element.GetAttribute("src") is not { } address || Address().IsMatch(address))
        && (element.GetAttribute("srcset") is not { } set || set.Split(", ").All(candidate => Candidate().IsMatch(candidate)));

    [GeneratedRegex("^/media/[0-9a-f]{32}/[0-9]{1,5}\\.(webp|jpg|png)\\z", RegexOptions.None, 10000)]
    private static partial Regex Address();

    [GeneratedRegex("^/media/[0-9a-f]{32}/[0-9]{1,5}\\.webp [0-9]{1,5}w\\z", RegexOptions.None, 10000)]
    private static partial Regex Candidate();
}
