using System.Text.RegularExpressions;

namespace Gazette.Extraction.Parsing;

/// <summary>Words that a wrapped text breaks at a line's end with a hyphen, and those that had their hyphen before.</summary>
internal sealed partial class BrokenWords
{
    /// <summary>Fewer broken words than this may all be compounds.</summary>
    private const int MinBreaks = 3;

    private readonly HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool isTypeset;

    public BrokenWords(string[] lines)
    {
        var breaks = 0;
        for (var i = 0; i + 1 < lines.Length; i++)
            breaks += Goes(lines[i], lines[i + 1]) ? 1 : 0;
        isTypeset = breaks >= MinBreaks;
        if (breaks == 0)
            return;
        foreach (var line in lines)
            words.UnionWith(Word().Matches(line).Select(m => m.Value));
    }

    /// <summary>The second line goes on with the word that the first one breaks off.</summary>
    public static bool Goes(string line, string next)
    {
        var (end, start) = (line.TrimEnd(), next.TrimStart());
        return end.Length > 1 && end[^1] == '-' && char.IsLower(end[^2]) && start.Length > 0 && char.IsLower(start[0]);
    }

    /// <summary>True when the hyphen was put there by the break: the whole word stands elsewhere, or breaks are frequent and the compound stands nowhere.</summary>
    public bool DropsHyphen(string line, string next)
    {
        var (first, second) = (Word().Matches(line)[^1].Value, Word().Match(next).Value);
        return words.Contains(first + second) || (isTypeset && !words.Contains($"{first}-{second}"));
    }

    [GeneratedRegex("\\p{L}+(?:-\\p{L}+)*", RegexOptions.None, 10000)]
    private static partial Regex Word();
}
