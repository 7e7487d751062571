using System.Numerics;
using System.Text.RegularExpressions;

namespace Gazette.Tests.RegularExpressions;

/// <summary>
/// The ways that a backtracking search can go through a text. A state is a place in the pattern behind one of its characters; how
/// many paths lead to the states behind a prefix of the text is how often the search may come there before it gives up.
/// Letters are classes of characters that no set of the pattern tells apart.
/// </summary>
internal sealed class PatternAutomaton
{
    /// <summary>Nothing of the text is read.</summary>
    public const int Beginning = 0;

    private readonly List<List<(int To, BigInteger Only)>> free = [];
    private readonly List<(BigInteger Letters, int To)?> reads = [];
    private readonly Dictionary<int, BigInteger> taken = [];
    private readonly HashSet<int> startOnly = [];
    private readonly HashSet<int> borders = [];

    /// <summary>What may stand before a place; the bit behind all letters stands for the text's beginning.</summary>
    private readonly Dictionary<int, BigInteger> before = [];
    private readonly Dictionary<(string, bool), BigInteger> sets;
    private readonly BigInteger all;
    private readonly int end;

    private PatternAutomaton(PatternNode root, IReadOnlyList<char> pool)
    {
        sets = [];
        var tokens = Tokens(root).Distinct().ToList();
        var members = tokens.Select(t => Members(t.Token, t.IgnoresCase, pool)).ToList();
        // A letter for each signature: in which of the sets a character is.
        var letters = pool.Select((c, i) => string.Concat(members.Select(m => m[i] ? '1' : '0'))).Distinct().ToList();
        LetterCount = letters.Count;
        all = (BigInteger.One << LetterCount) - 1;
        for (var token = 0; token < tokens.Count; token++)
            sets[tokens[token]] = letters.Select((s, i) => s[token] == '1' ? BigInteger.One << i : 0).Aggregate(BigInteger.Zero, (a, b) => a | b);

        var start = New();
        end = Build(root, start);
        var (edges, isMatch) = Read(start);
        Edges = edges;
        IsMatch = isMatch;
    }

    public int LetterCount { get; }

    /// <summary>For each state what it reads and where that leads, once for each way: twice the same where two ways lead there.</summary>
    public IReadOnlyList<IReadOnlyList<(BigInteger Letters, int To)>> Edges { get; }

    /// <summary>For each state whether the pattern is matched there, whatever follows: a search that comes there does not come back.</summary>
    public IReadOnlyList<bool> IsMatch { get; }

    /// <summary>States in which no match has begun; more than one where the pattern looks behind.</summary>
    public IReadOnlySet<int> Scanning { get; private set; } = new HashSet<int>();

    public static PatternAutomaton Of(string pattern, RegexOptions options)
    {
        var root = PatternReader.Read(pattern, options);
        return new(root, Pool(pattern));
    }

