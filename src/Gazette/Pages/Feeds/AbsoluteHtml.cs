using System.Text;
using Gazette.Articles;

namespace Gazette.Pages.Feeds;

/// <summary>
/// An article's body as programs show it that know no address to resolve links against: those from the site's root and those
/// within the page become whole addresses.
/// </summary>
internal static class AbsoluteHtml
{
    private const string SetOfPictures = "srcset";

    private static readonly string[] Addresses = ["href", "src", SetOfPictures];

    /// <summary>
    /// Only what stands in an attribute changes. Of a sanitized body it is known that every value stands in double quotes and
    /// that no text holds a bare <c>&lt;</c>.
    /// </summary>
    public static string Of(SafeHtml body, string articleUrl, string baseUrl)
    {
        var html = body.ToString();
        var whole = new StringBuilder(html.Length + 256);
        var at = 0;
        while (html.IndexOf('<', at) is >= 0 and var tag)
        {
            whole.Append(html, at, tag - at);
            at = CopyTag(html, tag, whole, articleUrl, baseUrl);
        }

        return whole.Append(html, at, html.Length - at).ToString();
    }

    /// <returns>The place behind the tag.</returns>
    private static int CopyTag(string html, int start, StringBuilder whole, string articleUrl, string baseUrl)
    {
        var at = start;
        while (html.AsSpan(at).IndexOfAny('"', '>') is >= 0 and var step && html[at + step] == '"')
        {
            var value = at + step + 1;
            var end = html.IndexOf('"', value);
            if (end < 0)
                break;
            whole.Append(html, at, value - at);
            whole.Append(Whole(NameBefore(html, value - 1), html[value..end], articleUrl, baseUrl));
            at = end;
            whole.Append(html[at++]);
        }

        var close = html.IndexOf('>', at);
        var behind = close < 0 ? html.Length : close + 1;
        whole.Append(html, at, behind - at);
        return behind;
    }

    /// <summary>The attribute whose value begins with the quote.</summary>
    private static string NameBefore(string html, int quote)
    {
        var end = quote > 0 && html[quote - 1] == '=' ? quote - 1 : quote;
        var start = end;
        while (start > 0 && html[start - 1] is not (' ' or '<'))
            start--;
        return html[start..end];
    }

    private static string Whole(string attribute, string value, string articleUrl, string baseUrl)
    {
        if (!Addresses.Contains(attribute))
            return value;
        if (attribute == SetOfPictures)
            return string.Join(", ", value.Split(", ").Select(candidate => FromRoot(candidate, baseUrl)));
        return value.StartsWith('#') ? articleUrl + value : FromRoot(value, baseUrl);
    }

    private static string FromRoot(string address, string baseUrl) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) ? baseUrl + address : address;
}
