using System.Collections.Concurrent;
using System.Globalization;
using Gazette.Cleaning;
using Gazette.Processing;
using Gazette.Tests.Damage;
using Gazette.Tests.Damage.Families;

namespace Gazette.Benchmarks;

/// <summary>
/// <c>damage [DIR] [--half a|b] [--seed N] [--trials N] [--only FAMILY] [--show]</c>: damages articles with what the tests'
/// generator draws, one to four families deep, and says per family how many paragraphs came back as they were. Rules are built
/// with half a; half b and a seed that was never used are what counts.
/// </summary>
internal sealed class DamageCommand(DamageOptions options)
{
    private const double Target = 0.99;
    private const int MaxShown = 110;
    private const int MaxPairs = 4;

    private readonly FamilyTrial trial = new(new ArticleProcessor(Samples.Site, new CleaningRules(), TimeProvider.System), new FamilyData(options.Half), options.Seed, options.Only);

    /// <returns>The program's exit code: 1 when a target is missed, 2 when there is nothing to damage.</returns>
    public async Task<int> RunAsync()
    {
        var originals = options.Folder is null ? FamilyTrial.OwnOriginals() : Directory.Exists(options.Folder) ? [.. ArticleFile.In(options.Folder).Select(OriginalOf).OfType<Original>()] : [];
        if (originals.Count == 0)
        {
            Console.Error.WriteLine(ArticleFile.NoneIn(options.Folder!, "damage"));
            return 2;
        }

        var (damaged, controls) = (new ConcurrentBag<FamilyOutcome>(), new ConcurrentBag<FamilyOutcome>());
        await Parallel.ForAsync(0, options.Trials, async (number, cancellation) =>
        {
            foreach (var outcome in await trial.DamagedAsync(originals, number, cancellation))
                damaged.Add(outcome);
            if (number % 3 > 0)
                return;
            foreach (var outcome in await trial.ControlAsync(originals, number / 3, cancellation))
                controls.Add(outcome);
        });
        var isMet = Print([.. damaged], [.. controls]);
        if (options.Shows)
            Show(damaged.Concat(controls));
        return isMet ? 0 : 1;
    }

    private static Original? OriginalOf(ArticleFile article) => article.Title is not { Length: > 0 } title || IsDamaged(article.Text)
        ? null
        : new Original(article.Id, title, article.Date, article.Author, article.Source, article.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Some pages of the folder are damaged themselves: nobody can tell a repair of that from a change.</summary>
    private static bool IsDamaged(string text) =>
        text.Any(c => c is (>= '\u007F' and <= '\u009F') or '\uFFFD' or '\u200B' or '\u00AD' or '\uFEFF');

    private static bool Print(List<FamilyOutcome> damaged, List<FamilyOutcome> controls)
    {
        Console.WriteLine($"{"family",-24} {"copies",7} {"paragraphs",10} {"back",9} {"residue",7} {"silent",6} {"untold",6} {"must ask",8} {"asked",6}");
        foreach (var family in damaged.Where(o => o.Families.Count == 1).GroupBy(o => o.Families[0]).OrderBy(g => g.Key, StringComparer.Ordinal))
            PrintRow(family.Key, [.. family]);
        foreach (var depth in damaged.GroupBy(o => o.Families.Count).OrderBy(g => g.Key))
            PrintRow($"{depth.Key} deep", [.. depth]);
        foreach (var family in damaged.Where(o => o.Families.Count > 1).SelectMany(o => o.Families.Select(f => (Family: f, Outcome: o))).GroupBy(p => p.Family).OrderBy(g => g.Key, StringComparer.Ordinal))
            PrintRow("nested: " + family.Key, [.. family.Select(p => p.Outcome)]);
        var isMet = PrintRow("all", damaged);
        var changed = controls.Where(o => o.Match.Faults > 0 && o.Copy.Expected.Count > 0).ToList();
        Console.WriteLine($"controls: {controls.Sum(o => o.Match.Faults)} paragraphs changed in {changed.Count} of {controls.Count} uploads, {changed.Count(o => !o.AsksForReview)} of them without a review; {controls.Count(o => o.AsksForReview)} ask for one");
        return isMet && changed.Count == 0;
    }

    private static bool PrintRow(string name, List<FamilyOutcome> same)
    {
        var (paragraphs, back, residue, silent, untold) = (same.Sum(o => o.Paragraphs), same.Sum(o => o.Back), same.Sum(o => o.Residue), same.Sum(o => o.Silent), same.Sum(o => o.Untold));
        var (mustAsk, asked) = (same.Count(o => o.Copy.MustAsk), same.Count(o => o.Copy.MustAsk && o.AsksForReview));
        var share = paragraphs == 0 ? 1 : (double)back / paragraphs;
        var isMet = share >= Target && residue == 0 && untold == 0 && mustAsk == asked;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24} {same.Count,7} {paragraphs,10} {share,9:P2} {residue,7} {silent,6} {untold,6} {mustAsk,8} {asked,6}{(isMet ? "" : "  missed")}"));
        return isMet;
    }

    private static void Show(IEnumerable<FamilyOutcome> outcomes)
    {
        foreach (var outcome in outcomes.OrderBy(o => o.Families.Count))
        {
            var isFault = outcome.Paragraphs != outcome.Back || outcome.Residue > 0 || outcome.Untold > 0 || (outcome.Copy.MustAsk && !outcome.AsksForReview);
            if (!isFault)
                continue;
            Console.WriteLine($"\n=== {outcome.Copy.Original.Id}.{outcome.Form}: [{string.Join(" < ", outcome.Families)}]{(outcome.Copy.MustAsk ? " must ask" : "")}{(outcome.AsksForReview ? " asks" : " SILENT")} {outcome.Back} of {outcome.Paragraphs} back, untold {outcome.Untold} {string.Join("; ", outcome.Copy.Notes)}");
            Console.WriteLine("    " + string.Join(", ", outcome.Article?.Repairs.Select(r => $"{r.Rule}{(r.Certain ? "" : "?")} {r.Count}") ?? ["rejected"]));
            var different = outcome.Match.Pairs.Where(p => p.Expected != p.Actual).ToList();
            var (missing, added) = (different.Select(p => p.Expected).OfType<string>().ToList(), different.Select(p => p.Actual).OfType<string>().ToList());
            for (var i = 0; i < Math.Min(MaxPairs, Math.Max(missing.Count, added.Count)); i++)
                ShowPair(missing.ElementAtOrDefault(i) ?? "", added.ElementAtOrDefault(i) ?? "");
            foreach (var line in outcome.Copy.Lines.Where(l => !outcome.Copy.Original.Paragraphs.Contains(l)).Take(MaxPairs))
                Console.WriteLine($"  < {line}");
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
