using System.Collections.Frozen;
using System.Globalization;

namespace Gazette.Intake.Decoding;

/// <summary>How likely a letter or sign beyond ASCII is where it stands, in the scripts that have an alphabet.</summary>
internal static class Alphabets
{
    /// <summary>The letters that each set was made for; it holds others too.</summary>
    private static readonly FrozenDictionary<string, string> Letters = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["windows-1252"] = "éèàùâêîôûçëïüöäßñáíóúåæœãõÉÈÀÇÜÖÄÅÆÑ",
        ["windows-1250"] = "áéíóúýčďěňřšťůžąćęłńśźżäöüőűôâîăşţđÁÉÍÓÚČĎŘŠŤŽĄĆĘŁŃŚŹŻÖÜŐŰĐÎŞŢ",
        ["windows-1254"] = "çğıöşüİâîûÇĞÖŞÜ",
        ["windows-1257"] = "āčēģīķļņšūžąęėįųäöõüśćźżłńóĀČĒĢĪĶĻŅŠŪŽĄĘĖĮŲÄÖÕÜ",
        ["windows-1258"] = "đăâêôơưáàéèíìóòúùýĐĂÂÊÔƠƯÁÀÉÈÍÌÓÒÚÙ",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private const string AnyLetters = "éèàùâêîôûçëïüöäßñáíóúåæøãõœąęłśżćńźčšžřýěůťďňőűăşţğıāēīūģķļņėįųđơư";
    private const string Signs = "«»„“”‚‘’–—…©®™°§€£\u00A0•·№¿¡½²³";
    private const string FrequentLetters = "оеаинтсрвлкмдпуяαοιετνσηρπκμυλωיוהלאמרתבשاليمنتربةعد";

    private const double Sign = -6.5;
    private const double Odd = -10;
    private const double WrongCase = -8;
    private const double MixedScripts = -6;

    public static double Weight(char c, char before, char after, string charset)
    {
        if (Signs.Contains(c, StringComparison.Ordinal))
            return char.IsLetter(before) && char.IsLetter(after) && c is not ('’' or '·') ? Odd : Sign;
        if (c < '\u0250' || c is >= '\u1E00' and <= '\u1EFF')
            return char.IsLetter(c) ? Latin(c, before, after, charset) : Odd;
        if (char.IsSurrogate(c))
            return -8.5;
        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.NonSpacingMark => c < '\u0370' && char.IsLetter(before) ? -7 : Odd,
            UnicodeCategory.OtherNotAssigned or UnicodeCategory.Control or UnicodeCategory.PrivateUse => -20,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter => OfOneScript(c, before, after),
            _ => Odd,
        };
    }

    private static double Latin(char c, char before, char after, string charset)
    {
        var weight = Letters.GetValueOrDefault(charset, AnyLetters).Contains(c, StringComparison.Ordinal) ? -5.5 : AnyLetters.Contains(c, StringComparison.Ordinal) ? -8 : -9.5;
        // Rows of accented letters are another set's text misread.
        weight -= (IsLatinBeyondAscii(before) ? 2.5 : 0) + (IsLatinBeyondAscii(after) ? 2.5 : 0);
        return weight + CaseOf(c, before);
    }

    private static double OfOneScript(char c, char before, char after)
    {
        // Greek, Cyrillic, Hebrew and Arabic; nobody here writes the other scripts.
        if (c is not ((>= '\u0386' and <= '\u045F') or (>= '\u0490' and <= '\u0491') or (>= '\u05D0' and <= '\u05EA') or (>= '\u0621' and <= '\u064A') or '\u067E' or '\u0686' or '\u06AF'))
            return -15;
        var weight = FrequentLetters.Contains(char.ToLowerInvariant(c), StringComparison.Ordinal) ? -3 : -4.7;
        if (char.IsAsciiLetter(before) || char.IsAsciiLetter(after) || IsLatinBeyondAscii(before) || IsLatinBeyondAscii(after))
            weight += MixedScripts;
        return weight + CaseOf(c, before);
    }

    /// <summary>Capitals begin a word, or make up all of it.</summary>
    private static double CaseOf(char c, char before) =>
        !char.IsUpper(c) ? 0 : char.IsLower(before) ? WrongCase : char.IsUpper(before) ? -1.5 : -2;

    private static bool IsLatinBeyondAscii(char c) => c is >= '\x80' and < '\u0250';
}
