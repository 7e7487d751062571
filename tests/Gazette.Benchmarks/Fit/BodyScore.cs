using System.Text.RegularExpressions;

namespace Gazette.Benchmarks;

/// <summary>
/// Compares bodies by their runs of four tokens; a token is one Chinese character or one run of other letters and digits.
/// Over many pages, F1 is that of the two means.
/// </summary>
internal static partial class BodyScore
{
    public const int Run = 4;

    public static IReadOnlyList<string> Tokens(string text) => [.. Token().Matches(text).Select(m => m.Value)];

    public static string RunAt(IReadOnlyList<string> tokens, int start) => string.Join(' ', tokens.Skip(start).Take(Run));

    public static (double Precision, double Recall, bool IsExact) Of(string wanted, string text)
    {
        var (truth, guess) = (Tokens(wanted), Tokens(text));
        var (truthRuns, guessRuns) = (Runs(truth), Runs(guess));
        var hit = truthRuns.Sum(r => Math.Min(r.Value, guessRuns.GetValueOrDefault(r.Key)));
        return (Share(hit, guessRuns.Values.Sum()), Share(hit, truthRuns.Values.Sum()), truth.SequenceEqual(guess, StringComparer.Ordinal));
    }

    private static double Share(int hit, int all) => all == 0 ? 0 : (double)hit / all;

    private static Dictionary<string, int> Runs(IReadOnlyList<string> tokens) =>
        Enumerable.Range(0, tokens.Count == 0 ? 0 : Math.Max(1, tokens.Count - Run + 1)).CountBy(i => RunAt(tokens, i), StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    [GeneratedRegex("[\\u3400-\\u9fff\\uf900-\\ufaff]|[^\\W\\u3400-\\u9fff\\uf900-\\ufaff]+", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
