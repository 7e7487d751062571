using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using Ganss.Xss;
using Gazette.Cleaning;
using Gazette.Processing;
using Gazette.Uploads;
using SmartReader;

namespace Gazette.Benchmarks.Comparing;

/// <summary>Processor time and allocated bytes of an edit, beside what others do with the same text, in turns within one run.</summary>
internal sealed class EditCosts(int rounds)
{
    private const int Kib = 1024;

    // What compiles in steps is measured when it is done with that.
    private const int Warmups = 6;

    private readonly ArticleProcessor processor = new(Samples.Site, new CleaningRules(), TimeProvider.System);
    private readonly HtmlSanitizer sanitizer = new();

    public async Task RunAsync(string? folder)
    {
        var (html, chinese, markdown) = (GeneratedInputs.Html(50 * Kib), GeneratedInputs.DamagedChinese(55 * Kib), GeneratedInputs.Markdown(50 * Kib));
        var paragraphs = string.Concat(chinese.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"<p>{line}</p>"));
        await CompareAsync("HTML of 50 KiB", "a.html", html, "parse + sanitize + serialize", () => Sanitized(html));
        await CompareAsync("HTML of 50 KiB", "a.html", html, "SmartReader", () => new Reader("https://news.example/", html).GetArticle());
        await CompareAsync("damaged Chinese text of 55 KiB", "a.txt", chinese, "parse + sanitize + serialize of its lines as paragraphs", () => Sanitized(paragraphs));
        await CompareAsync("Markdown of 50 KiB", "a.md", markdown, "Markdig", () => Markdig.Markdown.ToHtml(markdown));
        if (folder is not null)
            await CompareAsync(folder);
    }

    /// <summary>The median over the pages of a folder.</summary>
    private async Task CompareAsync(string folder)
    {
        var (toReader, toParse) = (new List<double>(), new List<double>());
        foreach (var page in CorpusPage.In(folder).Where(page => page.CanBeUploaded))
        {
            var upload = await page.UploadAsync(CancellationToken.None);
            var text = Encoding.UTF8.GetString(upload.Bytes.Span);
            var least = new[] { double.MaxValue, double.MaxValue, double.MaxValue };
            for (var round = 0; round < Warmups + rounds; round++)
            {
                least[0] = Math.Min(least[0], (await SpentAsync(1, () => EditAsync(upload))).Milliseconds);
                least[1] = Math.Min(least[1], (await SpentAsync(1, () => Done(new Reader("https://news.example/", text).GetArticle()))).Milliseconds);
                least[2] = Math.Min(least[2], (await SpentAsync(1, () => Done(Sanitized(text)))).Milliseconds);
            }

            toReader.Add(least[0] / least[1]);
            toParse.Add(least[0] / least[2]);
        }

        if (toReader.Count == 0)
            throw new ArgumentException($"{folder} holds no pages.");
        Console.WriteLine($"edit, {toReader.Count} pages of {Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}: {Spread.Of(toReader)} times SmartReader, {Spread.Of(toParse)} times parse + sanitize + serialize");
    }

    private async Task CompareAsync(string what, string name, string text, string other, Func<object> work)
    {
        const int Repeats = 10;
        var upload = new Upload(name, "\"1\"", DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes(text), ContentType: null);
        var (ratios, bytes) = (new List<double>(), new List<double>());
        for (var round = 0; round < Warmups + rounds; round++)
        {
            var ours = await SpentAsync(Repeats, () => EditAsync(upload));
            var theirs = await SpentAsync(Repeats, () => Done(work()));
            if (round < Warmups)
                continue;
            ratios.Add(ours.Milliseconds / theirs.Milliseconds);
            bytes.Add((double)ours.Bytes / Encoding.UTF8.GetByteCount(text));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"edit, {what}: {Spread.Of(ratios)} times {other}; {Spread.Of(bytes).Median:0} bytes allocated per byte"));
    }

    private async Task EditAsync(Upload upload)
    {
        if ((await processor.ProcessAsync(upload, CancellationToken.None)).Article is null)
            throw new InvalidOperationException($"{upload.Name} is no article.");
    }

    private string Sanitized(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        sanitizer.SanitizeDom(document);
        return document.DocumentElement.OuterHtml;
    }

    private static Task<object> Done(object result) => Task.FromResult(result);

    /// <summary>Of the whole process, so that work handed to other threads counts; for one of the repeats.</summary>
    private static async Task<(double Milliseconds, long Bytes)> SpentAsync(int repeats, Func<Task> work)
    {
        var (time, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        for (var i = 0; i < repeats; i++)
            await work();
        return ((Environment.CpuUsage.TotalTime - time).TotalMilliseconds / repeats, (GC.GetTotalAllocatedBytes() - bytes) / repeats);
    }
}
