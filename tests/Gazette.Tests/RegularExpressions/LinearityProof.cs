using System.Text.RegularExpressions;

namespace Gazette.Tests.RegularExpressions;

/// <summary>
/// Whether a backtracking search for a pattern takes steps in proportion to the text. It does where no two of the automaton's
/// states can be reached in ever more ways and left again: no p and q and text v with p to p, p to q and q to q by v (Weber and Seidl,
/// <em>On the degree of ambiguity of finite automata</em>, 1991; for matchers Weideman et al., 2016). Groups are taken for not atomic, save for
/// a single repeat of one set, so what passes is proven, and what fails is only not proven.
/// </summary>
internal sealed class LinearityProof
{
    private const int MaxTriples = 3_000_000;

    private readonly PatternAutomaton automaton;
    private readonly int[] components;
    private readonly bool[] isLoop;
    private readonly HashSet<int>[] reached;

    private LinearityProof(PatternAutomaton automaton)
    {
        this.automaton = automaton;
        var count = automaton.Edges.Count;
        components = StrongComponents.Of(count, s => automaton.Edges[s].Select(e => e.To));
        isLoop = new bool[count];
        foreach (var (state, edges) in automaton.Edges.Index())
        {
            foreach (var edge in edges.Where(e => components[e.To] == components[state]))
                isLoop[components[state]] = true;
        }

        reached = [.. Enumerable.Range(0, count).Select(Reached)];
    }

    /// <summary>Null where it is linear; otherwise why that is not proven.</summary>
    public static string? Refute(string pattern, RegexOptions options, int maxSteps)
    {
        try
        {
            var automaton = PatternAutomaton.Of(pattern, options);
            return new LinearityProof(automaton).Refute() ?? (HostileSteps.Of(automaton) is var steps && steps > maxSteps ? $"up to {steps:0} steps for a character" : null);
        }
        catch (NotSupportedException unknown)
        {
            return unknown.Message;
        }
    }

    private string? Refute()
    {
        for (var state = 0; state < automaton.Edges.Count; state++)
        {
            var inside = automaton.Edges[state].Where(e => components[e.To] == components[state]).ToList();
            for (var i = 0; i < inside.Count; i++)
            {
                if (inside.Skip(i + 1).Any(e => e.To == inside[i].To && !(e.Letters & inside[i].Letters).IsZero))
                    return "a repeat in a repeat";
            }
        }

        var loops = Enumerable.Range(0, automaton.Edges.Count).Where(s => isLoop[components[s]]).GroupBy(s => components[s]).ToList();
        foreach (var first in loops)
        {
            foreach (var second in loops.Where(l => !l.All(s => automaton.Scanning.Contains(s)) && reached[first.First()].Contains(l.First())))
            {
                if (Collides([.. first], [.. second]) is { } why)
                    return why;
            }
        }

        return null;
    }

    private HashSet<int> Reached(int from)
    {
        HashSet<int> known = [from];
        Stack<int> open = new(known);
        while (open.TryPop(out var state))
        {
            foreach (var (_, to) in automaton.Edges[state])
            {
                if (known.Add(to))
                    open.Push(to);
            }
        }

        return known;
    }

    /// <summary>
    /// Walks p, the way from p to q, and q by the same letters, and leads (p, q, q) back to (p, p, q): what lies with that step
    /// in one strong component is such a pair (Allauzen, Mohri and Rastogi, 2008).
    /// </summary>
    private string? Collides(HashSet<int> first, HashSet<int> second)
    {
        var numbers = new Dictionary<(int, int, int), int>();
        var triples = new List<(int P, int Way, int Q)>();
        foreach (var p in first)
        {
            foreach (var q in second.Where(q => q != p && !automaton.IsMatch[q]))
                Number((p, p, q));
        }

        var edges = new List<List<int>>();
        for (var i = 0; i < triples.Count; i++)
        {
            if (triples.Count > MaxTriples)
                return "too large to prove";
            var (p, way, q) = triples[i];
            var next = new List<int>();
            foreach (var (lettersOfP, toP) in automaton.Edges[p].Where(e => first.Contains(e.To)))
            {
                foreach (var (lettersOfQ, toQ) in automaton.Edges[q].Where(e => second.Contains(e.To) && !(e.Letters & lettersOfP).IsZero))
                {
                    foreach (var (lettersOfWay, toWay) in automaton.Edges[way])
                    {
                        if (!(lettersOfWay & lettersOfP & lettersOfQ).IsZero && reached[toWay].Contains(second.First()) && !automaton.IsMatch[toQ])
                            next.Add(Number((toP, toWay, toQ)));
                    }
                }
            }

            if (way == q && p != q && !automaton.IsMatch[q])
                next.Add(Number((p, p, q)));
            edges.Add(next);
        }

        var strong = StrongComponents.Of(triples.Count, i => edges[i]);
        for (var i = 0; i < triples.Count; i++)
        {
            var (p, way, q) = triples[i];
            if (p != q && way == q && numbers.ContainsKey((p, p, q)) && strong[i] == strong[numbers[(p, p, q)]])
                return automaton.Scanning.Overlaps(first) ? "a repeat that can begin anew at each character" : "two repeats that can share their text";
        }

        return null;

        int Number((int, int, int) triple)
        {
            if (!numbers.TryGetValue(triple, out var number))
            {
                numbers[triple] = number = triples.Count;
                triples.Add(triple);
            }

            return number;
        }
    }
}
