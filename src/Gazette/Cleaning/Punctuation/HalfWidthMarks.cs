using System.Buffers;
using Gazette.Text;

namespace Gazette.Cleaning.Punctuation;

/// <summary>Half-width punctuation in Chinese text, and whose it is: where numbers, addresses and Latin words adjoin, it may be theirs.</summary>
internal static class HalfWidthMarks
{
    public const string Half = ",;?!:()";
    public const string Full = "，；？！：（）";

    public const int Opening = 5;
    public const int Closing = 6;

    private static readonly SearchValues<char> Any = SearchValues.Create(Half);

    public static bool AreIn(ReadOnlySpan<char> text) => text.IndexOfAny(Any) >= 0;

    /// <summary>A space that a converter or a typist set behind a mark.</summary>
    public static bool IsSpace(string text, int i) => i < text.Length && text[i] is ' ' or '\u00A0';

    /// <summary>True when a space parts the mark from more text.</summary>
    public static bool IsBeforeSpace(string text, int i) => IsSpace(text, i + 1) && text.AsSpan(i + 1).ContainsAnyExcept(' ', '\u00A0');

    public static bool IsBetweenHan(string text, int i)
    {
        if (IsNone(text, i))
            return false;
        var next = i + 1;
        while (next <= i + 2 && IsSpace(text, next))
            next++;
        return IsSide(text, Before(text, i), -1) && (next >= text.Length || IsSide(text, next, 1));
    }

    /// <summary>A number, a word of letters or its sign stands on the other side.</summary>
    public static bool IsBesideHan(string text, int i)
    {
        if (i == 0 || i + 1 >= text.Length || text[i + 1] == '/' || IsNone(text, i))
            return false;
        if (IsSpace(text, i + 1))
            return Han.IsOrSign(text[i - 1]) && i + 2 < text.Length && char.IsAsciiDigit(text[i + 2]);
        return Han.IsOrSign(text[i - 1]) || (Han.IsOrSign(text[i + 1]) && !char.IsWhiteSpace(text[i - 1]));
    }

    /// <summary>Han, their signs, other marks and what was lost among them; through a quotation mark, what it encloses decides.</summary>
    public static bool IsSide(string text, int i, int direction)
    {
        if (i < 0 || i >= text.Length)
            return false;
        if (text[i] is '"' or '\'')
            return i + direction < 0 || i + direction >= text.Length || Han.IsOrSign(text[i + direction]);
        return Han.IsOrSign(text[i]) || text[i] == '\uFFFD' || Half.Contains(text[i], StringComparison.Ordinal);
    }

    /// <summary>The space behind another mark, as in 好! ! is no neighbour.</summary>
    private static int Before(string text, int i) =>
        i > 1 && IsSpace(text, i - 1) && Half.Contains(text[i - 2], StringComparison.Ordinal) ? i - 2 : i - 1;

    private static bool IsNone(string text, int i) => IsTrace(text, i) || IsSmile(text, i) || (text[i] == ';' && EndsEntity(text, i));

    private static bool IsSmile(string text, int i) => text[i] switch
    {
        ':' or ';' => i + 1 < text.Length && text[i + 1] == ')',
        ')' => i > 0 && text[i - 1] is ':' or ';',
        _ => false,
    };

    /// <summary>Lost bytes look like this: 体育?。?定于.</summary>
    private static bool IsTrace(string text, int i) =>
        text[i] == '?' && i > 0 && (text[i - 1] is '?' or '。' or '？' || (i + 1 < text.Length && text[i + 1] is '?' or '。' or '？'));

    private static bool EndsEntity(string text, int i) => text.AsSpan(Math.Max(0, i - 8), Math.Min(8, i)).Contains('&');
}
