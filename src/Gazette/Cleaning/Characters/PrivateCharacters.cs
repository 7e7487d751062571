using Gazette.Cleaning.Lines;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Cleaning.Characters;

/// <summary>
/// Removes private-use characters where no word can have had them: bullets and icons of a font that the page had and the
/// article has not, before a line, behind a sentence, apart from all letters. Those beside a word may be a rare character of
/// it: they stay, and <see cref="Encodings.DestroyedText"/> reports them.
/// </summary>
internal sealed class PrivateCharacters : ICleaningRule
{
    /// <summary>Where symbol fonts have their signs; no set of Han has any there.</summary>
    private const char FirstSymbol = '\uF020';
    private const char LastSymbol = '\uF0FF';

    private const string SentenceEnds = "。！？；…，、：!?;:,)]）】」』》”’\"";

    public string Name => "private-characters";

    public void Apply(Draft draft, IReadOnlyList<Line> lines)
    {
        foreach (var line in lines)
        {
            if (!line.IsCode && line.Block is not null && line.Text.AsSpan().IndexOfAnyInRange('\uE000', '\uF8FF') >= 0)
                line.Repair(draft.Report, Name, Find(line.Text));
        }
    }

    /// <summary>The same test for what is left: a sign beside a word.</summary>
    public static bool IsPartOfWord(string text, int start, int end)
    {
        var (before, after) = (start > 0 ? text[start - 1] : '\n', end < text.Length ? text[end] : '\n');
        if (text.AsSpan(0, start).IsWhiteSpace() || (!IsWord(before) && !IsWord(after)))
            return false;
        var isSymbol = text.AsSpan(start, end - start).IndexOfAnyExceptInRange(FirstSymbol, LastSymbol) < 0;
        if (isSymbol)
            return IsWord(before) && IsWord(after);
        return !IsEndOfSentence(before) && !(char.IsWhiteSpace(before) && char.IsWhiteSpace(after));
    }

    private static List<TextEdit> Find(string text)
    {
        var edits = new List<TextEdit>();
        for (var start = 0; start < text.Length; start++)
        {
            if (!IsPrivate(text[start]))
                continue;
            var end = start + 1;
            while (end < text.Length && IsPrivate(text[end]))
                end++;
            if (!IsPartOfWord(text, start, end))
                edits.Add(Removal(text, start, end));
            start = end;
        }

        return edits;
    }

    /// <summary>At the line's start, a bullet of a symbol font becomes one of every font; with the space that follows.</summary>
    private static TextEdit Removal(string text, int start, int end)
    {
        var isFirst = text.AsSpan(0, start).IsWhiteSpace();
        var isBullet = isFirst && end == start + 1 && SymbolFonts.IsBullet("Wingdings", text[start]) && !text.AsSpan(end).IsWhiteSpace();
        var next = end;
        while (isFirst && next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        return new TextEdit(start, next - start, isBullet ? "• " : "");
    }

    private static bool IsEndOfSentence(char c) => SentenceEnds.Contains(c, StringComparison.Ordinal);

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || Han.Is(c);

    private static bool IsPrivate(char c) => c is >= '\uE000' and <= '\uF8FF';
}
