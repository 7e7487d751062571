using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Gazette.Text;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// Closes a comment or a quoted value that was left open. A parser takes all that follows into it, paragraphs and all, and a browser
/// shows none of them: what comes back asks for a review.
/// </summary>
internal static partial class SwallowedText
{
    public const string Rule = "swallowed-text";

    private static readonly List<string> RawText = ["script", "style", "textarea", "noscript", "iframe", "title", "template"];

    private const int MaxShown = 80;

    /// <summary>Of one page; each looks ahead to the next quote.</summary>
    private const int MaxValues = 40;

    private const int MinLetters = 12;
    private const int MaxTag = 4_000;
    private const int MaxValue = 400;

    private static readonly FrozenSet<string> Unshown = FrozenSet.Create(
        StringComparer.Ordinal, "script", "style", "textarea", "noscript", "iframe", "title", "template", "select", "button", "head", "object", "audio", "video", "canvas", "svg", "math", "noframes", "noembed", "rt", "rp");

    /// <summary>Their values hold no markup.</summary>
    private static readonly FrozenSet<string> Attributes = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "href", "src", "class", "style", "id", "target", "align", "width", "height", "color", "face", "size", "lang");

    /// <summary>A value in which somebody has put markup on purpose is no longer.</summary>
    private const int MaxAhead = 20_000;

    /// <param name="places">The beginning of what comes back, for each.</param>
    /// <returns>The markup as it was meant; null where nothing was left open.</returns>
    public static string? Release(string html, out IReadOnlyList<string> places)
    {
        var found = new List<string>();
        var closed = CloseValues(CloseComment(html, found), found);
        places = found;
        return found.Count == 0 ? null : closed;
    }

    /// <summary>Whether all that the page shows as it stands is still shown: what comes back may open an element that hides the rest.</summary>
    public static bool Keeps(IDocument page, IDocument released)
    {
        var (shown, at) = (string.Concat(Shown(released)), 0);
        foreach (var text in Shown(page))
        {
            // In the same order: what comes back stands in between.
            if (shown.IndexOf(text, at, StringComparison.Ordinal) is not (>= 0 and var found))
                return false;
            at = found + text.Length;
        }

        return true;
    }

    private static IEnumerable<string> Shown(IDocument page) => page.Descendants<IText>()
        .Where(text => !text.Ancestors<IElement>().Any(element => Unshown.Contains(element.LocalName)))
        .Select(text => string.Concat(text.Data.Where(c => !char.IsWhiteSpace(c))))
        .Where(text => text.Length > 0);

    /// <summary>The last one of the file, at its line's end or at the next tag.</summary>
    private static string CloseComment(string html, List<string> places)
    {
        var open = html.LastIndexOf("<!--", StringComparison.Ordinal);
        if (open < 0 || html.IndexOf("-->", open, StringComparison.Ordinal) >= 0 || html.IndexOf("--!>", open, StringComparison.Ordinal) >= 0 || IsInRawText(html, open))
            return html;
        var end = html.AsSpan(open + 4).IndexOfAny('<', '\n');
        if (end < 0 || !HoldsBlocks(html.AsSpan(open + 4 + end)))
            return html;
        Note(places, html, open);
        return html.Insert(open + 4 + end, "-->");
    }

    private static string CloseValues(string html, List<string> places)
    {
        var looks = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 2 < html.Length && looks < MaxValues;)
        {
            if (html.AsSpan(at).StartsWith("<!--"))
            {
                at = Behind(html, "-->", at);
            }
            else if (RawTextAt(html.AsSpan(at + 1)) is { } raw)
            {
                at = Behind(html, "</" + raw, at);
            }
            else
            {
                var end = char.IsAsciiLetter(html[at + 1]) || html[at + 1] == '/' ? CloseTag(ref html, at, places, ref looks) : at + 1;
                at = html.IndexOf('<', Math.Min(html.Length, Math.Max(at + 1, end)));
            }
        }

        return html;
    }

    private static string? RawTextAt(ReadOnlySpan<char> tag)
    {
        foreach (var name in RawText)
        {
            if ((tag[0] | ' ') == name[0] && tag.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return name;
        }

        return null;
    }

    private static int Behind(string html, string end, int at) =>
        html.IndexOf(end, at + 1, StringComparison.OrdinalIgnoreCase) is >= 0 and var found ? html.IndexOf('<', found + 1) : -1;

    /// <returns>Where the tag ends, or what is to be looked at next.</returns>
    private static int CloseTag(ref string html, int start, List<string> places, ref int looks)
    {
        var at = start + 2;
        while (at < html.Length && at - start < MaxTag)
        {
            var sign = html.AsSpan(at, Math.Min(MaxTag, html.Length - at)).IndexOfAny('=', '<', '>');
            if (sign < 0)
                return at;
            at += sign;
            if (html[at] != '=')
                return at;
            var name = NameBefore(html, at++);
            while (at < html.Length && char.IsWhiteSpace(html[at]))
                at++;
            if (at >= html.Length || html[at] is not ('"' or '\''))
                continue;
            var (quote, length) = (html[at], html.AsSpan(at + 1, Math.Min(MaxAhead, html.Length - at - 1)).IndexOfAny(html[at], '<', '>'));
            var end = at + 1 + length;
            if (length < 0)
                return html.Length;
            if (html[end] == quote)
            {
                at = end + 1;
                continue;
            }

            looks++;
            var ahead = html.AsSpan(end, Math.Min(MaxAhead, html.Length - end));
            var next = ahead.IndexOf(quote);
            if (length <= MaxValue && Attributes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name) && HoldsBlocks(next < 0 ? ahead : ahead[..next]))
            {
                Note(places, html, end);
                html = html.Insert(end, html[end] == '>' ? $"{quote}" : $"{quote}>");
                return end + 1;
            }

            if (next < 0)
                return end;
            at = end + next + 1;
        }

        return at;
    }

    private static ReadOnlySpan<char> NameBefore(string html, int equals)
    {
        var end = html.AsSpan(0, equals).TrimEnd().Length;
        var start = end;
        while (start > 0 && end - start < 12 && char.IsAsciiLetter(html[start - 1]))
            start--;
        return html.AsSpan(start, end - start);
    }

    private static void Note(List<string> places, string html, int at) => places.Add(ShortText.Of(html[at..Math.Min(html.Length, at + MaxShown)], MaxShown));

    /// <summary>Tags of blocks, and outside of tags some text.</summary>
    private static bool HoldsBlocks(ReadOnlySpan<char> markup)
    {
        if (!Block().IsMatch(markup))
            return false;
        var (letters, isInTag) = (0, false);
        foreach (var c in markup)
        {
            isInTag = c == '<' || (isInTag && c != '>');
            letters += !isInTag && char.IsLetter(c) ? 1 : 0;
        }

        return letters >= MinLetters;
    }

    /// <summary>In a script or another element whose text is no markup of the page.</summary>
    private static bool IsInRawText(string html, int at) => RawText.Exists(name => IsIn(html, at, name));

    private static bool IsIn(string html, int at, string name) =>
        html.LastIndexOf("<" + name, at, StringComparison.OrdinalIgnoreCase) is >= 0 and var start && html.IndexOf("</" + name, start, at - start, StringComparison.OrdinalIgnoreCase) < 0;

    [GeneratedRegex("</?(?:p|div|td|tr|li|section|h[1-6])(?:\\s[^<>]*)?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Block();
}
