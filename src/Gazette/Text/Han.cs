namespace Gazette.Text;

/// <summary>Chinese characters among others, by UTF-16 unit: one beyond the basic plane counts once, by its first half.</summary>
internal static class Han
{
    public static bool Is(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or >= '\uF900' and <= '\uFAFF' or '〇'
        or >= '\uD840' and <= '\uD888';

    /// <summary>Han characters, and the punctuation and full-width forms that stand between them.</summary>
    public static bool IsOrSign(char c) => Is(c) || c is >= '\u3001' and <= '\u303F' or >= '\uFF01' and <= '\uFF5E' or '“' or '”' or '‘' or '’' or '…' or '—';

    /// <summary>Signs that stand for a syllable: kana and Hangul. One says as much as two letters.</summary>
    public static bool IsSyllable(char c) => c is >= '\u3041' and <= '\u30FF' or >= '\uAC00' and <= '\uD7A3';

    public static int CountSyllables(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in FromFirst(text))
            count += IsSyllable(c) ? 1 : 0;
        return count;
    }

    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in FromFirst(text))
            count += Is(c) ? 1 : 0;
        return count;
    }

    /// <summary>True when Han characters outnumber a third of the other letters; one of them says more than one Latin letter does.</summary>
    public static bool IsMostly(ReadOnlySpan<char> text)
    {
        var (han, letters) = (0, 0);
        if (FromFirst(text).Length > 0)
            Count(text, ref han, ref letters);
        return han > 0 && han * 3 > letters;
    }

    /// <summary>The same of all together.</summary>
    public static bool AreMostly(IReadOnlyCollection<string> texts)
    {
        var (han, letters) = (0, 0);
        if (texts.All(text => FromFirst(text).Length == 0))
            return false;
        foreach (var text in texts)
            Count(text, ref han, ref letters);
        return han > 0 && han * 3 > letters;
    }

    /// <summary>Nothing before the first ideographic sign is Han or a syllable; most texts of letters have none.</summary>
    private static ReadOnlySpan<char> FromFirst(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('〇', '\uFAFF') is >= 0 and var first ? text[first..] : [];

    private static void Count(ReadOnlySpan<char> text, ref int han, ref int letters)
    {
        foreach (var c in text)
        {
            if (Is(c))
                han++;
            else if (char.IsLetter(c))
                letters++;
        }
    }
}
