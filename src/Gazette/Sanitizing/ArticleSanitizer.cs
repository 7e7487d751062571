using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace Gazette.Sanitizing;

/// <summary>
/// The only maker of <see cref="SafeHtml"/> from uploads, and the last stage of all: whatever ran before it may have made
/// unsafe markup out of safe text. Can be used by many threads at once.
/// </summary>
public sealed class ArticleSanitizer
{
    private readonly HtmlSanitizer sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = AllowList.Elements.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase),
        AllowedAttributes = AllowList.Elements.Values.SelectMany(a => a).Append(AllowList.Id).ToHashSet(StringComparer.OrdinalIgnoreCase),
        AllowedSchemes = AllowList.Schemes.ToHashSet(StringComparer.OrdinalIgnoreCase),
        UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
    });

    /// <summary>Puts the sanitized body in place of <see cref="Draft.Body"/>, and gives its markup.</summary>
    public SafeHtml Sanitize(Draft draft)
    {
        // Our own layout makes only what is allowed; the sanitizer trusts neither it nor us.
        var body = BodyLayout.Of(draft.Body, draft.Report);
        sanitizer.SanitizeDom(draft.Document, (IHtmlElement)body);
        draft.Body = body;
        return SafeHtml.FromSanitizer(string.Join('\n', body.Children.Select(block => block.OuterHtml)));
    }
}
