using System.Buffers;

namespace Gazette.Cleaning.Encodings;

/// <summary>
/// Signs that windows-1252 has for the bytes that follow the first one of a character in UTF-8: where that one is gone they
/// stand glued to letters, as no text has them: <c>会¸文</c>, <c>c©t</c>.
/// </summary>
internal static class StraySigns
{
    /// <summary>All that may be the rest of a character.</summary>
    public const string All = Odd + Natural;

    /// <summary>Beside a letter of Chinese, Russian or Greek no text has them; ¾ has a number before it.</summary>
    private const string Odd = "¡¢¤¦¨ª¬¯´µ¶¸º¼½¾¿ŠŒŽšœžŸƒˆ˜‚„";

    /// <summary>One of them beside a letter is a trade mark or a footnote; not two in a row, and none amid a word of Latin letters.</summary>
    private const string Natural = "©®°±²³¹€£¥§™†‡‰‹›";

    private const string Quotes = "“”‘’«»–—…•·";

    private static readonly SearchValues<char> OddSigns = SearchValues.Create(Odd);
    private static readonly SearchValues<char> Signs = SearchValues.Create(All);
    private static readonly SearchValues<char> OfWords = SearchValues.Create("ŠŒŽšœžŸƒµºª´");
    private static readonly SearchValues<char> AllSigns = SearchValues.Create(All + Quotes);

    public static bool IsSign(char c) => AllSigns.Contains(c) || c is >= '\u0080' and <= '\u009F';

    /// <summary>A sign that no text has behind a question mark.</summary>
    public static bool IsRest(char c) => Signs.Contains(c) && c is not ('€' or '£' or '¥' or '¿' or '¡' or '„' or '‚' or '‹' or '›' or '†' or '‡' or '¹' or '²' or '³' or 'š' or 'Š' or 'ž' or 'Ž');

    public static bool AreIn(string text, int start, int length)
    {
        var (before, after) = (At(text, start - 1), At(text, start + length));
        var row = text.AsSpan(start, length);
        if (!row.ContainsAny(Signs))
            return false;
        if (IsOther(before) || IsOther(after))
            return (row.ContainsAny(OddSigns) && !char.IsDigit(before) && !char.IsWhiteSpace(before) && !char.IsAsciiLetter(before) && !char.IsAsciiLetter(after))
                || (length > 1 && IsOther(before) && IsOther(after))
                || (row is "€" or "£" or "¥" or "§" or "±" && IsOther(before) && IsOther(after));
        return char.IsLetter(before) && (char.IsLower(after) || row[0] == '¿') && !IsLatin(row);
    }

    /// <summary>Œuvre, Šibenik: letters of a word; world´s: typed for an apostrophe.</summary>
    private static bool IsLatin(ReadOnlySpan<char> row) => row.IndexOfAnyExcept(OfWords) < 0;

    /// <summary>A letter of a writing that none of the signs belongs to.</summary>
    private static bool IsOther(char c) => c >= '\u0370' && char.IsLetter(c);

    private static char At(string text, int i) => i >= 0 && i < text.Length ? text[i] : '\n';
}
