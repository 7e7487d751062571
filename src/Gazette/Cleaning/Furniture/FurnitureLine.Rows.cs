using System.Buffers;
using Gazette.Text;

namespace Gazette.Cleaning.Furniture;

/// <content>Several phrases in a row: menus, tools, names of networks.</content>
internal sealed partial class FurnitureLine
{
    // Of a row's items, in characters.
    private const int MaxHanItem = 8;
    private const int MaxItem = 28;
    private const int MinItems = 3;

    /// <summary>What a row may stand before or behind, in characters.</summary>
    private const int MinText = 24;

    /// <summary>What parts the controls of a row, where a space only parts words.</summary>
    private static readonly SearchValues<char> RowMarks = SearchValues.Create("[]【】()|/·•>»›");

    private static readonly SearchValues<char> MarksOfSentences = SearchValues.Create("。.!?;,、");

    /// <summary>A row of short words between bars, arrows or brackets, half of them known: a menu that has others beside them.</summary>
    public bool IsRowOfOthers
    {
        get
        {
            if (folded.Length > MaxLength || folded.AsSpan().IndexOfAny(RowMarks) < 0 || folded.AsSpan().IndexOfAny(MarksOfSentences) >= 0)
                return false;
            var (count, known) = (0, 0);
            for (var start = SkipBetween(0); start < folded.Length; count++)
            {
                var end = start;
                while (end < folded.Length && !RowMarks.Contains(folded[end]) && folded[end] != ':')
                    end++;
                var item = folded.AsSpan(start, end - start).Trim();
                if (item.Length > (Han.IsMostly(item) ? MaxHanItem : MaxItem))
                    return false;
                known += KindOf(start, start + item.Length, takesOpen: false) >= FurnitureKind.Edge ? 1 : 0;
                start = SkipBetween(end);
            }

            return count >= MinItems && known >= 2 && 2 * known >= count;
        }
    }

    /// <summary>The surest phrase when all of the range is furniture; else null.</summary>
    private FurnitureKind? KindOf(int start, int end, bool takesOpen = true)
    {
        var row = new Row(end, takesOpen);
        if (!IsRow(SkipBetween(start), row))
            return null;
        // Print, share: a heading may name one of them, and a list of words has commas.
        var isRow = (row.Tools >= 2 || row.Names >= 2) && row.Surest == FurnitureKind.Edge && folded.AsSpan(start, end - start).IndexOfAny(',', '、') < 0;
        return isRow ? FurnitureKind.Line : row.Surest;
    }

    /// <summary>Whether phrases fill the range from a place on. One with an open end takes in all, or what stands before the next mark.</summary>
    private bool IsRow(int at, Row row)
    {
        if (at >= row.End)
            return true;
        if (row.Failed.Contains(at) || (row.TakesOpen ? phrases.At(folded, at) : phrases.ClosedAt(folded, at)) is not var (phrase, length))
            return false;
        foreach (var end in Ends(at, length, phrase.HasOpenEnd))
        {
            // Behind a sentence that a phrase took in, its answers: We use cookies to improve this page. Accept Decline
            var next = SkipBetween(phrase is { HasOpenEnd: true, Kind: >= FurnitureKind.Line } && end < row.End && "。.!".Contains(folded[end], StringComparison.Ordinal) ? end + 1 : end);
            if (EndsAmidWord(end) || !IsRow(next, row))
                continue;
            row.Surest = row.Surest > phrase.Kind ? row.Surest : phrase.Kind;
            row.Tools += phrase.Kind >= FurnitureKind.Edge && !phrase.HasOpenEnd ? 1 : 0;
            row.Names += phrase.HasOpenEnd && Han.Is(folded[at]) ? folded.AsSpan(at, end - at).Count(':') : 0;
            return true;
        }

        row.Failed.Add(at);
        return false;
    }

