using System.Globalization;
using Gazette.Text;
using Gazette.Text.CharacterSets;

namespace Gazette.Intake.Decoding;

/// <summary>
/// How likely a text is to have been written, as the logarithm of a probability: the sum over its characters, in nats.
/// Readings of the same bytes can be compared, however many characters each makes of them. The weights are rough; what
/// decides is that a wrong reading holds rare characters, and mixes scripts and letter cases as nobody writes.
/// </summary>
internal static class Likelihood
{
    /// <summary>Stands in a sample for bytes that the set cannot explain.</summary>
    public const char FaultMark = '\uFFFF';

    // Each byte that cannot be is worth as much; wide sets lose two or four of them at a time.
    private const double Fault = -16;
    private const double Impossible = -20;

    private const double QuotedKana = -5;

    private const double Again = -7;
    private const int Near = 8;

    public static double Of(string text, string charset)
    {
        var language = LanguageOf(charset);
        double sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var weight = Weight(text[i], i > 0 ? text[i - 1] : ' ', i + 1 < text.Length ? text[i + 1] : ' ', language, charset);
            // What was said once is likely to be said again.
            sum += weight < Again && text[i] is >= '\u4E00' and <= '\u9FFF' && text.AsSpan(Math.Max(0, i - Near), Math.Min(i, Near)).Contains(text[i]) ? Again : weight;
        }

        return CharacterSet.IsWide(charset) ? sum + (text.AsSpan().Count(FaultMark) * Fault) : sum;
    }

    private static WritingSystem LanguageOf(string charset) => charset switch
    {
        CharacterSet.Gb18030 or CharacterSet.Big5 or "hz-gb-2312" => WritingSystem.Chinese,
        "shift_jis" or "euc-jp" or "iso-2022-jp" => WritingSystem.Japanese,
        "euc-kr" => WritingSystem.Korean,
        CharacterSet.Utf8 or "utf-16le" or "utf-16be" or "utf-32le" or "utf-32be" => WritingSystem.Any,
        _ => WritingSystem.Alphabet,
    };

    private static double Weight(char c, char before, char after, WritingSystem language, string charset) => c switch
    {
        // Korean parts its words, and Chinese that was misread as Korean does not.
        ' ' when language == WritingSystem.Korean && before >= '\uAC00' => -0.5,
        < '\x80' => Ascii(c),
        FaultMark => Fault,
        < '\xA0' => Impossible,
        >= '\u3041' and <= '\u30FF' => language is WritingSystem.Japanese or WritingSystem.Any ? c == '\u30FC' || c < '\u30A1' ? -3.9 : -5
            // A Chinese text that quotes a word of Japanese quotes all of it.
            : language == WritingSystem.Chinese && before is >= '\u3041' and <= '\u30FF' ? QuotedKana : -11,
        >= '\u4E00' and <= '\u9FFF' => Han(c, before, after, language),
        >= '\uAC00' and <= '\uD7A3' => language is WritingSystem.Korean or WritingSystem.Any ? Hangul.Weight(c) : -14,
        >= '\u3000' and <= '\u303F' or >= '\uFF01' and <= '\uFF5E' => !CommonPunctuation.Contains(c, StringComparison.Ordinal) ? -7.5 : language == WritingSystem.Korean ? -8 : -4.5,
        >= '\uFF61' and <= '\uFF9F' => language is WritingSystem.Japanese ? -9 : -14,
        >= '\uE000' and <= '\uF8FF' => Impossible,
        _ when CommonPunctuation.Contains(c, StringComparison.Ordinal) && language != WritingSystem.Alphabet => -5,
        _ when language is WritingSystem.Alphabet or WritingSystem.Any => Alphabets.Weight(c, before, after, charset),
        _ => Other(c),
    };

    private const string CommonPunctuation = "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕—…·　";

    private static double Ascii(char c) => c switch
    {
        ' ' => -3,
        '\n' or '\r' or '\t' => -4,
        >= '0' and <= '9' => -3.8,
        >= 'a' and <= 'z' => -3.8,
        >= 'A' and <= 'Z' => -4.8,
        '.' or ',' or '-' or ':' or '/' or '<' or '>' or '(' or ')' or '"' or '\'' or '=' or '%' => -5,
        > ' ' and < '\x7F' => -6.5,
        _ => Impossible,
    };

    private static double Han(char c, char before, char after, WritingSystem language)
    {
        // An ideograph amid a Western word is a letter and the one after it, misread as a pair.
        var amid = char.IsAsciiLetter(before) && char.IsAsciiLetter(after) ? -9 : char.IsAsciiLetter(before) || char.IsAsciiLetter(after) ? -4 : 0;
        return amid + (language switch
        {
            WritingSystem.Japanese => HanFrequency.IsJapanese(c) ? HanFrequency.ClassOf(c) <= 2 ? -7.5 : -9 : HanFrequency.ClassOf(c) < HanFrequency.Rare ? -13 : -16,
            WritingSystem.Korean or WritingSystem.Alphabet => HanFrequency.ClassOf(c) <= 2 ? -12 : -16,
            _ => OfClass(HanFrequency.ClassOf(c)),
        });
    }

    private static double OfClass(int frequency) => frequency switch { 0 => -6, 1 => -7.3, 2 => -8.6, 3 => -10, 4 => -12, _ => -15 };

    private static double Other(char c)
    {
        // Half of a character beyond the basic plane; there are two of them.
        if (char.IsSurrogate(c))
            return -8.5;
        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.OtherNotAssigned or UnicodeCategory.Control or UnicodeCategory.PrivateUse => Impossible,
            UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber => -9,
            UnicodeCategory.OtherLetter => -15,
            _ => -11,
        };
    }
}