    /// <summary>Every character that the pattern names with its neighbours, ASCII, and three of each category.</summary>
    private static List<char> Pool(string pattern)
    {
        var unescaped = Regex.Replace(pattern, @"\\u([0-9A-Fa-f]{4})", m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString());
        var named = unescaped.SelectMany(c => new[] { c, (char)(c + 1), (char)(c - 1), char.ToUpperInvariant(c), char.ToLowerInvariant(c) });
        var ofCategories = Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).GroupBy(char.GetUnicodeCategory).SelectMany(g => g.Take(3));
        var ofBlocks = "　。一龥가あアعЖαสक\u200B\u200C\u212A\u0130\u0131\u017F";
        return [.. named.Concat(Enumerable.Range(0, 256).Select(c => (char)c)).Concat(ofCategories).Concat(ofBlocks).Distinct()];
    }

    private static IEnumerable<(string Token, bool IgnoresCase)> Tokens(PatternNode node) => node switch
    {
        PatternNode.Character c => [(c.Token, c.IgnoresCase)],
        PatternNode.Sequence s => s.Parts.SelectMany(Tokens),
        PatternNode.Choice c => c.Parts.SelectMany(Tokens),
        PatternNode.Repeat r => Tokens(r.Part),
        PatternNode.Look l => Tokens(l.Part),
        _ => [],
    };

    private static bool[] Members(string token, bool ignoresCase, IReadOnlyList<char> pool)
    {
        Regex set = new(@"\A" + token + @"\z", RegexOptions.CultureInvariant | (ignoresCase ? RegexOptions.IgnoreCase : RegexOptions.None));
        return [.. pool.Select(c => set.IsMatch(c.ToString()))];
    }

    private int New()
    {
        free.Add([]);
        reads.Add(null);
        return free.Count - 1;
    }

    private int Free(int from, BigInteger? only = null)
    {
        var to = New();
        free[from].Add((to, only ?? all));
        return to;
    }

    /// <summary>Gives the place behind the part.</summary>
    private int Build(PatternNode node, int from)
    {
        switch (node)
        {
            case PatternNode.Character one:
                var read = Free(from);
                var behind = New();
                taken[behind] = sets[(one.Token, one.IgnoresCase)];
                reads[read] = (taken[behind], behind);
                return behind;
            case PatternNode.Sequence s:
                return s.Parts.Aggregate(from, (at, part) => Build(part, at));
            case PatternNode.Choice choice:
                var behindAll = New();
                foreach (var part in choice.Parts)
                    free[Build(part, Free(from))].Add((behindAll, all));
                return behindAll;
            case PatternNode.Repeat r:
                return BuildRepeat(r, from);
            case PatternNode.Look l:
                // What is read there is read again; a limited look behind is a constant cost, another is not known to be.
                if (l.IsBehind && HasNoLimit(l.Part))
                    throw new NotSupportedException("looks behind without a limit");
                if (!l.IsBehind)
                    Build(l.Part, Free(from));
                var looked = Free(from);
                borders.Add(looked);
                if (l is { IsBehind: true, Part: PatternNode.Sequence { Parts: [PatternNode.Character c] } })
                    before[looked] = l.IsNegative ? (all & ~sets[(c.Token, c.IgnoresCase)]) | (all + 1) : sets[(c.Token, c.IgnoresCase)];
                return looked;
            case PatternNode.Border:
                var border = Free(from);
                borders.Add(border);
                return border;
            case PatternNode.Start:
                var first = Free(from);
                startOnly.Add(first);
                return first;
            default:
                throw new NotSupportedException(node.GetType().Name);
        }
    }

    private int BuildRepeat(PatternNode.Repeat repeat, int from)
    {
        for (var i = 0; i < repeat.Min; i++)
            from = Build(repeat.Part, from);
        var behind = New();
        // Behind a part that keeps all it can take, only another character can follow.
        var rest = repeat is { KeepsAll: true, Part: PatternNode.Character c } ? all & ~sets[(c.Token, c.IgnoresCase)] : all;
        if (repeat.Max is null)
        {
            var loop = Free(from);
            free[Build(repeat.Part, Free(loop))].Add((loop, all));
            free[loop].Add((behind, rest));
            return behind;
        }

        for (var i = repeat.Min; i < repeat.Max; i++)
        {
            free[from].Add((behind, rest));
            from = Build(repeat.Part, Free(from));
        }

        free[from].Add((behind, all));
        return behind;
    }

    private static bool HasNoLimit(PatternNode node) => node switch
    {
        PatternNode.Sequence s => s.Parts.Any(HasNoLimit),
        PatternNode.Choice c => c.Parts.Any(HasNoLimit),
        PatternNode.Repeat r => r.Max is null || HasNoLimit(r.Part),
        PatternNode.Look l => HasNoLimit(l.Part),
        _ => false,
    };

    private (List<IReadOnlyList<(BigInteger, int)>> Edges, List<bool> IsMatch) Read(int start)
    {
        // Of the characters before a match only those need a state of their own that a look behind tells apart.
        var groups = Enumerable.Range(0, LetterCount).GroupBy(l => string.Concat(before.Values.Select(b => (b >> l).IsEven ? '0' : '1')))
            .Select(g => g.Aggregate(BigInteger.Zero, (set, l) => set | (BigInteger.One << l))).ToList();
        var numbers = new Dictionary<int, int>();
        List<(int Place, BigInteger Last)> states = [(start, all + 1), .. groups.Select(g => (start, g))];
        Scanning = Enumerable.Range(1, groups.Count).ToHashSet();
        var edges = new List<IReadOnlyList<(BigInteger, int)>>();
        var isMatch = new List<bool>();
        for (var state = 0; state < states.Count; state++)
        {
            var own = new List<(BigInteger Letters, int To)>();
            Follow(states[state].Place, all, states[state].Last, [], own);
            var known = own.Select(e => (e.Letters, Number(e.To))).ToList();
            if (state <= groups.Count)
                known.AddRange(groups.Select((g, i) => (g, i + 1)));
            edges.Add(known);
            isMatch.Add(Matches(states[state].Place, []));
        }

        return (edges, isMatch);

        int Number(int place)
        {
            if (!numbers.TryGetValue(place, out var number))
            {
                numbers[place] = number = states.Count;
                states.Add((place, taken[place]));
            }

            return number;
        }
    }

    private bool Matches(int place, HashSet<int> on) =>
        !borders.Contains(place) && !startOnly.Contains(place) && on.Add(place)
        && (place == end || free[place].Any(f => f.Only == all && Matches(f.To, on)));

    private void Follow(int place, BigInteger only, BigInteger last, HashSet<int> on, List<(BigInteger, int)> found)
    {
        // A part that has read nothing is not tried again.
        var isBeginning = last > all;
        if (only.IsZero || (startOnly.Contains(place) && !isBeginning) || (before.TryGetValue(place, out var allowed) && (allowed & last).IsZero) || !on.Add(place))
            return;
        if (reads[place] is { } read && !(read.Letters & only).IsZero)
            found.Add((read.Letters & only, read.To));
        foreach (var (to, mask) in free[place])
            Follow(to, only & mask, last, on, found);
        on.Remove(place);
        if (found.Count > 20_000)
            throw new NotSupportedException("too many ways");
    }
}
