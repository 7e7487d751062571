using System.Buffers;
using Gazette.Cleaning.Lines;
using Gazette.Text;

namespace Gazette.Cleaning.Furniture;

/// <summary>What a line holds of furniture.</summary>
internal sealed partial class FurnitureLine
{
    /// <summary>Longer lines are text, or lists of links that Extraction judges.</summary>
    private const int MaxLength = 160;

    /// <summary>Furniture at a text's end is a word or two and a name.</summary>
    private const int MaxTrailing = 80;

    /// <summary>A name, or the name of a column.</summary>
    private const int MaxName = 12;

    private const string Stops = " .!…↑›»>";
    private const string Arrows = ">»›";
    private const string SentenceEnds = "。.!?;…\"”』」";

    /// <summary>What stands around furniture, and in text only around a remark.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create("[]【】()|/·");

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

    private int SkipBetween(int at)
    {
        while (at < folded.Length && FurniturePattern.IsBetween(folded[at]))
            at++;
        return at;
    }
}
