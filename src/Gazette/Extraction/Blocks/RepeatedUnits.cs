using AngleSharp.Dom;

namespace Gazette.Extraction.Blocks;

/// <summary>
/// Elements of one kind that stand beside each other, each with lines of its own: posts of a thread, updates of a live
/// report, cards of an index.
/// </summary>
/// <param name="Around">What holds them all.</param>
/// <param name="Kind">Element and class names of each.</param>
/// <param name="Units">In order.</param>
internal sealed record RepeatedUnits(BlockPlace Around, string Kind, IReadOnlyList<BlockPlace> Units)
{
    private const int MinUnits = 3;

    /// <summary>Words by which pages count their elements.</summary>
    private static readonly string[] Counting = ["odd", "even", "first", "last", "alt", "active", "current", "even-row", "odd-row"];

    /// <summary>All such groups of a page, outer ones first.</summary>
    public static IReadOnlyList<RepeatedUnits> In(IReadOnlyList<BlockPlace> places)
    {
        var inside = places.Where(p => p.Around is not null).GroupBy(p => p.Around!).Where(g => g.Skip(MinUnits - 1).Any());
        return [.. inside.SelectMany(g => g.GroupBy(p => p.Kind, StringComparer.Ordinal).Select(k => new RepeatedUnits(g.Key, k.Key, [.. k]))).Where(u => u.Units.Count >= MinUnits).OrderBy(u => u.Around.Depth)];
    }

    /// <summary>An element's name with the words of its classes; numbers and what counts do not tell kinds apart.</summary>
    public static string KindOf(IElement element)
    {
        if (element.ClassName is not { Length: > 0 })
            return element.LocalName;
        var words = new List<string>();
        foreach (var word in ClassWords.OfClasses(element))
        {
            if (!Counting.Contains(word) && !words.Contains(word))
                words.Add(word);
        }

        return $"{element.LocalName}.{string.Join('.', words)}";
    }
}
