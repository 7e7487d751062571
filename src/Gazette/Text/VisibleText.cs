using System.Globalization;
using System.Text;

namespace Gazette.Text;

/// <summary>Whether a reader would see anything of a text: what has no visible character cannot be a headline or a name.</summary>
public static class VisibleText
{
    private const int ShownCharacters = 4;

    // Letters and symbols by category that fonts draw as nothing: Hangul fillers, the empty Braille pattern, the Egyptian
    // blanks and the musical null notehead.
    private static readonly HashSet<int> Blank = [0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, 0x13441, 0x13442, 0x1D159];

    /// <summary>
    /// False for white space, controls, zero-width and bidi characters, variation selectors, fillers, and for combining
    /// marks that have nothing to stand on.
    /// </summary>
    public static bool In(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsVisible(rune))
                return true;
        }

        return false;
    }

    /// <summary>The first characters by number, for a sentence about a text that nobody could see: <c>U+200B U+FEFF</c>.</summary>
    public static string Numbers(string text)
    {
        var numbers = text.EnumerateRunes().Select(r => $"U+{r.Value:X4}").ToList();
        return string.Join(' ', numbers.Take(ShownCharacters)) + (numbers.Count > ShownCharacters ? " …" : "");
    }

    private static bool IsVisible(Rune rune) => !Blank.Contains(rune.Value) && Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse => false,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => false,
        // Planes 2 and 3 get more Han characters with every version of Unicode.
        UnicodeCategory.OtherNotAssigned => rune.Plane is 2 or 3,
        _ => true,
    };
}
