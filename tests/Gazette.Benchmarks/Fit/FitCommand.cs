using System.Globalization;

using Gazette.Cleaning;
using Gazette.Extraction.Blocks;

namespace Gazette.Benchmarks;

/// <summary>
/// <c>fit DIR... [--write]</c>: fits the block judge to annotated pages. Says first what a judge fitted to one half of the sites
/// gives on the other, then fits to all; <c>--write</c> puts the result in the place of the library's own.
/// </summary>
internal sealed class FitCommand(IReadOnlyList<string> folders, bool writes)
{
    private const string Data = "src/Gazette/Extraction/Blocks/Data";

    private const int Folds = 3;

    private static readonly BoostedTrees<BlockContext> None = new([], ContextFeatures.All);

    private readonly CleaningRules rules = new();

    /// <returns>The program's exit code.</returns>
    public async Task<int> RunAsync()
    {
        var pages = new List<AnnotatedPage>();
        foreach (var folder in folders.Where(Directory.Exists))
        {
            foreach (var page in CorpusPage.In(folder).Where(p => p.CanBeUploaded))
            {
                if (await AnnotatedPage.ReadAsync(page, folder, rules) is { } annotated)
                    pages.Add(annotated);
            }
        }

        if (pages.Count < 2)
        {
            Console.Error.WriteLine("fit reads folders of pages (ID.html or ID.html.gz) with what people say of them (ID.json with \"text\"), or cases of the tests.");
            return 2;
        }

        // By the sum of the letters: the same on every machine.
        var halves = pages.ToLookup(p => p.Site.Sum(c => c) % 2 == 0);
        Console.WriteLine($"{pages.Count} pages, {pages.Sum(p => p.Blocks.Blocks.Count)} blocks, {pages.Select(p => p.Site).Distinct(StringComparer.Ordinal).Count()} sites, {pages.Sum(p => p.Labels.Count(l => l))} blocks of articles");
        Report("what the blocks can give at most", pages, [.. pages.Select(p => BodyScore.Of(p.Text, p.TextByLabels()))]);
        foreach (var (name, mine, other) in new[] { ("a", halves[true], halves[false]), ("b", halves[false], halves[true]) })
        {
            AnnotatedPage[] fitted = [.. mine];
            var model = Fitted(fitted).Model;
            Report($"trees fitted to half {name}, on itself", model, fitted);
            Report($"trees fitted to half {name}, on the other", model, [.. other]);
        }

        var (all, own, trees) = Fitted(pages);
        Report("fitted to all, on all", all, pages);
        if (writes)
        {
            await File.WriteAllLinesAsync(Path.Combine(Data, "own-trees.txt"), ["# What a block says by itself; written by the command fit.", .. own]);
            await File.WriteAllLinesAsync(Path.Combine(Data, "context-trees.txt"), ["# What a block says with those around it; written by the command fit.", .. trees]);
        }

        return 0;
    }

    private static (BlockModel Model, IReadOnlyList<string> Own, IReadOnlyList<string> All) Fitted(IReadOnlyList<AnnotatedPage> pages)
    {
        AnnotatedPage[] usable = [.. pages.Where(p => p.IsUsable)];
        // The second trees must see the first as these will be on pages that they have not seen.
        var folds = Enumerable.Range(0, Folds).Select(f => OwnTrees([.. usable.Where((_, i) => i % Folds != f)])).Select(t => new BlockModel(Own(t), None)).ToArray();
        var rows = usable.SelectMany((p, i) => BlockJudge.Contexts(p.Blocks, p.Title, folds[i % Folds]).Select(c => ContextFeatures.All.Select(f => f.Of(c)).ToArray())).ToArray();
        var all = TreeFit.Fit(rows, Labels(usable), Weights(usable), [.. ContextFeatures.All.Select(f => f.Name)]);
        var own = OwnTrees(usable);
        return (new BlockModel(Own(own), new BoostedTrees<BlockContext>(all, ContextFeatures.All)), own, all);
    }

    private static BoostedTrees<BodyBlock> Own(IReadOnlyList<string> trees) => new(trees, OwnFeatures.All);

    private static IReadOnlyList<string> OwnTrees(IReadOnlyList<AnnotatedPage> pages) => TreeFit.Fit(
        [.. pages.SelectMany(p => p.Blocks.Blocks.Select(b => OwnFeatures.All.Select(f => f.Of(b)).ToArray()))], Labels(pages), Weights(pages), [.. OwnFeatures.All.Select(f => f.Name)]);

    private static bool[] Labels(IEnumerable<AnnotatedPage> pages) => [.. pages.SelectMany(p => p.Labels)];

    /// <summary>Every page counts about as much as another, whatever its length, and a block by its own; a short one still counts.</summary>
    private static double[] Weights(IEnumerable<AnnotatedPage> pages) => [.. pages.SelectMany(p => p.Blocks.Blocks.Select(b => 100 * (20.0 + b.Size) / (1500 + p.Size)))];

    private static void Report(string what, BlockModel model, IReadOnlyList<AnnotatedPage> pages) => Report(what, pages, [.. pages.Select(p => BodyScore.Of(p.Text, p.TextBy(model)))]);

    private static void Report(string what, IReadOnlyList<AnnotatedPage> pages, IReadOnlyList<(double Precision, double Recall, bool IsExact)> scores)
    {
        var (precision, recall) = (scores.Average(s => s.Precision), scores.Average(s => s.Recall));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {pages.Count} pages, F1 {2 * precision * recall / (precision + recall):0.000} precision {precision:0.000} recall {recall:0.000} exact {scores.Count(s => s.IsExact) / (double)scores.Count:0.000}"));
    }
}
