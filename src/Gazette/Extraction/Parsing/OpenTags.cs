using System.Buffers;
using System.Collections.Frozen;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// Estimates without parsing how deep a markup nests and how many elements it makes: cheap enough to run on anything,
/// and ended as soon as one of the limits is exceeded.
/// </summary>
internal sealed class OpenTags
{
    /// <summary>Void elements, those whose end tag may be left out, and those that close themselves: none of them nests on its own.</summary>
    private static readonly string[] NotNesting =
    [
        "area", "base", "basefont", "bgsound", "br", "col", "command", "embed", "frame", "hr", "image", "img", "input", "keygen", "link",
        "meta", "param", "source", "track", "wbr", "html", "head", "body", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody",
        "tfoot", "caption", "colgroup", "option", "optgroup", "rb", "rt", "rtc", "rp", "a", "button", "nobr",
    ];

    /// <summary>Elements that hold text alone, each with what ends it.</summary>
    private static readonly FrozenDictionary<string, SearchValues<string>> RawText =
        new[] { "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext" }.ToFrozenDictionary(n => n, n => SearchValues.Create(["</" + n], StringComparison.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<string> CommentEnd = SearchValues.Create(["-->"], StringComparison.Ordinal);

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    /// <summary>Left open, these are opened again in every block that follows: few tags can make millions of elements.</summary>
    private static readonly string[] Formatting = ["b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"];

    private const int MaxName = 32;

    /// <summary>Those of both, each with whether it formats.</summary>
    private static readonly FrozenDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> Known =
        NotNesting.Select(name => (name, false)).Concat(Formatting.Select(name => (name, true))).ToFrozenDictionary(k => k.name, k => k.Item2, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, SearchValues<string>>.AlternateLookup<ReadOnlySpan<char>> EndsOfRawText = RawText.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly HashSet<SearchValues<string>> missingEnds = [];
    private readonly List<string> open = [];
    private readonly List<string> formatting = [];
    private int tagEnd;

    public int Depth { get; private set; }

    public long Elements { get; private set; }

    public long Attributes { get; private set; }

    /// <summary>Of any one tag.</summary>
    public int MostAttributes { get; private set; }

    /// <summary>Where the count ended: at the last tag, or at the one that exceeded a limit.</summary>
    public int Line { get; private set; }

    public static OpenTags In(string html)
    {
        var tags = new OpenTags();
        var at = html.IndexOf('<', StringComparison.Ordinal);
        var last = 0;
        for (; at >= 0 && tags.IsWithinLimits; at = tags.NextTag(html, at))
        {
            tags.Follow(html, at);
            last = at;
        }

        tags.Line = 1 + html.AsSpan(0, last).Count('\n');
        return tags;
    }

    private bool IsWithinLimits =>
        Depth <= MarkupLimits.MaxDepth && Elements <= MarkupLimits.MaxElements
        && MostAttributes <= MarkupLimits.MaxAttributes && Attributes <= MarkupLimits.MaxAttributesInAll;

    private void Follow(string html, int at)
    {
        var tag = html.AsSpan(at);
        var closes = tag.Length > 1 && tag[1] == '/';
        var name = NameAt(tag[(closes ? 2 : 1)..]);
        if (name.Length == 0)
            return;
        CountAttributes(html, at);
        var nests = !Known.TryGetValue(name, out var formats) || formats;
        if (closes)
            Close(name, formats, nests);
        else
            Open(name, formats, nests);
    }

    /// <summary>What looks like a tag within the attributes of another was counted with them: all of the text is read once.</summary>
    private void CountAttributes(string html, int at)
    {
        if (at < tagEnd)
            return;
        // From the second character of the name on: in an end tag, the slash before it is no end of it.
        var name = html.AsSpan(at + 2).IndexOfAny(NameEnds);
        var (count, end) = TagAttributes.Count(html, name < 0 ? html.Length : at + 2 + name);
        tagEnd = end;
        Attributes += count;
        MostAttributes = Math.Max(MostAttributes, count);
    }

    private void Open(ReadOnlySpan<char> name, bool formats, bool nests)
    {
        Elements += formats ? 1 : 1 + formatting.Count;
        if (formats)
            formatting.Add(name.ToString());
        if (nests)
            open.Add(name.ToString());
        Depth = Math.Max(Depth, open.Count);
    }

    private void Close(ReadOnlySpan<char> name, bool formats, bool nests)
    {
        if (formats && LastOf(formatting, name) is var last and >= 0)
            formatting.RemoveAt(last);
        if (nests && LastOf(open, name) is var at and >= 0)
            open.RemoveRange(at, open.Count - at);
    }

    private static int LastOf(List<string> names, ReadOnlySpan<char> name)
    {
        for (var i = names.Count - 1; i >= 0; i--)
        {
            if (name.Equals(names[i], StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    private int NextTag(string html, int at)
    {
        var rest = html.AsSpan(at);
        var from = -1;
        if (rest.StartsWith("<!--"))
            from = After(html, CommentEnd, at);
        else if (EndsOfRawText.TryGetValue(NameAt(rest[1..]), out var end) && !IsInForeignContent)
            from = After(html, end, at);
        return html.IndexOf('<', from < 0 ? at + 1 : from);
    }

    /// <summary>Inside these a title or a style is an element like any other, and what it holds is parsed.</summary>
    private bool IsInForeignContent => open.Exists(name => name.Equals("svg", StringComparison.OrdinalIgnoreCase) || name.Equals("math", StringComparison.OrdinalIgnoreCase));

    /// <summary>-1 when nothing ends it; that is remembered, for the search goes to the end of the text.</summary>
    private int After(string html, SearchValues<string> end, int at)
    {
        if (missingEnds.Contains(end))
            return -1;
        var found = html.AsSpan(at).IndexOfAny(end);
        if (found < 0)
            missingEnds.Add(end);
        return found < 0 ? -1 : at + found;
    }

    private static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> text)
    {
        // Cut first: the next end of a name may stand megabytes away, and this is asked at every "<".
        var name = text[..Math.Min(text.Length, MaxName)];
        var length = name.IndexOfAny(NameEnds);
        name = length < 0 ? name : name[..length];
        return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : [];
    }
}
