using System.Globalization;
using System.Text;

namespace Gazette.Benchmarks;

/// <summary>
/// Boosts decision trees for labels of yes and no: each tree goes where those before it are most wrong. Values are
/// sorted into bins first, and a tree grows at the leaf that gains most. The same rows give the same trees.
/// </summary>
internal sealed class TreeFit
{
    private const int Trees = 100;
    private const int MaxLeaves = 10;
    private const int MaxBins = 48;
    private const double Rate = 0.08;
    private const double Ridge = 1;
    private const double MinWeight = 12;
    private const double FeatureShare = 0.5;
    private const double RowShare = 0.7;
    private const int Seed = 20261128;

    private readonly IReadOnlyList<bool> labels;
    private readonly IReadOnlyList<double> weights;
    private readonly double[][] limits;
    private readonly byte[][] bins;
    private readonly double[] odds;
    private readonly double[] slope;
    private readonly double[] bend;
    private readonly Random random = new(Seed);

    private TreeFit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> labels, IReadOnlyList<double> weights)
    {
        (this.labels, this.weights) = (labels, weights);
        var count = rows[0].Length;
        limits = [.. Enumerable.Range(0, count).Select(f => LimitsOf(rows, f))];
        bins = [.. Enumerable.Range(0, count).Select(f => rows.Select(r => BinOf(limits[f], r[f])).ToArray())];
        (odds, slope, bend) = (new double[rows.Count], new double[rows.Count], new double[rows.Count]);
    }

    /// <returns>Lines in the form of <c>BoostedTrees</c>.</returns>
    public static IReadOnlyList<string> Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> labels, IReadOnlyList<double> weights, IReadOnlyList<string> names)
    {
        var fit = new TreeFit(rows, labels, weights);
        return [.. names.Select((n, i) => $"feature {i} {n}"), .. fit.Boost()];
    }

    private IEnumerable<string> Boost()
    {
        var yes = Enumerable.Range(0, labels.Count).Where(i => labels[i]).Sum(i => weights[i]);
        var start = Math.Log(yes / (weights.Sum() - yes));
        Array.Fill(odds, start);
        yield return string.Create(CultureInfo.InvariantCulture, $"start {start:0.###}");
        for (var tree = 0; tree < Trees; tree++)
        {
            for (var i = 0; i < odds.Length; i++)
            {
                var chance = 1 / (1 + Math.Exp(-odds[i]));
                (slope[i], bend[i]) = (weights[i] * ((labels[i] ? 1 : 0) - chance), weights[i] * chance * (1 - chance));
            }

            yield return "tree" + Grow();
        }
    }

    private string Grow()
    {
        int[] features = [.. Enumerable.Range(0, bins.Length).Where(_ => random.NextDouble() < FeatureShare)];
        int[] sample = [.. Enumerable.Range(0, odds.Length).Where(_ => random.NextDouble() < RowShare)];
        var root = new Node(sample, BestSplit(sample, features));
        var leaves = new List<Node> { root };
        while (leaves.Count < MaxLeaves && leaves.Where(l => l.Split.Gain > 0).MaxBy(l => l.Split.Gain) is { } leaf)
        {
            var (feature, bin, _) = leaf.Split;
            int[] small = [.. leaf.Rows.Where(r => bins[feature][r] < bin)];
            int[] great = [.. leaf.Rows.Where(r => bins[feature][r] >= bin)];
            (leaf.Small, leaf.Great) = (new Node(small, BestSplit(small, features)), new Node(great, BestSplit(great, features)));
            leaves.Remove(leaf);
            leaves.AddRange([leaf.Small, leaf.Great]);
        }

        foreach (var leaf in leaves)
            leaf.Amount = Math.Round(Rate * leaf.Rows.Sum(r => slope[r]) / (leaf.Rows.Sum(r => bend[r]) + Ridge), 3);
        for (var i = 0; i < odds.Length; i++)
            odds[i] += LeafOf(root, i).Amount;
        var text = new StringBuilder();
        Write(root, text);
        return text.ToString();
    }

    private Node LeafOf(Node node, int row)
    {
        while (node.Small is not null)
            node = bins[node.Split.Feature][row] < node.Split.Bin ? node.Small : node.Great!;
        return node;
    }

    private void Write(Node node, StringBuilder text)
    {
        if (node.Small is null)
        {
            text.Append(CultureInfo.InvariantCulture, $" ={node.Amount:0.###}");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $" {node.Split.Feature}<{limits[node.Split.Feature][node.Split.Bin - 1]:0.####}");
        Write(node.Small, text);
        Write(node.Great!, text);
    }

    private (int Feature, int Bin, double Gain) BestSplit(int[] rows, int[] features)
    {
        var (allSlope, allBend) = (rows.Sum(r => slope[r]), rows.Sum(r => bend[r]));
        var best = (Feature: -1, Bin: 0, Gain: 0.0);
        if (allBend < 2 * MinWeight)
            return best;
        var whole = Worth(allSlope, allBend);
        Span<double> slopes = stackalloc double[MaxBins + 1];
        Span<double> bends = stackalloc double[MaxBins + 1];
        foreach (var feature in features)
        {
            slopes.Clear();
            bends.Clear();
            var column = bins[feature];
            foreach (var row in rows)
            {
                slopes[column[row]] += slope[row];
                bends[column[row]] += bend[row];
            }

            var (smallSlope, smallBend) = (0.0, 0.0);
            for (var bin = 1; bin <= limits[feature].Length; bin++)
            {
                smallSlope += slopes[bin - 1];
                smallBend += bends[bin - 1];
                if (smallBend < MinWeight || allBend - smallBend < MinWeight)
                    continue;
                var gain = Worth(smallSlope, smallBend) + Worth(allSlope - smallSlope, allBend - smallBend) - whole;
                if (gain > best.Gain + 1e-9)
                    best = (feature, bin, gain);
            }
        }

        return best;
    }

    private static double Worth(double slope, double bend) => slope * slope / (bend + Ridge);

    /// <summary>As they will be written, so that a value falls on the same side here and there.</summary>
    private static double[] LimitsOf(IReadOnlyList<double[]> rows, int feature)
    {
        double[] sorted = [.. rows.Select(r => r[feature]).Order()];
        return [.. Enumerable.Range(1, MaxBins - 1).Select(b => sorted[b * sorted.Length / MaxBins]).Append(sorted[^1]).Where(v => v > sorted[0])
            .Concat(sorted.Distinct().Count() <= MaxBins ? sorted.Distinct().Skip(1) : [])
            .Select(v => Math.Round(v, 4)).Distinct().Order().Take(MaxBins)];
    }

    private static byte BinOf(double[] limits, double value)
    {
        var at = Array.BinarySearch(limits, value);
        return (byte)(at >= 0 ? at + 1 : ~at);
    }

    private sealed class Node(int[] rows, (int Feature, int Bin, double Gain) split)
    {
        public int[] Rows => rows;

        public (int Feature, int Bin, double Gain) Split => split;

        public Node? Small { get; set; }

        public Node? Great { get; set; }

        public double Amount { get; set; }
    }
}
