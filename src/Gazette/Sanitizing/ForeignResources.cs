using AngleSharp.Dom;
using Gazette.Drafts;

namespace Gazette.Sanitizing;

/// <summary>
/// Writes down the images and media that a body loses: nothing of another host is loaded by our pages, and none is kept here.
/// </summary>
internal sealed class ForeignResources(RepairReport report)
{
    private const string Rule = "foreign-resource";

    /// <summary>An emoji, a formula or a character that was drawn; longer texts describe a picture that is not there.</summary>
    private const int MaxCharacterLength = 12;

    public void Note(IElement element)
    {
        if (element.LocalName is "iframe" or "object" or "embed" or "audio" or "video")
            report.Add(Rule, $"{element.LocalName} {element.GetAttribute("src") ?? element.GetAttribute("data")}".TrimEnd(), "");
    }

    /// <param name="isInText">False where the image stands by itself: what describes it is then no part of the article.</param>
    /// <returns>What stands in its place.</returns>
    public string Replace(IElement image, bool isInText)
    {
        var text = (image.GetAttribute("alt") ?? "").Trim();
        // A word in a link names the link's icon, or the picture that it leads to.
        var isWord = text.Length > 1 && text.All(char.IsAsciiLetter) && image.ParentElement?.Closest("a") is not null;
        var stays = isInText && !isWord && text.Length is > 0 and <= MaxCharacterLength && !text.Contains('.', StringComparison.Ordinal);
        report.Add(Rule, $"img {image.GetAttribute("src")}".TrimEnd(), stays ? text : "");
        return stays ? text : "";
    }
}
