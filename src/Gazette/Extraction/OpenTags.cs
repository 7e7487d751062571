using System.Buffers;
using System.Collections.Frozen;

namespace Gazette.Extraction;

/// <summary>Estimates how deep a markup nests without parsing it: cheap enough to run on anything.</summary>
internal static class OpenTags
{
    /// <summary>Void elements, those whose end tag may be left out, and those that close themselves: none of them nests on its own.</summary>
    private static readonly FrozenSet<string> NotNesting = new[]
    {
        "area", "base", "basefont", "bgsound", "br", "col", "command", "embed", "frame", "hr", "image", "img", "input", "keygen", "link",
        "meta", "param", "source", "track", "wbr", "html", "head", "body", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody",
        "tfoot", "caption", "colgroup", "option", "optgroup", "rb", "rt", "rtc", "rp", "a", "button", "nobr",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> RawText =
        new[] { "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    /// <returns>The depth, or <paramref name="enough"/> + 1 as soon as it is exceeded.</returns>
    public static int DeepestIn(string html, int enough)
    {
        var open = new List<string>();
        var deepest = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && deepest <= enough; at = NextTag(html, at))
        {
            Follow(html.AsSpan(at), open);
            deepest = Math.Max(deepest, open.Count);
        }

        return deepest;
    }

    private static void Follow(ReadOnlySpan<char> tag, List<string> open)
    {
        var closes = tag.Length > 1 && tag[1] == '/';
        var name = NameAt(tag[(closes ? 2 : 1)..]);
        if (name.Length == 0 || NotNesting.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
            return;
        if (!closes)
            open.Add(name.ToString());
        else
            Close(open, name);
    }

    private static void Close(List<string> open, ReadOnlySpan<char> name)
    {
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (!name.Equals(open[i], StringComparison.OrdinalIgnoreCase))
                continue;
            open.RemoveRange(i, open.Count - i);
            return;
        }
    }

    private static int NextTag(string html, int at)
    {
        var rest = html.AsSpan(at);
        var from = at + 1;
        if (rest.StartsWith("<!--"))
            from = After(html, "-->", at);
        else if (RawText.TryGetValue(NameAt(rest[1..]).ToString(), out var raw))
            from = After(html, "</" + raw, at);
        return from < 0 ? -1 : html.IndexOf('<', from);
    }

    private static int After(string html, string end, int at) => html.IndexOf(end, at, StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAny(NameEnds);
        var name = text[..Math.Clamp(length < 0 ? text.Length : length, 0, 32)];
        return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : [];
    }
}
