using AngleSharp.Dom;
using Gazette.Drafts;

namespace Gazette.Sanitizing;

/// <summary>
/// Writes down the media that a body loses: nothing of another host is loaded by our pages, and none is kept here.
/// </summary>
internal sealed class ForeignResources(RepairReport report)
{
    private const string Rule = "foreign-resource";

    public void Note(IElement element)
    {
        if (element.LocalName is "iframe" or "object" or "embed" or "audio" or "video")
            report.Add(Rule, $"{element.LocalName} {element.GetAttribute("src") ?? element.GetAttribute("data")}".TrimEnd(), "");
    }

    /// <summary>An image of which nobody has said what becomes of it.</summary>
    /// <param name="characters">What stands in its place.</param>
    public void NoteImage(IElement image, string characters) =>
        report.Add(Rule, $"img {image.GetAttribute("src")} {(characters.Length > 0 ? "" : image.GetAttribute("alt"))}".TrimEnd(), characters);

    /// <param name="isInText">False where the image stands by itself: what describes it is then no part of the article.</param>
    /// <returns>The characters that were drawn instead of written; empty for a picture.</returns>
    public static string CharactersOf(IElement image, bool isInText, bool isBehindText)
    {
        var text = isInText ? DrawnCharacters.In(image.GetAttribute("alt"), isBehindText) : "";
        // A word in a link names the link's icon, or the picture that it leads to.
        return text.Length > 1 && text.All(char.IsAsciiLetter) && image.ParentElement?.Closest("a") is not null ? "" : text;
    }
}
