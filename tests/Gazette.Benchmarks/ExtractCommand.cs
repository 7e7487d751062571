using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gazette.Cleaning;
using Gazette.Processing;
using Gazette.Tests;
using Gazette.Text;

namespace Gazette.Benchmarks;

/// <summary>
/// <c>extract DIR OUT.json [--jobs N]</c>: intake to sanitizing over every file in a folder and those below, without
/// storage, so that the published text can be compared with what people say it should be. Names what is rejected, and
/// the pages whose edit list does not lead to that text piece by piece.
/// </summary>
internal sealed class ExtractCommand(string folder, string output, int jobs)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ArticleProcessor processor = new(Samples.Site, new CleaningRules(), TimeProvider.System);
    private readonly ConcurrentDictionary<string, ExtractedPage> pages = new(StringComparer.Ordinal);

    /// <summary>By page: what is wrong with us, not with the page.</summary>
    private readonly ConcurrentDictionary<string, string> faults = new(StringComparer.Ordinal);

    /// <summary>Null when the arguments are not those of the command.</summary>
    public static ExtractCommand? Read(string[] args)
    {
        var jobs = 1;
        if (args is not (["extract", _, _] or ["extract", _, _, "--jobs", _]))
            return null;
        if (args.Length == 5 && (!int.TryParse(args[4], NumberStyles.None, CultureInfo.InvariantCulture, out jobs) || jobs < 1))
            return null;
        return new ExtractCommand(args[1], args[2], jobs);
    }

    /// <returns>The program's exit code: 1 when a page ran into a fault, 2 when there is nothing to read. A rejected page is no fault.</returns>
    public async Task<int> RunAsync()
    {
        var found = Directory.Exists(folder) ? CorpusPage.In(folder).ToList() : [];
        if (found.Count == 0)
        {
            Console.Error.WriteLine(Directory.Exists(folder) ? $"{folder} holds no files to read." : $"There is no folder {folder}.");
            return 2;
        }

        // Two files that differ in their ending only keep it.
        var keys = found.GroupBy(p => p.Id).SelectMany(same => same.Count() == 1 ? same.Select(p => (p, p.Id)) : same.Select(p => (p, p.Name))).ToDictionary(p => p.p, p => p.Item2);
        using (var progress = new ExtractProgress(found.Count))
        {
            await Parallel.ForEachAsync(found, new ParallelOptions { MaxDegreeOfParallelism = jobs }, async (page, cancellation) =>
            {
                pages[keys[page]] = await ReadAsync(page, cancellation);
                progress.Advance(page.Name);
            });
        }

        var sorted = new SortedDictionary<string, ExtractedPage>(pages, StringComparer.Ordinal);
        await File.WriteAllTextAsync(output, JsonSerializer.Serialize(sorted, Json));
        foreach (var (id, page) in sorted.Where(p => p.Value.Rejected is not null))
            Console.WriteLine($"rejected: {id}: {page.Rejected}");
        foreach (var (name, fault) in faults.OrderBy(f => f.Key, StringComparer.Ordinal))
            Console.Error.WriteLine($"fault: {name}: {fault}");
        Console.WriteLine($"{pages.Count} pages, {pages.Values.Count(p => p.Rejected is not null)} of them rejected");
        return faults.IsEmpty ? 0 : 1;
    }

    private async Task<ExtractedPage> ReadAsync(CorpusPage page, CancellationToken cancellation)
    {
        try
        {
            var upload = await page.UploadAsync(cancellation);
            var start = Stopwatch.GetTimestamp();
            var (article, rejection) = await processor.ProcessAsync(upload, cancellation);
            var spent = Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1);
            if (article?.Edits is { } edits && !(edits.IsDetailed && edits.Apply() == article.Text))
                faults[page.Name] = "its edit list does not give the published text";
            else if (article is not null && PageAccount.FaultOf(upload, article) is { } unaccounted)
                faults[page.Name] = ShortText.Of(unaccounted, 200);
            return article is null ? new ExtractedPage { Rejected = rejection!.Detail, Ms = spent } : ExtractedPage.Of(article, spent);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // One page that we cannot read must not hide what the others give; it shows in the result.
            faults[page.Name] = $"{fault.GetType().Name}: {fault.Message}";
            return new ExtractedPage { Rejected = $"fault: {fault.GetType().Name}: {fault.Message}" };
        }
    }
}
