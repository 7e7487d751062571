namespace Gazette.Cleaning;

/// <summary>What a line holds of furniture.</summary>
internal sealed class FurnitureLine
{
    /// <summary>Longer lines are text, or lists of links that Extraction judges.</summary>
    private const int MaxLength = 160;

    private const string SentenceEnds = "。!?;…\"”』」";

    private readonly FurniturePhrases phrases;
    private readonly string folded;

    public FurnitureLine(Line line, FurniturePhrases phrases)
    {
        this.phrases = phrases;
        folded = phrases.Fold(line.Text);
        Kind = KindOfWhole();
    }

    /// <summary>The surest phrase when the whole line is furniture; else null.</summary>
    public FurnitureKind? Kind { get; }

    /// <summary>Furniture that begins the line and is parted from the text, or that ends it.</summary>
    public IEnumerable<TextEdit> Parts()
    {
        var start = EndOfLeading();
        if (start > 0)
            yield return new TextEdit(0, start, "");
        var end = StartOfTrailing(start);
        if (end < folded.Length)
            yield return new TextEdit(end, folded.Length - end, "");
    }

    private FurnitureKind? KindOfWhole()
    {
        if (folded.Length > MaxLength)
            return null;
        FurnitureKind? surest = null;
        for (var at = SkipBetween(0); at < folded.Length;)
        {
            if (phrases.At(folded, at) is not var (phrase, length))
                return null;
            surest = surest > phrase.Kind ? surest : phrase.Kind;
            at = SkipBetween(at + length);
        }

        return surest;
    }

    private int EndOfLeading()
    {
        var end = 0;
        for (var at = SkipBetween(0); at < folded.Length;)
        {
            if (phrases.At(folded, at, closedEndsOnly: true) is not ({ Kind: FurnitureKind.Part }, var length))
                break;
            var next = SkipBetween(at + length);
            // Printing 打印本页的方法 is a sentence about printing: only a space or bracket ends the furniture.
            if (next == at + length)
                break;
            (at, end) = (next, next);
        }

        return KeepOpening(end);
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
        for (var start = Math.Max(from + 1, text - MaxLength); start < text; start++)
        {
            if (IsBoundary(start) && IsPartsToTheEnd(start))
                return TakeOpening(start, from);
        }

        return folded.Length;
    }

    private bool IsBoundary(int start) =>
        FurniturePattern.IsBetween(folded[start - 1]) || SentenceEnds.Contains(folded[start - 1], StringComparison.Ordinal);

    private bool IsPartsToTheEnd(int start)
    {
        if (FurniturePattern.IsBetween(folded[start]))
            return false;
        for (var at = start; at < folded.Length;)
        {
            if (phrases.At(folded, at) is not ({ Kind: FurnitureKind.Part }, var length))
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
