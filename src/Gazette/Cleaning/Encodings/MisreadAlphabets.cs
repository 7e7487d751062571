using System.Collections.Frozen;
using System.Text;
using System.Text.Unicode;
using Gazette.Cleaning.Lines;
using Gazette.Text;
using Gazette.Text.CharacterSets;

namespace Gazette.Cleaning.Encodings;

/// <summary>
/// Finds lines whose UTF-8 was read as an alphabet's set other than windows-1252, and Cyrillic read as another such set. Of a
/// line all must be explained: no letters of a language are valid UTF-8 from the first to the last.
/// </summary>
internal static class MisreadAlphabets
{
    private const int MinCharacters = 3;

    private const int MinCyrillic = 20;

    /// <summary>Of Cyrillic letters: text has one capital in so many, and more than half are the ten most used.</summary>
    private const int MaxLettersToCapital = 6;

    private static readonly string[] Sets = ["windows-1250", "windows-1251", "windows-1254", "iso-8859-15", "macintosh", "koi8-r", "ibm437", "ibm850", "ibm866", "iso-8859-2", "iso-8859-5", "windows-1253", "windows-1257"];

    private static readonly (string Written, string Read)[] Cyrillic =
        [("windows-1251", "windows-1252"), ("koi8-r", "windows-1251"), ("koi8-r", "windows-1252"), ("windows-1251", "koi8-r"), ("windows-1251", "iso-8859-5"), ("ibm866", "windows-1251"), ("windows-1251", "macintosh")];

    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<char, byte>>> Bytes = new(() =>
        Sets.Append("windows-1252").Distinct().ToFrozenDictionary(s => s, BytesOf, StringComparer.Ordinal));

    public static List<(Line Line, List<TextEdit> Edits)> Find(IReadOnlyList<Line> lines)
    {
        var found = new List<(Line, List<TextEdit>)>();
        foreach (var line in lines)
        {
            if (!line.IsCode && MayBe(line.Text) && (FromUtf8(line.Text) ?? FromCyrillic(line.Text)) is { } restored)
                found.Add((line, [new TextEdit(0, line.Text.Length, restored)]));
        }

        return found;
    }

    /// <summary>Rows of letters and signs beyond ASCII and Latin-1, which are no text in one script.</summary>
    private static bool MayBe(string text)
    {
        var (high, row, longest) = (0, 0, 0);
        foreach (var c in text)
        {
            if (Han.Is(c) || c is >= '\u3040' and <= '\uDFFF')
                return false;
            row = c > '\u007F' ? row + 1 : 0;
            longest = Math.Max(longest, row);
            high += c > '\u007F' ? 1 : 0;
        }

        return high >= 2 * MinCharacters && longest > 1;
    }

    private static string? FromUtf8(string text)
    {
        // What windows-1252 explains is another rule's.
        if (text.All(c => WesternBytes.Of(c) >= 0))
            return null;
        return Sets.Select(set => Decode(text, set)).FirstOrDefault(t => t is not null);
    }

    private static string? Decode(string text, string set)
    {
        if (ToBytes(text, set) is not { } bytes || !Utf8.IsValid(bytes))
            return null;
        var decoded = Encoding.UTF8.GetString(bytes);
        return decoded.Count(c => c > '\u007F') >= MinCharacters && !decoded.Any(c => c is (>= '\u0080' and <= '\u009F') or (>= '\uE000' and <= '\uF8FF')) ? decoded : null;
    }

    private static string? FromCyrillic(string text)
    {
        if (IsRussian(text))
            return null;
        foreach (var (written, read) in Cyrillic)
        {
            if (ToBytes(text, read) is { } bytes && CharacterSet.Open(written, DecoderFallback.ReplacementFallback).GetString(bytes) is var decoded && IsRussian(decoded))
                return decoded;
        }

        return null;
    }

    private static bool IsRussian(string text)
    {
        var (letters, common, capitals, others, latin) = (0, 0, 0, 0, 0);
        foreach (var c in text)
        {
            if (c is >= '\u0400' and <= '\u04FF')
            {
                letters++;
                common += "оеаинтсрвл".Contains(c, StringComparison.Ordinal) ? 1 : 0;
                capitals += char.IsUpper(c) ? 1 : 0;
            }
            else if (c > '\u007F' && char.IsLetter(c))
            {
                others++;
            }
            else
            {
                latin += char.IsAsciiLetter(c) ? 1 : 0;
            }
        }

        return letters >= MinCyrillic && latin * MaxLettersToCapital <= letters && common * 2 >= letters && capitals * MaxLettersToCapital <= letters && others == 0;
    }

    /// <summary>Null when the set has not every character.</summary>
    private static byte[]? ToBytes(string text, string set)
    {
        var map = Bytes.Value[set];
        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] <= '\u007F')
                bytes[i] = (byte)text[i];
            else if (!map.TryGetValue(text[i], out bytes[i]))
                return null;
        }

        return bytes;
    }

    private static FrozenDictionary<char, byte> BytesOf(string set)
    {
        var encoding = CharacterSet.Open(set, DecoderFallback.ReplacementFallback);
        return Enumerable.Range(0x80, 0x80)
            .Select(b => (Character: encoding.GetString([(byte)b]), Byte: (byte)b))
            .Where(p => p.Character.Length == 1 && p.Character[0] != '\uFFFD')
            .DistinctBy(p => p.Character[0])
            .ToFrozenDictionary(p => p.Character[0], p => p.Byte);
    }
}
