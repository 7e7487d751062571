using System.Text;

namespace Gazette.Text.Scripts;

/// <summary>
/// Turns the text of the sanitizer's markup, and of no other, into another script: what readers read, <c>alt</c> and <c>title</c>. Tags,
/// addresses, code, and passages that are marked as another language stay as they are. It is read once, from its start to its end.
/// </summary>
public static class MarkupConversion
{
    private static readonly string[] Code = ["code", "pre", "kbd", "samp", "var"];
    private static readonly string[] TextAttributes = [" alt=\"", " title=\"", " aria-label=\""];

    // They have no end tag.
    private static readonly string[] Void = ["area", "br", "col", "hr", "img", "source", "wbr"];

    /// <summary>The dictionaries map no sign of markup and to none, so that tags and entities stay what they are.</summary>
    public static string Convert(string html, ScriptConverter converter)
    {
        if (converter.ChangesNothing)
            return html;
        var converted = new StringBuilder(html.Length + 64);
        // Elements that stay as they are, and how deep their own name is open within.
        string? kept = null;
        var depth = 0;
        for (var at = 0; at < html.Length;)
        {
            var open = html.IndexOf('<', at);
            var text = html[at..(open < 0 ? html.Length : open)];
            converted.Append(kept is null ? converter.Convert(text) : text);
            if (open < 0)
                break;
            at = EndOfTag(html, open);
            var tag = html.AsSpan(open, at - open);
            var isEnd = tag.Length > 1 && tag[1] == '/';
            var name = NameOf(tag[(isEnd ? 2 : 1)..]);
            if (kept is not null)
            {
                if (name.SequenceEqual(kept) && (depth += isEnd ? -1 : 1) == 0)
                    kept = null;
                converted.Append(tag);
                continue;
            }

            var isKept = !isEnd && (IsOneOf(name, Code) || IsForeign(tag));
            if (isKept && !IsOneOf(name, Void))
                (kept, depth) = (name.ToString(), 1);
            converted.Append(isEnd || isKept ? tag.ToString() : WithTexts(tag.ToString(), converter));
        }

        return converted.ToString();
    }

    /// <summary>Right behind its <c>&gt;</c>, which may stand in a quoted value too.</summary>
    private static int EndOfTag(string html, int open)
    {
        var isQuoted = false;
        for (var at = open; at < html.Length; at++)
        {
            if (html[at] == '"')
                isQuoted = !isQuoted;
            else if (html[at] == '>' && !isQuoted)
                return at + 1;
        }

        return html.Length;
    }

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> tag) => tag[..(tag.IndexOfAny(' ', '>', '/') is >= 0 and var end ? end : tag.Length)];

    private static bool IsOneOf(ReadOnlySpan<char> name, string[] names)
    {
        foreach (var each in names)
        {
            if (name.SequenceEqual(each))
                return true;
        }

        return false;
    }

    private static bool IsForeign(ReadOnlySpan<char> tag)
    {
        const string Lang = " lang=\"";
        return tag.IndexOf(Lang) is >= 0 and var at && !tag[(at + Lang.Length)..].StartsWith("zh", StringComparison.OrdinalIgnoreCase);
    }

    private static string WithTexts(string tag, ScriptConverter converter)
    {
        foreach (var attribute in TextAttributes)
        {
            if (tag.IndexOf(attribute, StringComparison.Ordinal) is not (>= 0 and var at))
                continue;
            var start = at + attribute.Length;
            if (tag.IndexOf('"', start) is >= 0 and var end)
                tag = string.Concat(tag.AsSpan(0, start), converter.Convert(tag[start..end]), tag.AsSpan(end));
        }

        return tag;
    }
}
