namespace Gazette.Tests.RegularExpressions;

/// <summary>A part of an expression, as far as it matters for how long a match takes.</summary>
internal abstract record PatternNode
{
    /// <summary>One character of a set, written as in the pattern: <c>a</c>, <c>\s</c>, <c>[^x]</c>.</summary>
    public sealed record Character(string Token, bool IgnoresCase) : PatternNode;

    public sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode;

    public sealed record Choice(IReadOnlyList<PatternNode> Parts) : PatternNode;

    /// <param name="Max">Null without a limit.</param>
    /// <param name="KeepsAll">Nothing of it is given back, because it is all that an atomic group has.</param>
    public sealed record Repeat(PatternNode Part, int Min, int? Max, bool KeepsAll = false) : PatternNode;

    /// <summary>Looks ahead or behind: tried, and then the match goes on where it stood.</summary>
    public sealed record Look(PatternNode Part, bool IsBehind, bool IsNegative) : PatternNode;

    /// <summary>A border of words or lines, or the end: takes no character, and may fail.</summary>
    public sealed record Border : PatternNode;

    /// <summary>The beginning of the text, and of nothing else.</summary>
    public sealed record Start : PatternNode;
}
