using Gazette.Cleaning.Lines;
using Gazette.Text.CharacterSets;

namespace Gazette.Cleaning.Encodings;

/// <summary>
/// Finds single bytes of windows-1252 that were read as Latin-1: no text has controls there, and Western programs have quotes,
/// dashes and the euro sign.
/// </summary>
internal static class MisreadControls
{
    private const int MinRow = 4;

    public static List<TextEdit> Find(string text)
    {
        var edits = new List<TextEdit>();
        for (var i = text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F'); i >= 0 && i < text.Length; i++)
        {
            if (text[i] is >= '\u0080' and <= '\u009F' && WesternBytes.SpecialOf(text[i]) is { } sign && !IsByteOfMore(text, i))
                edits.Add(new TextEdit(i, 1, sign.ToString()));
        }

        return edits;
    }

    /// <summary>Part of a character in UTF-8, or of a row in a set of Han: what these are was looked for before, and left.</summary>
    private static bool IsByteOfMore(string text, int i)
    {
        var lead = i;
        while (lead > 0 && i - lead < 3 && text[lead] is >= '\u0080' and <= '\u00BF')
            lead--;
        if (text[lead] is >= '\u00C2' and <= '\u00F4')
        {
            var needed = text[lead] switch { < '\u00E0' => 1, < '\u00F0' => 2, _ => 3 };
            if (lead + needed < text.Length && text.AsSpan(lead + 1, needed).IndexOfAnyExceptInRange('\u0080', '\u00BF') < 0 && i <= lead + needed)
                return true;
        }

        var (start, end, letters) = (i, i + 1, 0);
        while (start > 0 && i - start < MinRow && text[start - 1] is >= '\u0080' and <= '\u00FF')
            letters += text[--start] >= '\u00C0' ? 1 : 0;
        while (end < text.Length && end - i <= MinRow && text[end] is >= '\u0080' and <= '\u00FF')
            letters += text[end++] >= '\u00C0' ? 1 : 0;
        return end - start >= MinRow && letters >= MinRow / 2;
    }
}