    private IEnumerable<int> Ends(int at, int length, bool isOpen)
    {
        yield return at + length;
        if (!isOpen)
            yield break;
        for (var end = at + 1; end < at + length; end++)
        {
            if (folded[end] is '|' or '·' or '•' or ' ' || (folded[end] == '.' && end + 1 < folded.Length && folded[end + 1] == ' '))
                yield return end;
        }
    }

    /// <summary>Letters that words are made of go on behind the phrase: share, but not shareholders. Two that were run together part again: ShareFacebook.</summary>
    private bool EndsAmidWord(int end) =>
        end < folded.Length && IsLetterOfWord(folded[end]) && IsLetterOfWord(folded[end - 1]) && !(char.IsLower(text[end - 1]) && char.IsUpper(text[end]));

    private static bool IsLetterOfWord(char c) => char.IsLetter(c) && (c < '\u2E80' || c is >= '\uAC00' and <= '\uD7A3');

    /// <summary>Where a row of controls ends that the text follows: Tell your friends: Facebook · Reddit · Email　It was late.</summary>
    private int EndOfRow()
    {
        var (row, hasMarks, end) = (new Row(folded.Length, takesOpen: false), false, 0);
        var at = SkipBetween(0);
        while (at < folded.Length && phrases.ClosedAt(folded, at) is var (phrase, length) && !EndsAmidWord(at + length))
        {
            // Between bars, what stands behind a mere space is the text's, even if menus have that word too.
            var isMarked = HasMarks(end, at);
            if (hasMarks && !isMarked)
                break;
            hasMarks |= isMarked;
            row.Surest = row.Surest > phrase.Kind ? row.Surest : phrase.Kind;
            row.Tools += phrase.Kind >= FurnitureKind.Edge ? 1 : 0;
            end = at + length;
            at = SkipBetween(end);
        }

        var isSure = row.Surest >= FurnitureKind.Line && (row.Tools > 1 || HasMarks(0, 1));
        if (folded.Length - at < MinText || !(isSure || (row.Tools > 1 && hasMarks)))
            return 0;
        var isParted = HasMarks(end, at) || at - end > 1 || (at > end && (text[end] == '\u3000' || Han.Is(folded[at]))) || (hasMarks && row.Tools > 2 && char.IsUpper(text[at]));
        return isParted ? KeepOpening(at) : 0;
    }

    private bool HasMarks(int start, int end) => folded.AsSpan(start, end - start).IndexOfAny(RowMarks) >= 0;

    /// <summary>
    /// Behind a sentence's end, what would go as a line of its own: a row of controls, the size of the letters. Words of an alphabet
    /// need marks around them or a sentence before them, for a number with a full stop may stand before any words: 11. Travel apps.
    /// </summary>
    private bool IsRowBehindSentence(int start, int end)
    {
        var between = start;
        while (between > 0 && (folded[between - 1] == ' ' || Marks.Contains(folded[between - 1])))
            between--;
        if (!Han.Is(folded[start]) && !HasMarks(between, end) && (between < MinText || char.IsAsciiDigit(folded[Math.Max(0, between - 2)])))
            return false;
        return between > 0 && between < start && SentenceEnds.Contains(folded[between - 1], StringComparison.Ordinal) && !FurniturePattern.IsBetween(folded[start])
            && folded.AsSpan(start, end - start).IndexOfAny(".。!?") < 0
            && KindOf(start, end) >= FurnitureKind.Line;
    }

    /// <summary>What was found of a row that ends at a place.</summary>
    private sealed class Row(int end, bool takesOpen)
    {
        public int End { get; } = end;

        /// <summary>Whether phrases that take in what follows them are let in.</summary>
        public bool TakesOpen { get; } = takesOpen;

        public FurnitureKind? Surest { get; set; }

        public int Tools { get; set; }

        /// <summary>编辑：张三 校对：李四: words with a colon and what stands behind it.</summary>
        public int Names { get; set; }

        /// <summary>Places from which no phrases lead to the end.</summary>
        public HashSet<int> Failed { get; } = [];
    }
}
