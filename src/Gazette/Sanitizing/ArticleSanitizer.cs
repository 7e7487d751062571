using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;
using Gazette.Articles;
using Gazette.Drafts;

namespace Gazette.Sanitizing;

/// <summary>
/// The only maker of <see cref="SafeHtml"/> from uploads, and the last stage of all: whatever ran before it may have made
/// unsafe markup out of safe text. Can be used by many threads at once.
/// </summary>
/// <param name="noFollow">Whether links ask search engines not to follow them.</param>
public sealed class ArticleSanitizer(bool noFollow = false)
{
    private readonly string rel = noFollow ? "noopener noreferrer nofollow" : "noopener noreferrer";

    private readonly HtmlSanitizer sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = AllowList.Elements.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = AllowList.Elements.Values.SelectMany(e => e.Attributes).Select(a => a.Name).Append(AllowList.Id).ToHashSet(StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = AllowList.Schemes.ToHashSet(StringComparer.OrdinalIgnoreCase),
        UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
    });

    /// <summary>Puts the sanitized body in place of <see cref="Draft.Body"/>, and gives its markup.</summary>
    public SafeHtml Sanitize(Draft draft)
    {
        // A document of its own: the sanitizer looks through all of the document that it is given.
        var document = (IHtmlDocument)draft.Document.Implementation.CreateHtmlDocument("");
        // Our own layout makes only what is allowed; the sanitizer trusts neither it nor us.
        draft.Body = BodyLayout.Of(draft, document, rel);
        sanitizer.SanitizeDom(document, document.Body);
        PictureMarkup.RemoveForeign(draft.Body);
        return SafeHtml.FromSanitizer(MarkupOf(draft));
    }

    private static string MarkupOf(Draft draft)
    {
        using var markup = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var block in draft.Budget.Watch([.. draft.Body.Children]))
        {
            if (markup.GetStringBuilder().Length > 0)
                markup.Write('\n');
            block.ToHtml(markup, HtmlMarkupFormatter.Instance);
        }

        return markup.ToString();
    }

    /// <summary>A body that was made before, without a picture or the links to an attachment; all text stays.</summary>
    /// <param name="hash">Of the picture or the attachment.</param>
    public static SafeHtml Without(SafeHtml body, string hash)
    {
        var document = new HtmlParser().ParseDocument("<!DOCTYPE html><html><head></head><body></body></html>");
        document.Body!.InnerHtml = body.ToString();
        foreach (var image in document.QuerySelectorAll($"img[src^='/media/{hash}/']"))
            TakeOut(image);
        foreach (var link in document.QuerySelectorAll($"a[href^='/files/{hash}/']"))
        {
            foreach (var note in link.QuerySelectorAll($"small[{AllowList.FileNote}]"))
                note.Remove();
            link.Replace([.. link.ChildNodes]);
        }

        return SafeHtml.FromSanitizer(document.Body.InnerHtml);
    }

    /// <summary>A figure without a caption shows nothing then.</summary>
    private static void TakeOut(IElement image)
    {
        var picture = image.ParentElement is { LocalName: "picture" } around ? around : image;
        var figure = picture.ParentElement;
        picture.Remove();
        if (figure is { LocalName: "figure", ChildElementCount: 0 })
            figure.Remove();
    }
}
