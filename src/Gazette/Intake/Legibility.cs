using System.Globalization;

namespace Gazette.Intake;

/// <summary>How much like a text a text reads: about 1 for Chinese prose in the right character set, 0.3 and less in a wrong one.</summary>
internal static class Legibility
{
    private const double Fault = -4;

    /// <param name="faults">Byte runs that the set could not explain.</param>
    /// <param name="countAscii">For 16-bit sets, in which ASCII characters are evidence like any other.</param>
    public static double Of(string text, int faults, bool countAscii)
    {
        double sum = faults * Fault;
        var counted = faults;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\uFFFF' || (c is >= ' ' and < '\x7F' or '\t' or '\r' or '\n' && !countAscii))
                continue;
            sum += Weight(c, i > 0 ? text[i - 1] : ' ', i + 1 < text.Length ? text[i + 1] : ' ');
            counted++;
        }

        return counted == 0 ? 0 : sum / counted;
    }

    private static double Weight(char c, char before, char after) => c switch
    {
        '\t' or '\r' or '\n' or ' ' => 0.8,
        < ' ' or (>= '\x7F' and < '\xA0') => -4,
        < '\x7F' => char.IsAsciiLetterOrDigit(c) ? 0.8 : 0.5,
        >= '\u3041' and <= '\u30FF' => 0.9,
        >= '\u4E00' and <= '\u9FFF' => CommonCharacters.HasHan(c) ? 1 : 0.25,
        >= '\uAC00' and <= '\uD7A3' => CommonCharacters.HasHangul(c) ? 0.95 : 0.2,
        >= '\u3000' and <= '\u303F' or >= '\uFF01' and <= '\uFF5E' => 0.8,
        >= '\uFF61' and <= '\uFF9F' => 0.1,
        '“' or '”' or '‘' or '’' or '—' or '…' or '–' or '·' or '•' or '©' or '®' or '°' or '\xA0' => Beside(before, after),
        >= '\xA1' and < '\u0250' => char.IsLetter(c) ? Beside(before, after) : 0.1,
        >= '\uE000' and <= '\uF8FF' => -2,
        _ => Other(c, before, after),
    };

    /// <summary>A Western letter or sign stands among ASCII; in rows of its own kind it is another set's text misread.</summary>
    private static double Beside(char before, char after) =>
        IsForeign(before) && IsForeign(after) ? -0.5 : IsForeign(before) || IsForeign(after) ? 0.2 : 0.75;

    private static bool IsForeign(char c) => c is >= '\x7F' and < '\u0250';

    private static double Other(char c, char before, char after)
    {
        if (char.IsSurrogate(c))
            return 0.2;
        var category = CharUnicodeInfo.GetUnicodeCategory(c);
        if (category is UnicodeCategory.OtherNotAssigned or UnicodeCategory.Control)
            return -2;
        // Letters of one alphabet stand together: Cyrillic, Greek, Arabic, Thai.
        return char.IsLetter(c) && (c >> 8 == before >> 8 || c >> 8 == after >> 8) ? 0.6 : 0.1;
    }
}
