namespace Gazette.Cleaning.Pinyin;

/// <summary>A syllable as printed, taken apart.</summary>
/// <param name="Letters">Plain a to z, ü as v.</param>
/// <param name="Tone">1 to 4; 0 when none is marked, and for the neutral tone.</param>
internal readonly record struct PinyinSyllable(string Letters, int Tone)
{
    private const string Toned = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜăĕĭŏŭńňǹḿ";
    private const string Plain = "aaaaeeeeiiiioooouuuuvvvvaeiounnnm";
    /// <summary>Of those in brackets, with marks of their own.</summary>
    private const int Longest = 16;

    private const string Tones = "123412341234123412341234333332342";

    /// <summary>The same with ü, where u may have been written for it; else null.</summary>
    public string? WithUmlaut => Letters.Length > 1 && Letters[0] is 'l' or 'n' && Letters[1] == 'u' ? $"{Letters[0]}v{Letters[2..]}" : null;

    /// <summary>Takes tone marks on the letter or as combining characters, and digits after it, in either case.</summary>
    public static PinyinSyllable Of(ReadOnlySpan<char> printed)
    {
        var letters = printed.Length <= Longest ? stackalloc char[Longest] : new char[printed.Length];
        var (length, tone) = (0, 0);
        foreach (var sign in printed)
        {
            var c = char.IsUpper(sign) ? char.ToLowerInvariant(sign) : sign;
            if (char.IsAsciiLetterLower(c))
                letters[length++] = c;
            else if (Toned.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i)
                (letters[length++], tone) = (Plain[i], Tones[i] - '0');
            else if (ToneOf(c) is { } mark)
                tone = mark;
            else if (c is not ('\u0308' or ':'))
                letters[length++] = c switch { 'ɑ' => 'a', 'ɡ' => 'g', 'ê' => 'e', 'ü' => 'v', _ => c };
            else if (length > 0 && letters[length - 1] == 'u')
                letters[length - 1] = 'v';
        }

        return new PinyinSyllable(letters[..length].ToString(), tone);
    }

    private static int? ToneOf(char c) => c switch
    {
        '\u0304' or '1' or '¹' => 1,
        '\u0301' or '2' or '²' => 2,
        '\u030C' or '\u0306' or '3' or '³' => 3,
        '\u0300' or '4' or '⁴' => 4,
        '0' or '5' or '⁰' or '⁵' => 0,
        _ => null,
    };
}
