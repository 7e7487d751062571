namespace Gazette.Tests.RegularExpressions;

/// <summary>
/// How many steps a search takes for each character of texts made to cost it most: one letter over and over, and texts that
/// take, character by character, the one that leaves most paths open.
/// </summary>
internal static class HostileSteps
{
    private const int Length = 160;

    public static double Of(PatternAutomaton automaton)
    {
        // Once a search comes where the pattern is matched it does not come back: a second way there is never tried.
        var isMatch = automaton.IsMatch;
        var next = automaton.Edges.Select(edges => Enumerable.Range(0, automaton.LetterCount)
            .Select(letter => edges.Where(e => !(e.Letters >> letter).IsEven).Select(e => e.To).ToArray()).ToArray()).ToArray();
        var letters = Enumerable.Range(0, automaton.LetterCount).ToList();
        return letters.Select(l => Steps(next, isMatch, _ => l)).Append(Steps(next, isMatch, open => letters.MaxBy(l => Step(next, isMatch, open, l).Values.Sum()))).Max();
    }

    private static double Steps(int[][][] next, IReadOnlyList<bool> isMatch, Func<Dictionary<int, double>, int> choose)
    {
        var steps = 0.0;
        Dictionary<int, double> open = new() { [PatternAutomaton.Beginning] = 1 };
        for (var i = 0; i < Length; i++)
        {
            open = Step(next, isMatch, open, choose(open));
            steps += open.Values.Sum();
        }

        return steps / Length;
    }

    /// <summary>For each state in how many ways it is reached behind one letter more.</summary>
    private static Dictionary<int, double> Step(int[][][] next, IReadOnlyList<bool> isMatch, Dictionary<int, double> open, int letter)
    {
        var behind = new Dictionary<int, double>();
        foreach (var (state, ways) in open)
        {
            foreach (var to in next[state][letter])
                behind[to] = isMatch[to] ? 1 : behind.GetValueOrDefault(to) + ways;
        }

        return behind;
    }
}
