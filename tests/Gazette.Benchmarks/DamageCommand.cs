using System.Collections.Concurrent;
using System.Globalization;
using Gazette.Cleaning;
using Gazette.Processing;
using Gazette.Tests.Damage;

namespace Gazette.Benchmarks;

/// <summary>
/// <c>damage DIR [--half a|b] [--seed N] [--only TEXT] [--show]</c>: damages the articles of a folder in every way of the
/// tests' generator, or in those whose name or kinds hold a text, cleans the copies and says per kind how many paragraphs
/// came back as they were.
/// </summary>
internal sealed class DamageCommand(DamageOptions options)
{
    private const double Target = 0.99;
    private const int MaxShown = 80;
    private const int MaxPairs = 6;

    private readonly DamageTrial trial = new(new ArticleProcessor(Samples.Site, new CleaningRules(), TimeProvider.System), options.Seed);

    /// <summary>What extraction left out of the undamaged uploads, by id and form: no rule for characters can bring it back.</summary>
    private readonly Dictionary<(string Id, string Form), HashSet<string>> leftOut = [];

    /// <returns>The program's exit code: 1 when a target is missed, 2 when there is nothing to damage.</returns>
    public async Task<int> RunAsync()
    {
        var articles = Directory.Exists(options.Folder) ? ArticleFile.In(options.Folder) : [];
        var originals = articles.Where(a => options.IsInHalf(a.Id)).Select(OriginalOf).OfType<Original>().ToList();
        if (originals.Count == 0)
        {
            Console.Error.WriteLine(ArticleFile.NoneIn(options.Folder, "damage"));
            return 2;
        }

        var outcomes = new ConcurrentBag<DamageOutcome>();
        await Parallel.ForEachAsync(originals, async (original, cancellation) =>
        {
            foreach (var outcome in await trial.UndamagedAsync(original, cancellation))
                outcomes.Add(outcome);
            foreach (var outcome in await trial.DamagedAsync(original, isThin: false, cancellation, options.Includes))
                outcomes.Add(outcome);
        });
        foreach (var outcome in outcomes.Where(o => o.Name == "undamaged"))
            leftOut.Add((outcome.Copy.Original.Id, outcome.Form), [.. outcome.Match.Pairs.Where(p => p.Actual is null).Select(p => p.Expected!)]);
        return Print([.. outcomes.OrderBy(o => o.Copy.Original.Id, StringComparer.Ordinal).ThenBy(o => o.Form, StringComparer.Ordinal)]) ? 0 : 1;
    }

    private static Original? OriginalOf(ArticleFile article) => article.Title is not { Length: > 0 } title || IsDamaged(article.Text)
        ? null
        : new Original(article.Id, title, article.Date, article.Author, article.Source, article.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Some pages of the folder are damaged themselves: nobody can tell a repair of that from a change.</summary>
    private static bool IsDamaged(string text) =>
        text.Any(c => c is (>= '\u007F' and <= '\u009F') or '\uFFFD' or '\u200B' or '\u00AD' or '\uFEFF');

    private bool Print(IReadOnlyList<DamageOutcome> outcomes)
    {
        Console.WriteLine($"{"kind",-64} {"copies",7} {"paragraphs",10} {"identical",9} {"left out",8} {"undecidable",11} {"rest",9} {"lost",6} {"reported",8} {"guessed",7}");
        var isMet = true;
        foreach (var same in outcomes.GroupBy(o => o.Name).OrderBy(g => g.First().IsReversible ? 0 : 1).ThenBy(g => g.Key, StringComparer.Ordinal))
            isMet &= PrintKind(same.Key, [.. same]);
        foreach (var same in outcomes.Where(o => o.Name != "undamaged").GroupBy(o => (o.IsReversible, o.Form)))
            PrintKind($"all {(same.Key.IsReversible ? "reversible" : "irreversible")}, {same.Key.Form}", [.. same]);
        var changed = outcomes.Where(o => o.Name == "undamaged").ToList();
        Console.WriteLine($"undamaged: {changed.Sum(o => o.Match.ChangedCharacters)} characters changed on {changed.Count(o => o.Match.ChangedCharacters > 0)} of {changed.Count} uploads");
        if (options.Shows)
            Show(outcomes);
        return isMet;
    }

    /// <summary>A target is one for all paragraphs but the undecidable; what extraction left out counts as a fault.</summary>
    private bool PrintKind(string name, IReadOnlyList<DamageOutcome> same)
    {
        var (identical, faults, undecided) = (same.Sum(o => o.Match.Identical), same.Sum(o => o.Count.Faults), same.Sum(o => o.Count.Undecided));
        var (lost, reported, guessed) = (same.Sum(o => o.Copy.Lost.Count), same.Sum(o => o.Reported), same.Sum(o => o.Guessed));
        var left = same.Sum(o => o.Match.Pairs.Count(p => IsLeftOut(o, p)));
        var share = (double)identical / (identical + faults);
        var isMet = share >= Target && reported == lost && guessed == 0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-64} {same.Count,7} {identical + faults + undecided,10} {(double)identical / (identical + faults + undecided),9:P2} {left,8} {undecided,11} {share,9:P2} {lost,6} {reported,8} {guessed,7}{(isMet ? "" : "  missed")}"));
        return isMet;
    }

    private bool IsLeftOut(DamageOutcome outcome, (string? Expected, string? Actual) pair) =>
        pair is { Expected: { } expected, Actual: null } && leftOut[(outcome.Copy.Original.Id, outcome.Form)].Contains(expected);

    private void Show(IEnumerable<DamageOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            var different = outcome.Match.Pairs.Where(p => p.Expected != p.Actual && (outcome.Name == "undamaged" || !IsLeftOut(outcome, p))).ToList();
            var isFault = outcome.Count.Faults > outcome.Match.Pairs.Count(p => IsLeftOut(outcome, p)) || outcome.Name == "undamaged";
            if (!(isFault || outcome.Reported < outcome.Copy.Lost.Count || outcome.Guessed > 0))
                continue;
            Console.WriteLine($"\n=== {outcome.Copy.Original.Id}.{outcome.Form}: {outcome.Name} [{outcome.Kinds}] reported {outcome.Reported} of {string.Join(" | ", outcome.Copy.Lost)} guessed {outcome.Guessed}");
            Console.WriteLine("    " + string.Join(", ", outcome.Repairs.Select(r => $"{r.Rule}{(r.Certain ? "" : "?")} {r.Count}")));
            var (missing, added) = (different.Select(p => p.Expected).OfType<string>().ToList(), different.Select(p => p.Actual).OfType<string>().ToList());
            for (var i = 0; i < Math.Min(MaxPairs, Math.Max(missing.Count, added.Count)); i++)
                ShowPair(missing.ElementAtOrDefault(i) ?? "", added.ElementAtOrDefault(i) ?? "");
        }
    }

    /// <summary>From shortly before the place where they part.</summary>
    private static void ShowPair(string expected, string actual)
    {
        var start = Math.Max(0, expected.AsSpan().CommonPrefixLength(actual) - 20);
        Console.WriteLine($"  - {Cut(expected[Math.Min(start, expected.Length)..])}");
        Console.WriteLine($"  + {Cut(actual[Math.Min(start, actual.Length)..])}");
    }

    private static string Cut(string text) => text.Length <= MaxShown ? text : text[..MaxShown] + "…";
}
