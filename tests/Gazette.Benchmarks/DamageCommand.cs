using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Gazette.Cleaning;
using Gazette.Tests.Damage;

namespace Gazette.Benchmarks;

/// <summary>
/// <c>damage DIR [--seed N] [--show]</c>: damages the articles of a folder in every way of the tests' generator, cleans the
/// copies and says per kind how many paragraphs came back as they were.
/// </summary>
internal sealed class DamageCommand(string folder, int seed, bool shows)
{
    private const double Target = 0.99;
    private const int MaxShown = 120;

    private readonly DamageTrial trial = new(new CopyDesk(Samples.Site, new CleaningRules(), TimeProvider.System), seed);

    /// <summary>Null when the arguments are not those of the command.</summary>
    public static DamageCommand? Read(string[] args)
    {
        var seed = 1;
        var rest = args.Skip(2).Where(a => a != "--show").ToArray();
        if (args.Length < 2 || rest is not ([] or ["--seed", _]))
            return null;
        if (rest.Length == 2 && !int.TryParse(rest[1], NumberStyles.None, CultureInfo.InvariantCulture, out seed))
            return null;
        return new DamageCommand(args[1], seed, args.Contains("--show"));
    }

    /// <returns>The program's exit code: 1 when a target is missed.</returns>
    public async Task<int> RunAsync()
    {
        var outcomes = new ConcurrentBag<DamageOutcome>();
        await Parallel.ForEachAsync(Directory.EnumerateFiles(folder, "*.json"), async (file, cancellation) =>
        {
            if (ReadOriginal(file) is not { } original)
                return;
            foreach (var outcome in await trial.UndamagedAsync(original, cancellation))
                outcomes.Add(outcome);
            foreach (var outcome in await trial.DamagedAsync(original, isThin: false, cancellation))
                outcomes.Add(outcome);
        });
        return Print([.. outcomes.OrderBy(o => o.Copy.Original.Id, StringComparer.Ordinal).ThenBy(o => o.Form, StringComparer.Ordinal)]) ? 0 : 1;
    }

    private static Original? ReadOriginal(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        string? Value(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (Value("text") is not { Length: > 0 } text || Value("title") is not { Length: > 0 } title || IsDamaged(text))
            return null;
        return new Original(Path.GetFileNameWithoutExtension(file), title, Value("date"), Value("author"), Value("source"), text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    /// <summary>Some pages of the folder are damaged themselves: nobody can tell a repair of that from a change.</summary>
    private static bool IsDamaged(string text) =>
        text.Any(c => c is (>= '\u007F' and <= '\u009F') or '\uFFFD' or '\u200B' or '\u00AD' or '\uFEFF');

    private bool Print(IReadOnlyList<DamageOutcome> outcomes)
    {
        Console.WriteLine($"{"kind",-64} {"copies",7} {"paragraphs",10} {"identical",9} {"lost",6} {"reported",8} {"guessed",7}");
        var isMet = true;
        foreach (var same in outcomes.GroupBy(o => o.Name).OrderBy(g => g.First().IsReversible ? 0 : 1).ThenBy(g => g.Key, StringComparer.Ordinal))
            isMet &= PrintKind(same.Key, [.. same]);
        foreach (var same in outcomes.Where(o => o.Name != "undamaged").GroupBy(o => (o.IsReversible, o.Form)))
            PrintKind($"all {(same.Key.IsReversible ? "reversible" : "irreversible")}, {same.Key.Form}", [.. same]);
        var changed = outcomes.Where(o => o.Name == "undamaged").ToList();
        Console.WriteLine($"undamaged: {changed.Sum(o => o.Match.ChangedCharacters)} characters changed on {changed.Count(o => o.Match.ChangedCharacters > 0)} of {changed.Count} uploads");
        if (shows)
            Show(outcomes);
        return isMet;
    }

    private static bool PrintKind(string name, IReadOnlyList<DamageOutcome> same)
    {
        var (identical, faults) = (same.Sum(o => o.Match.Identical), same.Sum(o => o.Match.Faults));
        var share = (double)identical / (identical + faults);
        var (lost, reported, guessed) = (same.Sum(o => o.Copy.Lost.Count), same.Sum(o => o.Reported), same.Sum(o => o.Guessed));
        var isMet = share >= Target && reported == lost && guessed == 0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-64} {same.Count,7} {identical + faults,10} {share,9:P2} {lost,6} {reported,8} {guessed,7}{(isMet ? "" : "  missed")}"));
        return isMet;
    }

    private static void Show(IEnumerable<DamageOutcome> outcomes)
    {
        foreach (var outcome in outcomes.Where(o => o.Match.Faults > 0 || o.Reported < o.Copy.Lost.Count || o.Guessed > 0))
        {
            Console.WriteLine($"\n=== {outcome.Copy.Original.Id}.{outcome.Form}: {outcome.Name} [{outcome.Kinds}] reported {outcome.Reported} of {string.Join(" | ", outcome.Copy.Lost)}");
            Console.WriteLine("    " + string.Join(", ", outcome.Repairs.Select(r => $"{r.Rule}{(r.Certain ? "" : "?")} {r.Count}")));
            foreach (var (expected, actual) in outcome.Match.Pairs.Where(p => p.Expected != p.Actual).Take(6))
                Console.WriteLine(expected is null ? $"  + {Cut(actual!)}" : $"  - {Cut(expected)}");
        }
    }

    private static string Cut(string text) => text.Length <= MaxShown ? text : text[..MaxShown] + "…";
}
