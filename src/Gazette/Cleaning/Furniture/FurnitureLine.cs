using System.Buffers;
using Gazette.Cleaning.Lines;
using Gazette.Text;

namespace Gazette.Cleaning.Furniture;

/// <summary>What a line holds of furniture.</summary>
internal sealed class FurnitureLine
{
    /// <summary>Longer lines are text, or lists of links that Extraction judges.</summary>
    private const int MaxLength = 160;

    /// <summary>Furniture at a text's end is a word or two and a name.</summary>
    private const int MaxTrailing = 80;

    /// <summary>A name, or the name of a column.</summary>
    private const int MaxName = 12;

    // Of a row's items, in characters.
    private const int MaxHanItem = 8;
    private const int MaxItem = 28;
    private const int MinItems = 3;

    /// <summary>What a row may stand before or behind, in characters.</summary>
    private const int MinText = 24;

    private const string Stops = " .!…↑›»>";
    private const string Arrows = ">»›";
    private const string SentenceEnds = "。.!?;…\"”』」";

    /// <summary>What stands around furniture, and in text only around a remark.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create("[]【】()|/·");

    /// <summary>What parts the controls of a row, where a space only parts words.</summary>
    private static readonly SearchValues<char> RowMarks = SearchValues.Create("[]【】()|/·•>»›");

    private static readonly SearchValues<char> MarksOfSentences = SearchValues.Create("。.!?;,、");

    private readonly FurniturePhrases phrases;
    private readonly string text;
    private readonly string folded;

    public FurnitureLine(Line line, FurniturePhrases phrases)
    {
        this.phrases = phrases;
        text = line.Text;
        folded = phrases.Fold(text);
        Kind = KindOfWhole();
    }

    /// <summary>The surest phrase when the whole line is furniture; else null.</summary>
    public FurnitureKind? Kind { get; }

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

    /// <summary>Furniture that begins the line and is parted from the text, or that ends it.</summary>
    public IReadOnlyList<TextEdit> Parts()
    {
        var (start, edits) = (Math.Max(EndOfLeading(), EndOfRow()), new List<TextEdit>());
        if (start > 0)
            edits.Add(new TextEdit(0, start, ""));
        var end = StartOfTrailing(start);
        if (end < folded.Length && !ClosesOther(end))
            edits.Add(new TextEdit(end, folded.Length - end, ""));
        return edits;
    }

    /// <summary>（图/文：何粟 审核：苏苇）: a bracket that opened before would stay open.</summary>
    private bool ClosesOther(int start)
    {
        var open = 0;
        foreach (var c in folded.AsSpan(start))
        {
            open += c is '(' or '[' or '【' ? 1 : c is ')' or ']' or '】' ? -1 : 0;
            if (open < 0 && folded.AsSpan(0, start).IndexOfAny("([【") >= 0)
                return true;
        }

        return false;
    }

