namespace Gazette.Text.CharacterSets;

/// <summary>The bytes behind characters, had they been read as windows-1252 or Latin-1.</summary>
internal static class WesternBytes
{
    // What windows-1252 has at 80 to 9F; its five holes are read as the controls of Latin-1.
    private const string Specials = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>-1 for a character that neither set has.</summary>
    public static int Of(char c) => c switch
    {
        <= '\u00FF' => c,
        >= '\u0152' and <= '\u2122' => Specials.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? 0x80 + i : -1,
        _ => -1,
    };

    /// <summary>What windows-1252 has where Latin-1 has a control; null for its five holes and for all that is no control.</summary>
    public static char? SpecialOf(char control) => control is >= '\u0080' and <= '\u009F' && Specials[control - 0x80] is var sign && sign != control ? sign : null;

    /// <summary>Nobody sees these: damage on top of damage may have put them between the bytes of a character.</summary>
    public static bool IsBetween(char c) => c is '\u200B' or '\u2060' or '\uFEFF';

    /// <summary>True when a text ends in the bytes of a UTF-8 character that lacks its last one.</summary>
    public static bool AwaitOneMore(ReadOnlySpan<char> text)
    {
        var tail = 0;
        while (tail < 2 && tail < text.Length && Of(text[^(tail + 1)]) is >= 0x80 and <= 0xBF)
            tail++;
        var lead = tail < text.Length ? Of(text[^(tail + 1)]) : -1;
        return tail switch { 0 => lead is >= 0xC2 and <= 0xDF, 1 => lead is >= 0xE0 and <= 0xEF, _ => lead is >= 0xF0 and <= 0xF4 };
    }

    /// <summary>What a text has right behind a letter: closing marks, dashes, signs. The letter and they are no evidence.</summary>
    public static bool IsNaturalBehindLetter(int value) => value is
        0x85 or (>= 0x91 and <= 0x97) or 0x99 or 0x9B or 0x20 or 0xA0 or 0xAA or 0xAE or 0xB0 or 0xB2 or 0xB3 or 0xB7 or 0xB9 or 0xBA or 0xBB;
}
