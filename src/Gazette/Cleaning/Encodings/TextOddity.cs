using Gazette.Text;
using Gazette.Text.CharacterSets;

namespace Gazette.Cleaning.Encodings;

/// <summary>Counts characters beyond ASCII that stand where no language has them: the less there are, the better a reading of bytes.</summary>
/// <param name="Odd">Those of them that no text has there.</param>
/// <param name="Counted">All that say something.</param>
internal readonly record struct TextOddity(int Odd, int Counted)
{
    /// <summary>The 1,900 most used characters: of running text nearly all, of misread bytes one in six.</summary>
    private const int CommonHan = 2;

    /// <summary>Of a text of letters that has a Chinese word now and then.</summary>
    private const int LettersToHan = 6;

    private const double MinShare = 0.3;

    private const double RareHangul = -8;

    private const string Letters = "áàâäãåāæçéèêëėęěíìîïīñóòôöõøōœßúùûüūýÿăąćčđďğıłľńňőřșşśšţťțůűźżžĳþð";

    private const string Signs = "“”‘’‚„‹›«»–—…·•°§€£¥¢©®™±×÷²³½¼¾¹ªº¿¡†′″→←";

    /// <summary>Of a line that may be of another character set.</summary>
    public bool IsMisread => Odd > 0 && Odd >= MinShare * Counted;

    /// <param name="which">Takes the odd ones.</param>
    /// <param name="most">With one more odd character it stops counting: the text is no better than another.</param>
    public static TextOddity Of(ReadOnlySpan<char> text, ISet<char>? which = null, int most = int.MaxValue)
    {
        var (odd, counted) = (0, 0);
        var isOfLetters = IsOfLetters(text);
        var isJapanese = text.IndexOfAnyInRange('\u3041', '\u30FE') >= 0;
        for (var i = 0; i < text.Length && odd <= most; i++)
        {
            if (text[i] < '\u0080' || IsPassedOver(text[i]))
                continue;
            counted++;
            // Most of what is Chinese.
            if (!isOfLetters && text[i] is >= '\u4E00' and <= '\u9FFF' && HanFrequency.ClassOf(text[i]) <= CommonHan && !IsAmidWord(text, i))
                continue;
            if (!((isOfLetters && IsStray(text, i)) || IsOdd(text[i], At(text, i - 1), At(text, i + 1), At(text, i + 2))) || (isJapanese && HanFrequency.IsJapanese(text[i])))
                continue;
            odd++;
            which?.Add(text[i]);
        }

        return new TextOddity(odd, counted);
    }

    /// <summary>A rare Chinese character or half-width kana, glued to words of letters.</summary>
    public static bool HasStrays(ReadOnlySpan<char> text)
    {
        if (!IsOfLetters(text))
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsStray(text, i) && HanFrequency.ClassOf(text[i]) > CommonHan && !(Han.Is(At(text, i - 1)) && Han.Is(At(text, i - 2))))
                return true;
        }

        return false;
    }

    private static bool IsAmidWord(ReadOnlySpan<char> text, int i) => char.IsAsciiLetterLower(At(text, i - 1)) && char.IsAsciiLetterLower(At(text, i + 1));

    private static bool IsStray(ReadOnlySpan<char> text, int i) =>
        (Han.Is(text[i]) || text[i] is >= '\uFF61' and <= '\uFF9F') && (char.IsAsciiLetterOrDigit(At(text, i - 1)) || char.IsAsciiLetterOrDigit(At(text, i + 1)));

    /// <summary>Zero-width characters, fillers and marks of direction.</summary>
    public static bool IsUnseen(char c) => c is '\u00AD' or '\u034F' or '\u061C' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u3164' or '\uFEFF' or '\uFFA0'
        or (>= '\u180B' and <= '\u180F') or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFE00' and <= '\uFE0F') or (>= '\uFFF9' and <= '\uFFFB');

    /// <summary>Arrows, stars, bullets: they stand anywhere. Combining marks are their letter's.</summary>
    private static bool IsNeutral(char c) => c is '•' or (>= '\u2190' and < '\u2200') or (>= '\u2300' and < '\u2500') or (>= '\u25A0' and <= '\u2BFF') or (>= '\u0300' and <= '\u036F');

    // Most characters of Chinese and Korean lie where there are none of them.
    private static bool IsPassedOver(char c) => c is < '\u4E00' or > '\uD7A3' && (char.IsWhiteSpace(c) || char.IsLowSurrogate(c) || IsNeutral(c) || IsUnseen(c));

    private static bool IsOfLetters(ReadOnlySpan<char> text)
    {
        var most = LettersToHan * Han.Count(text);
        return text.Length > most && CountLetters(text) > most;
    }

    private static int CountLetters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            count += char.IsAsciiLetter(c) ? 1 : 0;
        return count;
    }

    private static char At(ReadOnlySpan<char> text, int i) => i >= 0 && i < text.Length ? text[i] : ' ';

    private static bool IsOdd(char c, char before, char after, char next) => c switch
    {
        _ when c is >= '\u3041' and <= '\uD7FF' && char.IsAsciiLetterLower(before) && char.IsAsciiLetterLower(after) => true,
        _ when Han.Is(c) => HanFrequency.ClassOf(c) > CommonHan,
        >= '\uAC00' and <= '\uD7A3' => Hangul.Weight(c) < RareHangul,
        >= '\u3041' and <= '\u30FF' or >= '\u3001' and <= '\u301C' or >= '\uFF01' and <= '\uFF5E' => false,
        >= '\u2200' and <= '\u22FF' => char.IsLetter(before) != char.IsLetter(after),
        >= '\u0410' and <= '\u044F' or 'ё' or 'Ё' => IsOddLetter(c, before, after, next, IsCyrillic),
        >= '\u0391' and <= '\u03CE' => IsOddLetter(c, before, after, next, IsGreek),
        >= '\u00A1' and <= '\u00BF' when IsLatinSign(before) || IsLatinSign(after) => true,
        _ when Letters.Contains(c, StringComparison.Ordinal) || Letters.Contains(char.ToLowerInvariant(c), StringComparison.Ordinal) => IsOddLetter(c, before, after, next, IsLatin),
        '“' or '‘' or '«' or '„' or '¿' or '¡' => (char.IsLetterOrDigit(before) && before < '\u2E80') || (before is ',' or '.' or ';' && c is not '«'),
        '”' or '»' => IsBeginning(before, after),
        '’' or '–' or '—' or '·' or '…' => false,
        '®' or '™' or '©' => char.IsLetter(after),
        '§' or '£' or '€' or '¥' or '¢' or '±' or '¹' or '½' or '¼' or '¾' or '†' => char.IsLetter(before) || char.IsLetter(after),
        _ => !Signs.Contains(c, StringComparison.Ordinal) || IsBeginning(before, after) || (char.IsLetter(before) && char.IsLetter(after)),
    };

    /// <summary>Beside a letter of another writing, or a capital behind a small letter: no word is written so.</summary>
    private static bool IsOddLetter(char c, char before, char after, char next, Predicate<char> isOwn) =>
        (char.IsLetter(before) && before < '\u2E80' && !isOwn(before))
        || (char.IsLetter(after) && after < '\u2E80' && !isOwn(after))
        || (char.IsUpper(c) && char.IsLower(before))
        || (char.IsUpper(c) && char.IsUpper(after) && char.IsLower(next))
        || (char.IsUpper(before) && char.IsUpper(c) && char.IsLower(after))
        || (char.IsLower(c) && char.IsUpper(after))
        || (IsAccented(before) && IsAccented(c) && IsAccented(after))
        || before is ',' or ';' or '.' or '!' or '?';

    /// <summary>Three in a row are in no word of a western language.</summary>
    private static bool IsAccented(char c) => c is >= '\u00C0' and <= '\u00FF' and not '\u00D7' and not '\u00F7';

    /// <summary>No two of them stand side by side.</summary>
    private static bool IsLatinSign(char c) => c is >= '\u00A1' and <= '\u00BF' and not '\u00AB' and not '\u00AD' and not '\u00BB';

    private static bool IsBeginning(char before, char after) => char.IsWhiteSpace(before) && char.IsLetter(after);

    private static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u04FF';

    private static bool IsGreek(char c) => c is >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF';

    private static bool IsLatin(char c) => c is < '\u0250' or >= '\u1E00' and <= '\u1EFF';
}
