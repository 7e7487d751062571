using System.Globalization;

namespace Gazette.Extraction.Blocks;

/// <summary>
/// Boosted decision trees: each gives an amount, and the amounts add up to the logarithm of odds. A value is asked for
/// only where a tree looks at it.
/// </summary>
/// <remarks>
/// As text: <c>feature N NAME</c> names the values, <c>start AMOUNT</c> is what every block has, and each <c>tree</c> is its
/// nodes from the root on, the smaller side first: <c>N&lt;LIMIT</c> asks, <c>=AMOUNT</c> answers.
/// </remarks>
internal sealed class BoostedTrees<T>
{
    private const int Answer = -1;

    private readonly Func<T, double>[] features;
    private readonly double start;
    private readonly int[] roots;

    // The smaller side follows its node at once.
    private readonly Node[] nodes;

    /// <exception cref="FormatException">A line is none of ours, or names a feature that is not known.</exception>
    public BoostedTrees(IEnumerable<string> lines, IReadOnlyList<BlockFeature<T>> known)
    {
        var (starts, grown) = (new List<int>(), new List<Node>());
        var named = new SortedDictionary<int, Func<T, double>>();
        foreach (var line in lines)
        {
            var parts = line.Split(' ');
            if (parts is ["feature", var number, ..])
                named.Add(Whole(number), known.FirstOrDefault(f => f.Name == string.Join(' ', parts[2..]))?.Of ?? throw new FormatException($"No feature is named as in: {line}"));
            else if (parts is ["start", var amount])
                start = Real(amount);
            else if (parts is ["tree", ..])
            {
                starts.Add(grown.Count);
                Plant(parts, named.Count, grown);
            }
            else
                throw new FormatException($"Neither feature nor start nor tree: {line}");
        }

        features = [.. named.Values];
        (roots, nodes) = ([.. starts], [.. grown]);
    }

    public double Odds(T block)
    {
        Span<double> seen = stackalloc double[features.Length];
        seen.Fill(double.NaN);
        var sum = start;
        foreach (var root in roots)
        {
            ref readonly var node = ref nodes[root];
            for (var at = root; node.Ask != Answer; node = ref nodes[at])
            {
                ref var value = ref seen[node.Ask];
                if (double.IsNaN(value))
                    value = features[node.Ask](block);
                at = value < node.Limit ? at + 1 : node.Greater;
            }

            sum += node.Limit;
        }

        return sum;
    }

    private static void Plant(string[] parts, int features, List<Node> grown)
    {
        var at = 1;
        Grow(parts, ref at, features, grown);
        if (at != parts.Length)
            throw new FormatException("A tree has more nodes than its questions lead to.");
    }

    // Trees have few leaves, so that this is not deep.
    private static void Grow(string[] parts, ref int at, int features, List<Node> grown)
    {
        var part = at < parts.Length ? parts[at++] : throw new FormatException("A tree ends with a question.");
        if (part is ['=', ..])
        {
            grown.Add(new Node(Answer, Real(part[1..]), 0));
            return;
        }

        var node = grown.Count;
        var sign = part.IndexOf('<', StringComparison.Ordinal);
        var ask = sign > 0 ? Whole(part[..sign]) : Answer;
        if (ask < 0 || ask >= features)
            throw new FormatException($"No question: {part}");
        grown.Add(default);
        Grow(parts, ref at, features, grown);
        grown[node] = new Node(ask, Real(part[(sign + 1)..]), grown.Count);
        Grow(parts, ref at, features, grown);
    }

    private static int Whole(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static double Real(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <param name="Limit">Of an answer, its amount.</param>
    private readonly record struct Node(int Ask, double Limit, int Greater);
}
