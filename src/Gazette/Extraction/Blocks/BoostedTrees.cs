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
    private readonly List<int> roots = [];

    // By node. The smaller side follows its node at once.
    private readonly List<int> asks = [];
    private readonly List<double> limits = [];
    private readonly List<int> greater = [];

    /// <exception cref="FormatException">A line is none of ours, or names a feature that is not known.</exception>
    public BoostedTrees(IEnumerable<string> lines, IReadOnlyList<BlockFeature<T>> known)
    {
        var named = new SortedDictionary<int, Func<T, double>>();
        foreach (var line in lines)
        {
            var parts = line.Split(' ');
            if (parts is ["feature", var number, ..])
                named.Add(Whole(number), known.FirstOrDefault(f => f.Name == string.Join(' ', parts[2..]))?.Of ?? throw new FormatException($"No feature is named as in: {line}"));
            else if (parts is ["start", var amount])
                start = Real(amount);
            else if (parts is ["tree", ..])
                Plant(parts, named.Count);
            else
                throw new FormatException($"Neither feature nor start nor tree: {line}");
        }

        features = [.. named.Values];
    }

    public double Odds(T block)
    {
        Span<double> seen = stackalloc double[features.Length];
        seen.Fill(double.NaN);
        var sum = start;
        foreach (var root in roots)
        {
            var node = root;
            while (asks[node] is var ask and not Answer)
            {
                if (double.IsNaN(seen[ask]))
                    seen[ask] = features[ask](block);
                node = seen[ask] < limits[node] ? node + 1 : greater[node];
            }

            sum += limits[node];
        }

        return sum;
    }

    private void Plant(string[] parts, int features)
    {
        roots.Add(asks.Count);
        var at = 1;
        Grow(parts, ref at, features);
        if (at != parts.Length)
            throw new FormatException("A tree has more nodes than its questions lead to.");
    }

    // Trees have few leaves, so that this is not deep.
    private void Grow(string[] parts, ref int at, int features)
    {
        var part = at < parts.Length ? parts[at++] : throw new FormatException("A tree ends with a question.");
        if (part is ['=', ..])
        {
            Add(Answer, Real(part[1..]));
            return;
        }

        var node = asks.Count;
        var sign = part.IndexOf('<', StringComparison.Ordinal);
        var ask = sign > 0 ? Whole(part[..sign]) : Answer;
        if (ask < 0 || ask >= features)
            throw new FormatException($"No question: {part}");
        Add(ask, Real(part[(sign + 1)..]));
        Grow(parts, ref at, features);
        greater[node] = asks.Count;
        Grow(parts, ref at, features);
    }

    private void Add(int ask, double limit)
    {
        asks.Add(ask);
        limits.Add(limit);
        greater.Add(0);
    }

    private static int Whole(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static double Real(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
