namespace Gazette.Cleaning.Punctuation;

/// <summary>Half-width brackets of a line, by their places.</summary>
/// <param name="Pairs">Around Han, of which one stands between Han: the other goes with it.</param>
/// <param name="Odd">Other pairs, which stay as they are.</param>
/// <param name="Mixed">Those whose other half is full-width.</param>
internal sealed record BracketPairs(IReadOnlySet<int> Pairs, IReadOnlySet<int> Odd, IReadOnlySet<int> Mixed)
{
    public static BracketPairs Of(string text)
    {
        var (pairs, odd, mixed) = (new HashSet<int>(), new HashSet<int>(), new HashSet<int>());
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '(' or '（')
                open.Push(i);
            if (text[i] is not (')' or '）') || !open.TryPop(out var start))
                continue;
            if (text[start] == '(' && text[i] == ')')
                (IsPair(text, start, i) ? pairs : odd).UnionWith([start, i]);
            else if (text[start] == '(' || text[i] == ')')
                mixed.Add(text[start] == '(' ? start : i);
        }

        return new BracketPairs(pairs, odd, mixed);
    }

    private static bool IsPair(string text, int start, int end) =>
        HalfWidthMarks.IsSide(text, start + 1, 1)
        && HalfWidthMarks.IsSide(text, end - 1, -1)
        && (HalfWidthMarks.IsBetweenHan(text, start) || HalfWidthMarks.IsBetweenHan(text, end));
}
