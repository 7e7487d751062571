using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Gazette.Extraction;

/// <summary>Makes relative addresses absolute where the page says where it came from; all others are left alone.</summary>
internal static partial class PageLinks
{
    private static readonly (string Selector, string Attribute)[] Addresses =
        [("a[href]", "href"), ("area[href]", "href"), ("img[src]", "src"), ("video[src]", "src"), ("audio[src]", "src"), ("source[src]", "src")];

    public static void Resolve(IHtmlDocument document)
    {
        if (BaseOf(document) is not { } origin)
            return;
        foreach (var (selector, attribute) in Addresses)
        {
            foreach (var element in document.QuerySelectorAll(selector))
            {
                var address = element.GetAttribute(attribute)!.Trim();
                if (address.Length > 0 && address[0] != '#' && Uri.TryCreate(origin, address, out var resolved))
                    element.SetAttribute(attribute, resolved.AbsoluteUri);
            }
        }
    }

    /// <summary>Null when nothing on the page tells.</summary>
    private static Uri? BaseOf(IHtmlDocument document)
    {
        var page = WebAddress(document.QuerySelector("link[rel~=canonical]")?.GetAttribute("href"))
            ?? WebAddress(document.QuerySelector("meta[property='og:url']")?.GetAttribute("content"))
            ?? WebAddress(SavedFrom(document));
        var stated = document.QuerySelector("base[href]")?.GetAttribute("href");
        return WebAddress(stated) ?? (page is not null && stated is not null && Uri.TryCreate(page, stated, out var both) ? both : page);
    }

    private static Uri? WebAddress(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? uri : null;

    /// <summary>Browsers write it as a comment at the head: <c>saved from url=(0031)https://example.org/a.html</c>.</summary>
    private static string? SavedFrom(IHtmlDocument document) =>
        document.ChildNodes.Concat(document.DocumentElement.ChildNodes).Concat(document.Head?.ChildNodes ?? document.ChildNodes)
            .OfType<IComment>().Select(c => SavedFromUrl().Match(c.Data)).FirstOrDefault(m => m.Success)?.Groups["url"].Value;

    [GeneratedRegex("saved from url=\\([0-9]+\\)(?<url>\\S+)", RegexOptions.NonBacktracking)]
    private static partial Regex SavedFromUrl();
}
