using System.Buffers;

namespace Gazette.Extraction.Parsing;

/// <summary>Counts the attributes of a tag as the HTML standard's tokenizer reads them, without keeping any.</summary>
internal static class TagAttributes
{
    private static readonly SearchValues<char> BetweenAttributes = SearchValues.Create(" \t\r\n\f/");
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\r\n\f");
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>=");
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\f>");

    /// <param name="at">Behind the tag's name.</param>
    /// <returns>How many there are, and where the tag ends: at its ">", or at the end of the text.</returns>
    public static (int Count, int End) Count(string html, int at)
    {
        var count = 0;
        while (true)
        {
            at = Skip(html, at, BetweenAttributes);
            if (at == html.Length || html[at] == '>')
                return (count, at);
            count++;
            // Where a name is to begin, even "=" is part of it.
            at = Find(html, at + 1, NameEnds);
            var sign = Skip(html, at, Spaces);
            if (sign < html.Length && html[sign] == '=')
                at = AfterValue(html, Skip(html, sign + 1, Spaces));
        }
    }

    private static int AfterValue(string html, int at)
    {
        if (at == html.Length || html[at] is not ('"' or '\''))
            return Find(html, at, ValueEnds);
        var end = html.IndexOf(html[at], at + 1);
        return end < 0 ? html.Length : end + 1;
    }

    private static int Skip(string html, int at, SearchValues<char> values)
    {
        var next = html.AsSpan(at).IndexOfAnyExcept(values);
        return next < 0 ? html.Length : at + next;
    }

    private static int Find(string html, int at, SearchValues<char> values)
    {
        var next = html.AsSpan(at).IndexOfAny(values);
        return next < 0 ? html.Length : at + next;
    }
}
