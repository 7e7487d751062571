using System.Buffers;
using System.Net;
using System.Text;

namespace Gazette.Pages;

/// <summary>
/// Finds the tags of the sanitizer's markup, and of no other: a "&lt;" outside of a tag is always written as an entity there, names are in
/// small letters, and values stand in double quotes.
/// </summary>
internal static class SanitizedTags
{
    private static readonly SearchValues<char> InName = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>In their order.</summary>
    public static IEnumerable<SanitizedTag> In(string html)
    {
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at))
        {
            var isEnd = html.AsSpan(at + 1).StartsWith('/');
            var name = at + (isEnd ? 2 : 1);
            if (name >= html.Length || !char.IsAsciiLetterLower(html[name]))
            {
                at = name;
                if (at >= html.Length)
                    yield break;
                continue;
            }

            var rest = html.AsSpan(name).IndexOfAnyExcept(InName);
            var end = rest < 0 ? -1 : EndOf(html, name + rest);
            if (end < 0)
                yield break;
            yield return new SanitizedTag(at, end - at, html.Substring(name, rest), isEnd);
            at = end;
        }
    }

    /// <summary>What a reader sees of it, as plain text.</summary>
    public static string TextOf(string html)
    {
        var (text, at) = (new StringBuilder(html.Length), 0);
        foreach (var tag in In(html))
        {
            text.Append(html, at, tag.Index - at);
            at = tag.End;
        }

        return WebUtility.HtmlDecode(text.Append(html, at, html.Length - at).ToString());
    }

    /// <summary>Behind the "&gt;" of the tag; negative where it has none.</summary>
    private static int EndOf(string html, int at)
    {
        for (var isQuoted = false; at < html.Length; at++)
        {
            if (html[at] == '"')
                isQuoted = !isQuoted;
            else if (html[at] == '>' && !isQuoted)
                return at + 1;
        }

        return -1;
    }
}
