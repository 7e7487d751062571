namespace Gazette.Cleaning;

/// <summary>
/// Removes characters that nobody sees but that break search, copying and the other rules: zero-width spaces, byte order
/// marks, soft hyphens, control characters. Spaces of odd widths become plain ones.
/// </summary>
internal sealed class InvisibleCharacters : ICleaningRule
{
    // The ideographic space of GBK (A3A0), which WHATWG's GB18030 index maps to a private-use character.
    private const char GbkSpace = '\uE5E5';

    public string Name => "invisible-characters";

    public void Apply(Draft draft)
    {
        foreach (var line in DocumentLines.Of(draft.Document).Where(l => !l.IsCode))
        {
            var edits = Find(line.Text);
            if (edits.Count > 0)
                line.Repair(draft.Report, Name, edits);
        }
    }

    private static List<TextEdit> Find(string text)
    {
        var edits = new List<TextEdit>();
        for (var i = 0; i < text.Length; i++)
        {
            if (ReplacementAt(text, i) is { } replacement)
                edits.Add(new TextEdit(i, 1, replacement));
        }

        return edits;
    }

    /// <summary>Null where the character stays.</summary>
    private static string? ReplacementAt(string text, int i) => text[i] switch
    {
        // What ordinary text is made of; first, because it is nearly all of it.
        >= ' ' and <= '~' => null,
        '\t' or '\n' or '\r' or '\f' => null,
        // Zero-width space, word joiner, byte order mark, Mongolian vowel separator, soft hyphen, interlinear marks.
        '\u200B' or '\u2060' or '\uFEFF' or '\u180E' or '\u00AD' or (>= '\uFFF9' and <= '\uFFFB') => "",
        '\u200C' or '\u200D' => JoinsNothing(text, i) ? "" : null,
        (>= '\u200E' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') =>
            HasRightToLeft(text) ? null : "",
        '\u2028' or '\u2029' or '\v' or GbkSpace => " ",
        (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' => IsBetweenDigits(text, i) ? null : " ",
        '\u00A0' => IsBesideHan(text, i) ? " " : null,
        var c => char.IsControl(c) ? "" : null,
    };

    /// <summary>A joiner matters in emoji and in scripts whose letters join; not between these.</summary>
    private static bool JoinsNothing(string text, int i) => IsUnjoined(text, i, -1) && IsUnjoined(text, i, 1);

    private static bool IsUnjoined(string text, int i, int step)
    {
        for (i += step; i >= 0 && i < text.Length; i += step)
        {
            if (text[i] is not ('\u200C' or '\u200D'))
                return text[i] < '\u0250' || text[i] is (>= '\u2000' and <= '\u206F') or (>= '\u3000' and <= '\uD7FF' and not '\u3030' and not '\u303D') or (>= '\uFF00' and <= '\uFFEF');
        }

        return true;
    }

    // Hebrew to Arabic Extended-A, and the presentation forms; the planes beyond begin with these surrogates.
    private static bool HasRightToLeft(string text) => text.AsSpan().IndexOfAnyInRange('\u0590', '\u08FF') >= 0
        || text.AsSpan().IndexOfAnyInRange('\uFB1D', '\uFDFF') >= 0
        || text.AsSpan().IndexOfAnyInRange('\uFE70', '\uFEFC') >= 0
        || text.AsSpan().IndexOfAnyInRange('\uD802', '\uD803') >= 0;

    // 10 000 is grouped by a thin space in several languages.
    private static bool IsBetweenDigits(string text, int i) =>
        i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);

    // Elsewhere it holds a number to its unit, or a French mark to its word.
    private static bool IsBesideHan(string text, int i) =>
        (i > 0 && Han.IsHan(text[i - 1])) || (i + 1 < text.Length && Han.IsHan(text[i + 1]));
}
