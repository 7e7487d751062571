using System.Globalization;

namespace Gazette.Benchmarks.Lists;

/// <summary>The numbers of rows that a command is asked for.</summary>
internal static class RowCounts
{
    private const int Most = 1_000_000;

    /// <summary>In ascending order. Null when there is none, or one that is no number from the least to a million.</summary>
    /// <param name="args">The command's name first.</param>
    public static IReadOnlyList<int>? Read(string[] args, int least)
    {
        var counts = args[1..].Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0).ToList();
        return counts.Count > 0 && counts.TrueForAll(count => count >= least && count <= Most) ? [.. counts.Order()] : null;
    }
}