    private FurnitureKind? KindOfWhole()
    {
        var end = folded.AsSpan().TrimEnd(Stops).Length;
        if (folded.Length > MaxLength)
            return null;
        // What a phrase takes in, up to a full stop, is a sentence.
        return end > 0 && folded[end - 1] == '。' ? KindOf(0, end - 1, takesOpen: false) : KindOf(0, end);
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
            row.Names += phrase.HasOpenEnd ? folded.AsSpan(at, end - at).Count(':') : 0;
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

    private int EndOfLeading()
    {
        var (end, count) = (0, 0);
        for (var at = SkipBetween(0); at < folded.Length; count++)
        {
            var length = Math.Max(phrases.LengthOfPartAt(folded, at, withOpenEnd: false), LengthWithName(at));
            if (length == 0)
                break;
            var next = SkipBetween(at + length);
            if (!PartsFromText(at + length, next) && !(count > 0 && next == at + length && next < folded.Length && BeginsAnew(folded[next])))
                break;
            (at, end) = (next, next);
        }

        return KeepOpening(end);
    }

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
    /// A row with a colon before the text: 责任编辑：张三, 当前位置：首页 > 新闻. Its value is one word, and one more after each arrow; 0 when
    /// it does not end there.
    /// </summary>
    private int LengthWithName(int at)
    {
        var length = phrases.LengthOfPartAt(folded, at, withOpenEnd: true);
        // A photographer's name, and a bar before the text.
        var needsBar = length == 0;
        if (needsBar && phrases.At(folded, at) is ({ HasOpenEnd: true }, var taken))
            length = taken;
        if (length == 0 || folded.IndexOf(':', at, length) is not (>= 0 and var colon))
            return 0;
        var end = colon;
        do
        {
            var start = SkipSpaces(end + 1);
            end = start;
            while (end < folded.Length && end - start <= MaxName && (!FurniturePattern.IsBetween(folded[end]) || IsAmidWesternName(end)))
                end++;
            if (end == start || end - start > MaxName || end == folded.Length)
                return 0;
        }
        while (Arrows.Contains(folded[SkipSpaces(end)], StringComparison.Ordinal) && (end = SkipSpaces(end)) > 0);
        return needsBar && folded[SkipSpaces(end)] != '|' ? 0 : end - at;
    }

    /// <summary>J. Calder: one space between letters of the same writing.</summary>
    private bool IsAmidWesternName(int at) => folded[at] == ' ' && (char.IsAsciiLetter(folded[at - 1]) || folded[at - 1] == '.') && at + 1 < folded.Length && char.IsAsciiLetter(folded[at + 1]);

    private int SkipSpaces(int at)
    {
        while (at < folded.Length - 1 && folded[at] == ' ')
            at++;
        return at;
    }

    /// <summary>After two tools in a row the text begins, unless they are its subject: 打印本页 关闭窗口的方法.</summary>
    private static bool BeginsAnew(char c) => Han.Is(c) && !"的和与是在都等及或按功键這这那之地得也了".Contains(c, StringComparison.Ordinal);

    /// <summary>
    /// 打印本页的方法 and Print this page if are text; Chinese needs no space between words, English does. After a comma
    /// the sentence goes on.
    /// </summary>
    private bool PartsFromText(int from, int to)
    {
        var between = folded.AsSpan(from, to - from);
        return between.IndexOfAny(Marks) >= 0 || between.Count(' ') > 1 || (to > from && between.IndexOfAny(',', '、') < 0 && (Han.Is(folded[from - 1]) || char.IsAsciiDigit(folded[from - 1])));
    }

    /// <summary>A bracket before the text belongs to the text.</summary>
    private int KeepOpening(int end)
    {
        while (end > 0 && folded[end - 1] is '(' or '[' or '【' or '《' or '「' or '<')
            end--;
        return end;
    }

    private int StartOfTrailing(int from)
    {
        var text = folded.AsSpan().TrimEnd(" ").Length;
        for (var start = Math.Max(from + 1, text - MaxTrailing); start < text; start++)
        {
            if (IsBoundary(start) && (IsPartsToTheEnd(start) || IsRowBehindSentence(start, text)))
                return TakeOpening(start, from);
        }

        return folded.Length;
    }

    private bool IsBoundary(int start)
    {
        var end = start;
        while (end > 0 && (folded[end - 1] == ' ' || Marks.Contains(folded[end - 1])))
            end--;
        if (end > 0 && SentenceEnds.Contains(folded[end - 1], StringComparison.Ordinal))
            return true;
        // A remark in round brackets may be the author's; an editor's name in them is not.
        var between = folded.AsSpan(end, start - end);
        return between is "(" ? phrases.LengthOfPartAt(folded, start, withOpenEnd: false) == 0
            : between.IndexOfAny(Marks) >= 0 || (end < start && Han.Is(folded[start]));
    }

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

    private bool IsPartsToTheEnd(int start)
    {
        if (FurniturePattern.IsBetween(folded[start]))
            return false;
        for (var at = start; at < folded.Length;)
        {
            if (phrases.LengthOfPartAt(folded, at, withOpenEnd: true) is not (> 0 and var length))
                return false;
            at = SkipBetween(at + length);
        }

        return true;
    }

    /// <summary>The bracket that opens before the furniture closes within it.</summary>
    private int TakeOpening(int start, int from)
    {
        while (start > from && folded[start - 1] is '(' or '[' or '【' or ' ' or '|')
            start--;
        return start;
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

    private int SkipBetween(int at)
    {
        while (at < folded.Length && FurniturePattern.IsBetween(folded[at]))
            at++;
        return at;
    }
}
