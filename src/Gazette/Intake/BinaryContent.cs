using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Gazette.Intake;

/// <summary>Tells files that carry a text ending but are something else: Word files renamed to .txt, pictures, archives.</summary>
internal static class BinaryContent
{
    /// <summary>Stray controls occur in old exports; beyond this share of all characters the file is no text.</summary>
    private const double MaxControlShare = 0.002;

    /// <summary>More of them are damage and no bytes of a program, if they are of few kinds, none of them zero.</summary>
    private const int MaxKindsOfDamage = 4;
    private const double MaxShareOfDamage = 0.25;

    /// <summary>In a short text, so many are still strays, if other characters are much more.</summary>
    private const int MaxStrays = 3;
    private const double MaxShareOfStrays = 0.1;

    private const int MaxOdd = 8;
    private const double MaxOddShare = 0.05;

    /// <summary>Tab, line feed, vertical tab, form feed, carriage return, the old end-of-file mark and escape occur in texts.</summary>
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(c => (char)c).Except(['\t', '\n', '\v', '\f', '\r', '\x1A', '\x1B'])]);

    /// <summary>The format that the first bytes give away, as words that follow "is"; null when they give away none.</summary>
    public static string? NameOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\x03\x04"u8))
            return "a zip archive or an Office document";
        if (bytes.StartsWith("%PDF-"u8))
            return "a PDF document";
        if (bytes.StartsWith("{\\rtf"u8))
            return "an RTF document";
        if (bytes.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return "an old Office document";
        if (bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47]) || bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]) || bytes.StartsWith("GIF8"u8))
            return "a picture";
        if (bytes.StartsWith<byte>([0x1F, 0x8B]) || bytes.StartsWith("Rar!\x1A"u8) || bytes.StartsWith<byte>([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]))
            return "an archive";
        return null;
    }

    /// <summary>
    /// Almost any bytes can be read as UTF-16 or UTF-32. What was not written so has characters that nobody has defined,
    /// those of private use, and halves of pairs: of random bytes one in seven is one.
    /// </summary>
    public static bool IsNoWideText(string text)
    {
        var odd = 0;
        foreach (var rune in text.EnumerateRunes())
            odd += rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse ? 1 : 0;
        return odd > MaxOdd && odd > text.Length * MaxOddShare;
    }

    public static bool HasTooManyControls(string text)
    {
        var (controls, kinds) = (0, 0u);
        for (var rest = text.AsSpan(); rest.IndexOfAny(Controls) is >= 0 and var at; rest = rest[(at + 1)..])
        {
            controls++;
            kinds |= 1u << rest[at];
        }

        if (controls <= text.Length * (controls <= MaxStrays ? MaxShareOfStrays : MaxControlShare))
            return false;
        var hasZero = (kinds & 1) != 0;
        return hasZero || BitOperations.PopCount(kinds) > MaxKindsOfDamage || controls > text.Length * MaxShareOfDamage;
    }
}
