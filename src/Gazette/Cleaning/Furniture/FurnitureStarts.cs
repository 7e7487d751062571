namespace Gazette.Cleaning.Furniture;

/// <summary>
/// What a text that a pattern of furniture matches can begin with, up to three characters; where it is less, anything may
/// follow. To compare these costs a small part of what the pattern costs.
/// </summary>
internal static class FurnitureStarts
{
    private const int Length = 3;

    /// <summary>Stands for whatever follows; no text has it, for it is no character.</summary>
    private const char Anything = '\uFFFF';

    /// <param name="folded">A pattern without faults.</param>
    public static IReadOnlyList<string> Of(string folded)
    {
        var at = 0;
        return [.. Sequence(folded, ref at).Select(s => s.TrimEnd(Anything)).Distinct(StringComparer.Ordinal)];
    }

    private static HashSet<string> Sequence(string pattern, ref int at)
    {
        var starts = Of([""]);
        while (at < pattern.Length && pattern[at] is not ('|' or ')'))
            starts = Then(starts, Item(pattern, ref at));
        return starts;
    }

    private static HashSet<string> Item(string pattern, ref int at)
    {
        var c = pattern[at++];
        return c switch
        {
            '(' => Group(pattern, ref at),
            ' ' or '#' or '*' => Of([Anything.ToString()]),
            _ => Of([c.ToString()]),
        };
    }

    private static HashSet<string> Group(string pattern, ref int at)
    {
        var starts = Sequence(pattern, ref at);
        // Behind each alternative a bar, behind the last the bracket.
        while (pattern[at++] == '|')
            starts.UnionWith(Sequence(pattern, ref at));
        return starts;
    }

    private static HashSet<string> Then(HashSet<string> first, HashSet<string> second) =>
        first.All(f => f.Length == Length || f.EndsWith(Anything)) ? first : Of(first.SelectMany(f => f.Length == Length || f.EndsWith(Anything) ? [f] : second.Select(s => f + s)).Select(s => s.Length > Length ? s[..Length] : s));

    private static HashSet<string> Of(IEnumerable<string> starts) => starts.ToHashSet(StringComparer.Ordinal);
}
