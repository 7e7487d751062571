using System.Buffers;
using System.Collections.Frozen;
using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Cleaning.Characters;

/// <summary>
/// Puts characters back into the form that keyboards write and search engines find: letters that macOS took apart
/// (e + ´), and look-alikes of Han characters that copying from a PDF leaves (⽂ for 文). The reader sees no difference.
/// </summary>
internal sealed class CanonicalForms : ICleaningRule
{
    private const string Resource = "Gazette.Cleaning.Data.canonical-forms.txt";

    // A list of our own: string.Normalize does nothing on a host without ICU.
    private static readonly Lazy<FrozenDictionary<string, char>> Composed =
        new(() => DataFile.Lines(Resource).Where(l => l.Length == 3).ToFrozenDictionary(l => l[1..], l => l[0], StringComparer.Ordinal));

    private static readonly Lazy<FrozenDictionary<char, char>> Unified =
        new(() => DataFile.Lines(Resource).Where(l => l.Length == 2).ToFrozenDictionary(l => l[0], l => l[1]));

    private static readonly SearchValues<string> Talk = SearchValues.Create(["部首", "偏旁", "康熙", "radical"], StringComparison.OrdinalIgnoreCase);

    public string Name => "canonical-forms";

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        var isCopied = IsCopied(lines);
        foreach (var line in lines)
        {
            if (!line.IsCode && MayHold(line.Text))
                line.Repair(draft.Report, Name, Find(line.Text, isCopied));
        }
    }

    /// <summary>A radical stands in a word, and no line speaks of radicals: then 4⽉ and ⼀、 are look-alikes too.</summary>
    private static bool IsCopied(IReadOnlyList<Line> lines)
    {
        foreach (var line in lines)
        {
            if (!line.IsCode && HoldsRadicalAmidHan(line.Text))
                return !lines.Any(l => l.Text.AsSpan().ContainsAny(Talk));
        }

        return false;
    }

    private static bool HoldsRadicalAmidHan(string text) =>
        text.AsSpan().IndexOfAnyInRange('\u2E80', '\u2FD5') is >= 0 and var first && Enumerable.Range(first, text.Length - first).Any(i => text[i] <= '\u2FD5' && IsAmidHan(text, i));

    private static bool MayHold(ReadOnlySpan<char> text) =>
        text.IndexOfAnyInRange('\u0300', '\u036F') >= 0
        || text.IndexOfAnyInRange('\u2E80', '\u2FD5') >= 0
        || text.IndexOfAnyInRange('\u3099', '\u309A') >= 0
        || text.IndexOfAnyInRange('\uF900', '\uFAFF') >= 0;

    private static List<TextEdit> Find(string text, bool isCopied)
    {
        var edits = new List<TextEdit>();
        var namesRadicals = text.AsSpan().IndexOfAny(Talk) >= 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsMark(text[i]))
                i = ReadMarks(text, i, edits);
            else if (!namesRadicals && (isCopied || IsAmidHan(text, i)) && Unified.Value.TryGetValue(text[i], out var unified))
                edits.Add(new TextEdit(i, 1, unified.ToString()));
        }

        return edits;
    }

    private static bool IsMark(char c) => c is (>= '\u0300' and <= '\u036F') or '\u3099' or '\u309A';

    /// <returns>The place of the last mark that was taken up.</returns>
    private static int ReadMarks(string text, int first, List<TextEdit> edits)
    {
        if (first == 0)
            return first;
        var end = first;
        var letter = text[first - 1];
        while (end < text.Length && IsMark(text[end]) && Composed.Value.TryGetValue($"{letter}{text[end]}", out var composed))
            (letter, end) = (composed, end + 1);
        if (end == first)
            return first;
        edits.Add(new TextEdit(first - 1, end - first + 1, letter.ToString()));
        return end - 1;
    }

    /// <summary>A radical that stands alone is itself what the text speaks of.</summary>
    private static bool IsAmidHan(string text, int i) =>
        text[i] >= '\u2E80' && ((i > 0 && IsHanOrLike(text[i - 1])) || (i + 1 < text.Length && IsHanOrLike(text[i + 1])));

    private static bool IsHanOrLike(char c) => Han.Is(c) || c is >= '\u2E80' and <= '\u2FD5';
}
