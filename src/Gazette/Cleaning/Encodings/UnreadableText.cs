using System.Buffers;
using Gazette.Text;
using Gazette.Text.CharacterSets;

namespace Gazette.Cleaning.Encodings;

/// <summary>Lines that no language writes: bytes of one character set read as another that cannot be turned back.</summary>
internal static class UnreadableText
{
    private const int MinOdd = 6;

    /// <summary>One odd place in so many characters; text of any language has one in fifty.</summary>
    private const int MaxCharactersToOdd = 7;

    private const int MinHan = 12;

    /// <summary>Chinese and Japanese of any kind have fewer rare characters than this, and misread bytes more.</summary>
    private const double MinRareShare = 0.6;

    private const string Signs = "¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿×÷†‡ˆ‰‹›˜™•€„‚ƒ…√∂∆≈≠≤≥∞∫◊∏π∑Ω⌐¬¿";

    private static readonly SearchValues<char> Odd = SearchValues.Create([.. Signs, .. Enumerable.Range(0x2500, 0xA0).Select(i => (char)i), .. Enumerable.Range(0xFF61, 0x3F).Select(i => (char)i)]);

    public static bool Is(string text)
    {
        var (odd, han, rare, letters) = (0, 0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < '\u0080')
                continue;
            if (Han.Is(c))
            {
                han++;
                rare += HanFrequency.ClassOf(c) > 2 ? 1 : 0;
            }
            else if (Odd.Contains(c))
            {
                odd += i > 0 && i + 1 < text.Length && (IsOther(text[i - 1]) || IsOther(text[i + 1])) ? 1 : 0;
            }
            else if (char.IsUpper(c) && i > 0 && char.IsLower(text[i - 1]))
            {
                odd++;
            }

            letters++;
        }

        return (odd >= MinOdd && odd * MaxCharactersToOdd >= text.Length) || (odd >= MinOdd && odd * 3 >= letters) || (han >= MinHan && rare >= MinRareShare * han);
    }

    /// <summary>A letter or sign beyond ASCII, of no writing that has signs of its own.</summary>
    private static bool IsOther(char c) => c > '\u007F' && !char.IsWhiteSpace(c) && c is < '\u2010' or > '\u206F' && !Han.Is(c);
}
