using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gazette.Cleaning;
using Gazette.Processing;

namespace Gazette.Benchmarks;

/// <summary>
/// <c>extract DIR OUT.json [--jobs N]</c>: intake to sanitizing over every page in a folder, without storage, so that
/// the published text can be compared with what people say it should be. Names the pages whose edit list does not lead
/// to that text piece by piece.
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

    private readonly ConcurrentBag<string> withoutEdits = [];

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

    /// <returns>The program's exit code.</returns>
    public async Task<int> RunAsync()
    {
        await Parallel.ForEachAsync(CorpusPage.In(folder), new ParallelOptions { MaxDegreeOfParallelism = jobs }, async (page, cancellation) =>
            pages[page.Id] = await ReadAsync(page, cancellation));
        var sorted = new SortedDictionary<string, ExtractedPage>(pages, StringComparer.Ordinal);
        await File.WriteAllTextAsync(output, JsonSerializer.Serialize(sorted, Json));
        Console.WriteLine($"{pages.Count} pages, {pages.Values.Count(p => p.Rejected is not null)} of them rejected");
        foreach (var id in withoutEdits.Order(StringComparer.Ordinal))
            Console.Error.WriteLine($"{id}: its edit list does not give the published text");
        return withoutEdits.IsEmpty ? 0 : 1;
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
                withoutEdits.Add(page.Id);
            return article is null ? new ExtractedPage { Rejected = rejection!.Detail, Ms = spent } : ExtractedPage.Of(article, spent);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // One page that we cannot read must not hide what the others give; it shows in the result.
            return new ExtractedPage { Rejected = $"fault: {fault.GetType().Name}: {fault.Message}" };
        }
    }
}
