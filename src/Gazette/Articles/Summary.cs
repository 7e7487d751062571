using System.Text;
using Gazette.Text;

namespace Gazette.Articles;

/// <summary>The first sentences of an article, for lists.</summary>
public static class Summary
{
    // Units: a Han character takes the room of two others. 120 of them, or 240 others.
    private const int MaxUnits = 240;

    /// <summary>A sentence that ends earlier than this leaves the summary too short to say anything.</summary>
    private const int MinUnits = 100;

    /// <param name="text">The body's blocks, joined by blank lines.</param>
    /// <returns>One line; an ellipsis at its end when it stops inside a sentence.</returns>
    public static string Of(string text)
    {
        var line = OneLine(text);
        var end = Fit(line, MaxUnits);
        if (end == line.Length)
            return line;
        var sentence = SentenceEnd(line, end);
        return Units(line.AsSpan(0, sentence)) >= MinUnits ? line[..sentence].TrimEnd() : Cut(line, end);
    }

    /// <summary>
    /// Blocks are put together with a space, save after Chinese punctuation, which brings its own room. Of a longer text as much as a
    /// summary holds, and one character more.
    /// </summary>
    private static string OneLine(string text)
    {
        var trimmed = text.AsSpan().Trim();
        var line = new StringBuilder(MaxUnits);
        for (var (i, units) = (0, 0); i < trimmed.Length && units <= MaxUnits;)
        {
            var end = i;
            while (char.IsWhiteSpace(trimmed[end]))
                end++;
            if (end == i)
                (line, units, end) = (line.Append(trimmed[i]), units + Width(trimmed[i]), i + 1);
            else if (!IsStop(trimmed[i - 1]) || !trimmed[i..end].Contains('\n'))
                (line, units) = (line.Append(' '), units + 1);
            i = end;
        }

        return line.ToString();
    }

    private static int Fit(string line, int max)
    {
        var units = 0;
        for (var i = 0; i < line.Length; i += char.IsSurrogatePair(line, i) ? 2 : 1)
        {
            units += Width(line[i]);
            if (units > max)
                return i;
        }

        return line.Length;
    }

    private static int SentenceEnd(string line, int end)
    {
        for (var i = end - 1; i > 0; i--)
        {
            if (IsStop(line[i]) || (line[i] is '.' or '?' or '!' && line[i + 1] == ' '))
                return i + 1 < end && line[i + 1] is '”' or '’' or '」' or '』' or '）' ? i + 2 : i + 1;
        }

        return 0;
    }

    /// <summary>Between words where there are any, and with room for the ellipsis.</summary>
    private static string Cut(string line, int end)
    {
        var at = Math.Max(1, end - 1);
        if (char.IsAsciiLetterOrDigit(line[at]) && line.LastIndexOf(' ', at) is var space && space > at - 30 && space > 0)
            at = space;
        else if (char.IsLowSurrogate(line[at]))
            at--;
        return line[..at].TrimEnd(' ', ',', '，', '、', ';', '；', ':', '：') + "…";
    }

    private static bool IsStop(char c) => c is '。' or '！' or '？';

    private static int Units(ReadOnlySpan<char> text)
    {
        var units = 0;
        foreach (var c in text)
            units += Width(c);
        return units;
    }

    private static int Width(char c) => Han.IsOrSign(c) || char.IsHighSurrogate(c) ? 2 : char.IsLowSurrogate(c) ? 0 : 1;
}
