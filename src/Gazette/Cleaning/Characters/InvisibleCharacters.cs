using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Text.CharacterSets;

namespace Gazette.Cleaning.Characters;

/// <summary>
/// Removes characters that nobody sees but that break search, copying and the other rules: zero-width spaces, byte order
/// marks, soft hyphens, control characters. Spaces of odd widths become plain ones, and controls that are quotation marks and
/// dashes of windows-1252, read as Latin-1, become these.
/// </summary>
internal sealed class InvisibleCharacters : ICleaningRule
{
    // The ideographic space of GBK (A3A0), which WHATWG's GB18030 index maps to a private-use character.
    private const char GbkSpace = '\uE5E5';

    public string Name => "invisible-characters";

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        foreach (var line in lines.Where(l => !l.IsCode))
        {
            var edits = Find(line.Text);
            if (edits.Count > 0)
                line.Repair(draft.Report, Name, edits);
        }
    }

    private static List<TextEdit> Find(string text)
    {
        var edits = new List<TextEdit>();
        bool? hasRightToLeft = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsJoiner(text[i]))
                i = ReadJoiners(text, i, edits);
            else if (IsDirectionMark(text[i]) && !(hasRightToLeft ??= HasRightToLeft(text)))
                edits.Add(new TextEdit(i, 1, ""));
            else if (ReplacementAt(text, i) is { } replacement)
                edits.Add(new TextEdit(i, 1, replacement));
        }

        return edits;
    }

    /// <summary>Joiners in a row all stand between the same two characters: what these are is looked up once.</summary>
    /// <returns>The place of the last one.</returns>
    private static int ReadJoiners(string text, int start, List<TextEdit> edits)
    {
        var end = start;
        while (end < text.Length && IsJoiner(text[end]))
            end++;
        if ((start == 0 || IsUnjoined(text[start - 1])) && (end == text.Length || IsUnjoined(text[end])))
            edits.AddRange(Enumerable.Range(start, end - start).Select(i => new TextEdit(i, 1, "")));
        return end - 1;
    }

    /// <summary>Null where the character stays.</summary>
    private static string? ReplacementAt(string text, int i) => text[i] switch
    {
        // What ordinary text is made of; first, because it is nearly all of it.
        >= ' ' and <= '~' => null,
        '\t' or '\n' or '\r' or '\f' => null,
        // Zero-width space, word joiner, byte order mark, Mongolian vowel separator, soft hyphen, interlinear marks.
        '\u200B' or '\u2060' or '\uFEFF' or '\u180E' or (>= '\uFFF9' and <= '\uFFFB') => "",
        // Part of í and of many Chinese characters in UTF-8 that was read as Latin-1.
        '\u00AD' => i > 0 && (text[i - 1] == 'Ã' || (text[i - 1] <= '\u00BF' && WesternBytes.AwaitOneMore(text.AsSpan(0, i)))) ? null : "",
        '\u2028' or '\u2029' or '\v' or GbkSpace => " ",
        (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' => IsBetweenDigits(text, i) ? null : " ",
        // UTF-8 that was read as Latin-1 has these after its letters; without them it could never be restored.
        >= '\u0080' and <= '\u009F' => IsBesideMisreadByte(text, i) ? null : WesternBytes.SignOf(text[i]),
        var c => char.IsControl(c) ? "" : null,
    };

    private static bool IsBesideMisreadByte(string text, int i) =>
        (i > 0 && WesternBytes.Of(text[i - 1]) >= 0x80) || (i + 1 < text.Length && WesternBytes.Of(text[i + 1]) >= 0x80);

    private static bool IsJoiner(char c) => c is '\u200C' or '\u200D';

    private static bool IsDirectionMark(char c) =>
        c is (>= '\u200E' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>A joiner matters in emoji and in scripts whose letters join; not between these.</summary>
    private static bool IsUnjoined(char c) =>
        c < '\u0250' || c is (>= '\u0300' and <= '\u036F') or (>= '\u2000' and <= '\u206F') or (>= '\u3000' and <= '\uD7FF' and not '\u3030' and not '\u303D') or (>= '\uFF00' and <= '\uFFFD');

    // Hebrew to Arabic Extended-A, and the presentation forms; the planes beyond begin with these surrogates.
    private static bool HasRightToLeft(string text) => text.AsSpan().IndexOfAnyInRange('\u0590', '\u08FF') >= 0
        || text.AsSpan().IndexOfAnyInRange('\uFB1D', '\uFDFF') >= 0
        || text.AsSpan().IndexOfAnyInRange('\uFE70', '\uFEFC') >= 0
        || text.AsSpan().IndexOfAnyInRange('\uD802', '\uD803') >= 0;

    // 10 000 is grouped by a thin space in several languages.
    private static bool IsBetweenDigits(string text, int i) =>
        i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);
}
