using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Drafts;
using Gazette.Extraction.Lines;
using Gazette.Uploads;

namespace Gazette.Extraction.Body;

/// <summary>
/// Makes the relative addresses of a body absolute where the page says where it came from, by its base tag, its own
/// address or the address that it gives itself. All others are left alone: the sanitizer makes text of them. Takes out
/// the marks that headings carry for their own address.
/// </summary>
internal static partial class PageLinks
{
    public static void Resolve(Draft draft)
    {
        var page = AddressOf(draft);
        draft.PageAddress = page?.AbsoluteUri;
        var origin = BaseOf(draft, page);
        var marks = new List<IElement>();
        foreach (var element in draft.Body.Descendants<IElement>())
        {
            draft.Budget.Look();
            if (AttributeOf(element) is not { } attribute || element.GetAttribute(attribute)?.Trim() is not { Length: > 0 } address)
                continue;
            if (AttachmentFormat.Of(address.Split('?', '#')[0]) is not null)
                draft.FileLinks[element] = address;
            Resolve(element, attribute, address, origin, page);
            if (IsMark(element, address))
                marks.Add(element);
        }

        foreach (var mark in marks)
            mark.Remove();
    }

    /// <summary>A link in a heading that copies the heading's address: <c>#section2</c>, <c>¶</c>.</summary>
    private static bool IsMark(IElement link, string address) =>
        address is ['#', _, ..] && WordList.Of(link) is var text && (text is "#" or "¶" or "§" or "🔗" || text == address)
        && link.ParentElement?.Closest("h1, h2, h3, h4, h5, h6") is { } heading && WordList.Of(heading).Length > text.Length;

    private static void Resolve(IElement element, string attribute, string address, Uri? origin, Uri? page)
    {
        // Only the scheme is missing: https, as browsers try first.
        if (origin is null && address.StartsWith("//", StringComparison.Ordinal))
            element.SetAttribute(attribute, "https:" + address);
        if (origin is null || address[0] == '#' || IsBesideSavedPage(address) || !Uri.TryCreate(origin, address, out var resolved))
            return;
        // Some sites write out the page's own address before the name of a place in it.
        var isInPage = attribute == "href" && resolved.Fragment.Length > 1 && page is not null && Uri.Compare(resolved, page, UriComponents.HttpRequestUrl, UriFormat.UriEscaped, StringComparison.Ordinal) == 0;
        element.SetAttribute(attribute, isInPage ? resolved.Fragment : resolved.AbsoluteUri);
    }

    private static string? AttributeOf(IElement element) => element.LocalName switch
    {
        "a" or "area" => "href",
        // Those of images stay: what they lead to may lie beside the page.
        "video" or "audio" or "source" => "src",
        _ => null,
    };

    /// <summary>In the folder that a browser put beside the page that it saved: on the web there is no such place.</summary>
    private static bool IsBesideSavedPage(string address)
    {
        var path = address.StartsWith("./", StringComparison.Ordinal) ? address[2..] : address;
        var end = path.IndexOf('/', StringComparison.Ordinal);
        return end > 0 && (path[..end].EndsWith("_files", StringComparison.OrdinalIgnoreCase) || path[..end].EndsWith(".files", StringComparison.OrdinalIgnoreCase));
    }

    private static Uri? BaseOf(Draft draft, Uri? page)
    {
        var stated = HeadElements(draft).FirstOrDefault(e => e.LocalName == "base" && e.HasAttribute("href"))?.GetAttribute("href");
        return WebAddress(stated) ?? (page is not null && stated is not null && Uri.TryCreate(page, stated, out var both) ? both : page);
    }

    /// <summary>Where the page was saved from; else the address that it gives itself. Null when nothing tells.</summary>
    private static Uri? AddressOf(Draft draft) =>
        WebAddress(draft.Location)
        ?? WebAddress(SavedFrom(draft))
        ?? WebAddress(HeadElements(draft).FirstOrDefault(IsCanonical)?.GetAttribute("href"))
        ?? WebAddress(HeadElements(draft).FirstOrDefault(e => e.LocalName == "meta" && e.GetAttribute("property") == "og:url")?.GetAttribute("content"));

    private static bool IsCanonical(IElement element) =>
        element.LocalName == "link" && (element.GetAttribute("rel") ?? "").Split(' ').Contains("canonical", StringComparer.OrdinalIgnoreCase);

    // What pages put behind their head by mistake counts too; browsers read it there.
    private static IEnumerable<IElement> HeadElements(Draft draft) =>
        new[] { draft.Document.Head, draft.Document.Body }.OfType<IElement>().SelectMany(e => e.Children).Where(e => e.LocalName is "base" or "link" or "meta");

    private static Uri? WebAddress(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? uri : null;

    /// <summary>
    /// Browsers write it as a comment at the head: <c>saved from url=(0031)https://example.org/a.html</c>; so do programs that
    /// put a page into one file.
    /// </summary>
    private static string? SavedFrom(Draft draft)
    {
        var document = draft.Document;
        return document.ChildNodes.Concat(document.DocumentElement.ChildNodes).Concat(document.Head?.ChildNodes ?? document.ChildNodes)
            .OfType<IComment>().SelectMany(c => new[] { SavedFromUrl().Match(c.Data), SavedWithUrl().Match(c.Data) }).FirstOrDefault(m => m.Success)?.Groups["url"].Value;
    }

    [GeneratedRegex("saved (?:with|by|using) [^\\n]{0,300}\\n\\s*url:\\s*(?<url>https?:\\S+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex SavedWithUrl();

    [GeneratedRegex("saved from url=\\([0-9]+\\)(?<url>\\S+)", RegexOptions.None, 10000)]
    private static partial Regex SavedFromUrl();
}
