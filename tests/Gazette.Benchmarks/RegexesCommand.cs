using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Gazette.Cleaning;
using Gazette.Processing;

namespace Gazette.Benchmarks;

/// <summary>
/// <c>regexes DIR</c>: what the first four files of a folder cost a fresh process, and what each expression of the core
/// takes of that: made anew and matched against every line of them. Most of it is what an automaton is built of.
/// </summary>
internal sealed class RegexesCommand(string folder)
{
    private const int Files = 4;
    private const double MiB = 1024 * 1024;
    private const BindingFlags All = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <returns>The program's exit code.</returns>
    public async Task<int> RunAsync()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var pages = Directory.Exists(folder) ? CorpusPage.In(folder).Where(p => p.CanBeUploaded).Take(Files).ToList() : [];
        if (pages.Count < Files)
        {
            Console.Error.WriteLine($"{folder} holds fewer than {Files} files that can be uploaded.");
            return 2;
        }

        var lines = await FirstEditsAsync(pages);
        var costs = Expressions().Select(e => Measure(e.Name, e.Attribute, lines)).OrderByDescending(c => c.Held).ToList();
        foreach (var (name, held, allocated, spent) in costs)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{held / MiB,8:0.00} MiB held{allocated / MiB,8:0.00} MiB allocated{spent.TotalMilliseconds,8:0.0} ms  {name}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{costs.Count} expressions: {costs.Sum(c => c.Held) / MiB:0.0} MiB held, {costs.Sum(c => c.Allocated) / MiB:0.0} MiB allocated, {costs.Sum(c => c.Spent.TotalSeconds):0.00} s"));
        return 0;
    }

    /// <summary>Prints processor time and live heap after each; gives the files' lines and the articles'.</summary>
    private static async Task<List<string>> FirstEditsAsync(List<CorpusPage> pages)
    {
        var lines = new List<string>();
        ArticleProcessor processor = new(Samples.Site, new CleaningRules(), TimeProvider.System);
        foreach (var page in pages)
        {
            var upload = await page.UploadAsync(CancellationToken.None);
            var (before, allocatedBefore) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
            var clock = Stopwatch.StartNew();
            var (article, _) = await processor.ProcessAsync(upload, CancellationToken.None);
            var (spent, allocated) = (Environment.CpuUsage.TotalTime - before, GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,6:0.00} s{spent.TotalSeconds,6:0.00} s of processors{allocated / MiB,8:0.0} MiB allocated{GC.GetTotalMemory(forceFullCollection: true) / MiB,8:0.0} MiB live  {page.Name}"));
            lines.AddRange(Encoding.UTF8.GetString(upload.Bytes.Span).Split('\n'));
            lines.AddRange(article?.Text.Split('\n') ?? []);
        }

        return lines;
    }

    private static IEnumerable<(string Name, GeneratedRegexAttribute Attribute)> Expressions() =>
        typeof(ArticleProcessor).Assembly.GetTypes().SelectMany(t => t.GetMethods(All))
            .SelectMany(m => m.GetCustomAttributes<GeneratedRegexAttribute>().Select(a => ($"{m.DeclaringType!.FullName}.{m.Name}", a)));

    private static (string Name, long Held, long Allocated, TimeSpan Spent) Measure(string name, GeneratedRegexAttribute attribute, List<string> lines)
    {
        var (held, allocated, spent) = (GC.GetTotalMemory(forceFullCollection: true), GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime);
        Regex expression = new(attribute.Pattern, attribute.Options);
        foreach (var line in lines)
            _ = expression.Count(line);
        var (allocatedAfter, spentAfter) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime);
        var heldAfter = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(expression);
        return (name, heldAfter - held, allocatedAfter - allocated, spentAfter - spent);
    }
}
