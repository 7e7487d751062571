using System.Buffers;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Text;
using Gazette.Text.CharacterSets;

namespace Gazette.Cleaning.Characters;

/// <summary>
/// Removes characters that nobody sees but that break search, copying and the other rules: zero-width spaces, byte order
/// marks, soft hyphens, fillers, control characters. Spaces of odd widths become plain ones, and controls that are quotation
/// marks and dashes of windows-1252, read as Latin-1, become these.
/// </summary>
internal sealed class InvisibleCharacters : ICleaningRule
{
    // The ideographic space of GBK (A3A0), which WHATWG's GB18030 index maps to a private-use character.
    private const char GbkSpace = '\uE5E5';

    // Plane 14 has tags, which spell the regions of flags and nothing else, and what chooses between forms of Han characters.
    private const char SpecialsHigh = '\uDB40';
    private const char TagsLow = '\uDC7F';
    private const char FirstSelectorLow = '\uDD00';
    private const char LastSelectorLow = '\uDDEF';

    // The planes' other characters that nobody sees: of shorthand and of music.
    private const char ShorthandHigh = '\uD82F';
    private const char MusicHigh = '\uD834';

    private static readonly SearchValues<char> Suspects = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0xFFFF).Select(i => (char)i).Where(c => c is SpecialsHigh or ShorthandHigh or MusicHigh || IsJoiner(c) || IsDirectionMark(c) || c == '\u00AD' || ReplacementOf(c) is not null),
    ]);

    public string Name => "invisible-characters";

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        foreach (var line in lines)
        {
            if (line.IsCode || line.Text.AsSpan().IndexOfAny(Suspects) < 0)
                continue;
            var edits = Find(line.Text);
            if (edits.Count > 0)
                line.Repair(draft.Report, Name, edits);
        }
    }

    private static List<TextEdit> Find(string text)
    {
        var edits = new List<TextEdit>();
        bool? hasRightToLeft = null, hasStraySelectors = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsJoiner(text[i]))
                i = ReadJoiners(text, i, edits);
            else if (IsSelector(text, i))
                i = ReadSelector(text, i, hasStraySelectors ??= HasStraySelectors(text), edits);
            else if (text[i] == SpecialsHigh)
                i = ReadTag(text, i, edits);
            else if (text[i] is ShorthandHigh or MusicHigh)
                i = ReadFormat(text, i, edits);
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

    private static bool IsSelector(string text, int i) => text[i] == SpecialsHigh && i + 1 < text.Length && text[i + 1] is >= FirstSelectorLow and <= LastSelectorLow;

    /// <summary>葛󠄀 is not 葛; but a selector behind anything else chooses nothing, and beside such ones the others are damage too.</summary>
    /// <returns>The place of the selector's second unit.</returns>
    private static int ReadSelector(string text, int at, bool hasStrays, List<TextEdit> edits)
    {
        if (hasStrays || at == 0 || !(Han.Is(text[at - 1]) || char.IsLowSurrogate(text[at - 1])))
            edits.Add(new TextEdit(at, 2, ""));
        return at + 1;
    }

    private static bool HasStraySelectors(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsSelector(text, i) && (i == 0 || !(Han.Is(text[i - 1]) || char.IsLowSurrogate(text[i - 1]))))
                return true;
        }

        return false;
    }

    /// <returns>The place of the character's second unit, or of what is none.</returns>
    private static int ReadFormat(string text, int at, List<TextEdit> edits)
    {
        var isUnseen = at + 1 < text.Length && (text[at] == ShorthandHigh ? text[at + 1] is >= '\uDCA0' and <= '\uDCA3' : text[at + 1] is >= '\uDD73' and <= '\uDD7A');
        if (!isUnseen)
            return at;
        edits.Add(new TextEdit(at, 2, ""));
        return at + 1;
    }

    /// <returns>The place of the tag's second unit, or of what is none.</returns>
    private static int ReadTag(string text, int at, List<TextEdit> edits)
    {
        if (at + 1 == text.Length || text[at + 1] is < '\uDC00' or > TagsLow)
            return at;
        // Behind an emoji, whose last unit is a low one, or another tag that stays.
        if (at == 0 || !char.IsLowSurrogate(text[at - 1]) || (edits is [.., var last] && last.End == at))
            edits.Add(new TextEdit(at, 2, ""));
        return at + 1;
    }

    /// <summary>Null where the character stays.</summary>
    private static string? ReplacementAt(string text, int i) => text[i] switch
    {
        // What ordinary text is made of; first, because it is nearly all of it.
        >= ' ' and <= '~' => null,
        // Part of í and of many Chinese characters in UTF-8 that was read as Latin-1.
        '\u00AD' => i > 0 && (text[i - 1] == 'Ã' || (text[i - 1] <= '\u00BF' && WesternBytes.AwaitOneMore(text.AsSpan(0, i)))) ? null : "",
        (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' when IsBetweenDigits(text, i) => null,
        // UTF-8 that was read as Latin-1 has these after its letters; without them it could never be restored.
        >= '\u0080' and <= '\u009F' => IsBesideMisreadByte(text, i) ? null : WesternBytes.SpecialOf(text[i])?.ToString() ?? (IsForLetter(text, i) ? null : ""),
        // Between the letters of the scripts that they belong to, they matter.
        '\u115F' or '\u1160' when IsBeside(text, i, '\u1100', '\u11FF') => null,
        '\u17B4' or '\u17B5' when IsBeside(text, i, '\u1780', '\u17FF') => null,
        >= '\u180B' and <= '\u180F' when IsBeside(text, i, '\u1820', '\u18AF') => null,
        // How a sign, an emoji or a digit of a keypad is drawn.
        >= '\uFE00' and <= '\uFE0F' when i > 0 && IsDrawnInTwoWays(text, i) => null,
        // The spaces of a mark that stands alone.
        '\u034F' when i > 0 && IsMark(text[i - 1]) => null,
        var c => ReplacementOf(c),
    };

    private static string? ReplacementOf(char c) => c switch
    {
        '\t' or '\n' or '\r' or '\f' => null,
        // Zero-width space, word joiner and its kin, byte order mark, interlinear marks.
        '\u200B' or (>= '\u2060' and <= '\u2065') or (>= '\u206A' and <= '\u206F') or '\uFEFF' or (>= '\uFFF0' and <= '\uFFFB') => "",
        // Fillers, vowels without a sound, what chooses between letters' forms.
        '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or (>= '\u180B' and <= '\u180F') or '\u3164' or '\uFFA0' or (>= '\uFE00' and <= '\uFE0F') => "",
        '\u2028' or '\u2029' or '\v' or GbkSpace => " ",
        (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u1680' or '\u2800' => " ",
        _ => char.IsControl(c) ? "" : null,
    };

    /// <summary>Apr\u008Fs: what a letter of another set became. It is no text, but it shows that some is lost.</summary>
    private static bool IsForLetter(string text, int i)
    {
        var (before, after) = (i > 0 ? text[i - 1] : ' ', i + 1 < text.Length ? text[i + 1] : ' ');
        return (before == ' ' || char.IsAsciiLetterLower(before)) && (after == ' ' || char.IsAsciiLetterLower(after)) && (before != ' ' || after != ' ' || (i > 0 && i + 1 < text.Length));
    }

    private static bool IsBesideMisreadByte(string text, int i) =>
        (i > 0 && WesternBytes.Of(text[i - 1]) >= 0x80) || (i + 1 < text.Length && WesternBytes.Of(text[i + 1]) >= 0x80);

    private static bool IsBeside(string text, int i, char first, char last) =>
        (i > 0 && text[i - 1] >= first && text[i - 1] <= last) || (i + 1 < text.Length && text[i + 1] >= first && text[i + 1] <= last);

    /// <summary>A row of selectors follows what the first one does; only that one counts.</summary>
    private static bool IsDrawnInTwoWays(string text, int i)
    {
        var before = text[i - 1];
        if (char.IsAsciiDigit(before) || before is '#' or '*')
            return i + 1 < text.Length && text[i + 1] == '\u20E3';
        return before is (>= '\u00A9' and <= '\u00AE' and not '\u00AB' and not '\u00AC' and not '\u00AD') or (>= '\u203C' and <= '\u2BFF') or '\u3030' or '\u303D' or '\u3297' or '\u3299'
            or (>= '\u1000' and <= '\u109F') or (>= '\u1820' and <= '\u18AF') or (>= '\uA840' and <= '\uA87F')
            || (char.IsLowSurrogate(before) && !(i > 1 && Han.Is(text[i - 2])));
    }

    private static bool IsMark(char c) => c is (>= '\u0300' and <= '\u036F') or (>= '\u0590' and <= '\u05C7');

    private static bool IsJoiner(char c) => c is '\u200C' or '\u200D';

    private static bool IsDirectionMark(char c) =>
        c is '\u061C' or (>= '\u200E' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>A joiner matters in emoji and in scripts whose letters join; not between these.</summary>
    private static bool IsUnjoined(char c) =>
        c < '\u0590' || c is (>= '\u1100' and <= '\u11FF') or (>= '\u2000' and <= '\u206F') or (>= '\u3000' and <= '\uD7FF' and not '\u3030' and not '\u303D') or (>= '\uE000' and <= '\uF8FF') or (>= '\uFF00' and <= '\uFFFD');

    // Hebrew to Arabic Extended-A, and the presentation forms; the planes beyond begin with these surrogates.
    private static bool HasRightToLeft(string text) => HasLetterIn(text, '\u0590', '\u08FF')
        || text.AsSpan().IndexOfAnyInRange('\uFB1D', '\uFDFF') >= 0
        || text.AsSpan().IndexOfAnyInRange('\uFE70', '\uFEFC') >= 0
        || text.AsSpan().IndexOfAnyInRange('\uD802', '\uD803') >= 0;

    /// <summary>A mark of direction among these is no letter.</summary>
    private static bool HasLetterIn(ReadOnlySpan<char> text, char first, char last)
    {
        for (var at = text.IndexOfAnyInRange(first, last); at >= 0; at = text.IndexOfAnyInRange(first, last))
        {
            if (text[at] != '\u061C')
                return true;
            text = text[(at + 1)..];
        }

        return false;
    }

    // 10 000 is grouped by a thin space in several languages.
    private static bool IsBetweenDigits(string text, int i) =>
        i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);
}
