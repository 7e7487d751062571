namespace Gazette.Benchmarks;

/// <summary>
/// Which blocks of a page are in the text that people took for its article. Both have the same order, so that a
/// teaser that repeats a sentence, or a short line that stands all over the page, is told from the article's own.
/// </summary>
internal sealed class BlockLabels
{
    /// <summary>Of a block's runs, so many are in the text.</summary>
    private const double MinShare = 0.5;

    /// <summary>Places of one run that are looked at.</summary>
    private const int MaxPlaces = 6;

    private readonly IReadOnlyList<string> text;
    private readonly Dictionary<string, List<int>> places = new(StringComparer.Ordinal);

    private BlockLabels(string text)
    {
        this.text = BodyScore.Tokens(text);
        for (var i = 0; i + BodyScore.Run <= this.text.Count; i++)
        {
            var run = BodyScore.RunAt(this.text, i);
            if (!places.TryGetValue(run, out var known))
                places.Add(run, known = []);
            known.Add(i);
        }
    }

    public static IReadOnlyList<bool> Of(IReadOnlyList<string> blocks, string text) => new BlockLabels(text).Label([.. blocks.Select(BodyScore.Tokens)]);

    private bool[] Label(IReadOnlyList<string>[] blocks)
    {
        var labels = new bool[blocks.Length];
        var at = new int[blocks.Length];
        foreach (var (block, place) in Chain(blocks))
            (labels[block], at[block]) = (true, place);
        for (var i = 0; i < blocks.Length; i++)
        {
            if (blocks[i].Count is > 0 and < BodyScore.Run)
                labels[i] = StandsBetween(blocks, labels, at, i);
        }

        return labels;
    }

    /// <summary>The blocks that are in the text and follow each other there as they do on the page, with their places.</summary>
    private List<(int Block, int Place)> Chain(IReadOnlyList<string>[] blocks)
    {
        var links = new List<(int Block, int Place, int Best, int Before)>();
        for (var i = 0; i < blocks.Length; i++)
        {
            var from = links.Count;
            foreach (var place in PlacesOf(blocks[i]))
            {
                var (best, before) = (0, -1);
                for (var j = 0; j < from; j++)
                {
                    if (links[j].Place < place && links[j].Best > best)
                        (best, before) = (links[j].Best, j);
                }

                links.Add((i, place, best + blocks[i].Count, before));
            }
        }

        var chain = new List<(int, int)>();
        for (var at = links.Count == 0 ? -1 : links.FindIndex(l => l.Best == links.Max(m => m.Best)); at >= 0; at = links[at].Before)
            chain.Add((links[at].Block, links[at].Place));
        return chain;
    }

    private IEnumerable<int> PlacesOf(IReadOnlyList<string> block)
    {
        var runs = Enumerable.Range(0, Math.Max(0, block.Count - BodyScore.Run + 1)).Select(i => places.GetValueOrDefault(BodyScore.RunAt(block, i))).ToArray();
        if (runs.Length == 0 || runs.Count(r => r is not null) < runs.Length * MinShare)
            return [];
        return runs.First(r => r is not null)!.Take(MaxPlaces);
    }

    /// <summary>Too short to be known by itself: it has to stand where the block before it ends, or the next begins.</summary>
    private bool StandsBetween(IReadOnlyList<string>[] blocks, bool[] labels, int[] at, int i)
    {
        const int Near = 24;
        var before = Enumerable.Range(1, Math.Min(i, Near)).Select(d => i - d).FirstOrDefault(j => labels[j] && at[j] + blocks[j].Count > 0, -1);
        var after = Enumerable.Range(i + 1, Math.Min(blocks.Length - i - 1, Near)).FirstOrDefault(j => labels[j], -1);
        if (before < 0 && after < 0)
            return false;
        var start = before < 0 ? Math.Max(0, at[after] - Near) : at[before] + Math.Max(0, blocks[before].Count - 2);
        var end = after < 0 ? Math.Min(text.Count, start + Near) : at[after] + 1;
        for (var place = start; place + blocks[i].Count <= end; place++)
        {
            if (blocks[i].SequenceEqual(text.Skip(place).Take(blocks[i].Count), StringComparer.Ordinal))
            {
                at[i] = place;
                return true;
            }
        }

        return false;
    }
}
