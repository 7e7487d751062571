using System.Buffers;
using System.Globalization;
using System.Text;
using Gazette.Cleaning.Lines;
using Gazette.Text.CharacterSets;

namespace Gazette.Cleaning.Encodings;

/// <summary>A character whose UTF-8 bytes stand in a line as characters of their own.</summary>
/// <param name="IsSure">False where the row may be a letter and the marks behind it: <c>« café »</c> holds the bytes of a Chinese character.</param>
internal readonly record struct MisreadCharacter(TextEdit Edit, Rune Rune, bool IsSure)
{
    private const int MaxBytes = 4;

    /// <summary>Writing that the character belongs to; a row that is not sure needs a sure one of the same writing.</summary>
    public int Writing => Rune.Value switch
    {
        < 0x250 => 0,
        >= 0x2E80 and <= 0x9FFF or >= 0xFF00 and <= 0xFFEF or >= 0x20000 and <= 0x3FFFF => 1,
        _ => Rune.Value >> 8,
    };

    /// <summary>U+FFFD: its bytes were lost before the rest was misread, and <see cref="DestroyedText"/> reports the place; for other characters it proves nothing.</summary>
    public bool IsLost => Rune == Rune.ReplacementChar;

    /// <summary>Of any writing: a lost one, an icon of a page's font, and the space that editors of web pages put between any two words.</summary>
    public bool IsOfAnyWriting => IsLost || Rune.Value is 0xA0 or (>= 0xE000 and <= 0xF8FF);

    /// <summary>In order, without overlap; a dropped last byte of ” is filled in, no other.</summary>
    public static List<MisreadCharacter> In(string text)
    {
        var found = new List<MisreadCharacter>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < '\u00C2' or > '\u00F4' || At(text, i) is not { } character)
                continue;
            found.Add(character);
            i = character.Edit.End - 1;
        }

        return found;
    }

    private static MisreadCharacter? At(string text, int start)
    {
        Span<byte> bytes = stackalloc byte[MaxBytes];
        bytes[0] = (byte)text[start];
        var needed = bytes[0] switch { < 0xE0 => 2, < 0xF0 => 3, _ => 4 };
        var (length, end) = (1, start + 1);
        for (; length < needed && end < text.Length; end++)
        {
            if (WesternBytes.IsBetween(text[end]))
                continue;
            var value = text[end] == ' ' && MayBeA0(bytes[..length]) ? 0xA0 : WesternBytes.Of(text[end]);
            if (value is < 0x80 or > 0xBF)
                break;
            bytes[length++] = (byte)value;
        }

        if (length < needed)
            return IsClosingQuote(text, start, end, bytes[..length]) ? new(new TextEdit(start, end - start, "”"), new Rune('”'), false) : null;
        if (Rune.DecodeFromUtf8(bytes[..needed], out var rune, out var used) != OperationStatus.Done || used != needed || !IsText(rune))
            return null;
        return new(new TextEdit(start, end - start, rune.ToString()), rune, rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) != UnicodeCategory.PrivateUse && IsUnnatural(text, start, bytes[1..needed]));
    }

    /// <summary>Converters turn the byte A0, a non-breaking space, into a plain one: in à and in Chinese, not behind â€.</summary>
    private static bool MayBeA0(ReadOnlySpan<byte> before) => before[0] is 0xC3 or (> 0xE2 and < 0xF0);

    /// <summary>E2 80 9D: windows-1252 has no 9D, and many programs drop it.</summary>
    private static bool IsClosingQuote(string text, int start, int end, ReadOnlySpan<byte> bytes) =>
        bytes.SequenceEqual((ReadOnlySpan<byte>)[0xE2, 0x80]) && end == start + 2 && start > 0 && !char.IsWhiteSpace(text[start - 1]);

    private static bool IsUnnatural(string text, int start, ReadOnlySpan<byte> tail)
    {
        foreach (var value in tail)
        {
            // A soft hyphen parts words behind Ö and ß; behind these two it is a byte of itself and of í.
            if (value == 0xAD ? text[start] is 'Â' or 'Ã' : !WesternBytes.IsNaturalBehindLetter(value))
                return true;
        }

        // No word has a capital behind a small letter or a figure, and then a mark: voilÃ , 30Â°C.
        return tail.Length == 1 && start > 0 && (text[start - 1] is (>= 'a' and <= 'z') or (>= '0' and <= '9'));
    }

    private static bool IsText(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate)
        && rune.Value is not (>= 0x250 and < 0x300 and not 0x2BB and not 0x2BC and not 0x2C6 and not 0x2DC)
        && rune.Value is not (>= 0x700 and < 0x900);
}
