using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using Gazette.Cleaning;
using Gazette.Processing;
using SmartReader;

namespace Gazette.Benchmarks;

/// <summary>
/// <c>cost DIR</c>: the processor time from bytes to article for every page in a folder, as a ratio to SmartReader alone
/// on the same page in the same run. Of each, the least of some rounds counts: these are shared machines.
/// </summary>
internal sealed class CostCommand(string folder)
{
    private const int Rounds = 15;

    private readonly ArticleProcessor processor = new(Samples.Site, new CleaningRules(), TimeProvider.System);

    /// <returns>The program's exit code.</returns>
    public async Task<int> RunAsync()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var pages = new List<(string Id, double Reader, double Parse, double Edit)>();
        // The first pass warms up, and is not counted.
        foreach (var pass in new[] { 1, Rounds })
        {
            pages.Clear();
            foreach (var page in Directory.Exists(folder) ? CorpusPage.In(folder).Where(p => p.CanBeUploaded) : [])
                pages.Add(await MeasureAsync(page, pass));
        }

        if (pages.Count == 0)
        {
            Console.Error.WriteLine($"{folder} holds no pages. cost reads files that can be uploaded, such as ID.html or ID.html.gz.");
            return 2;
        }

        foreach (var (id, reader, parse, edit) in pages.OrderByDescending(p => p.Edit / p.Reader))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{edit / reader,6:0.00}  {reader,8:0.0} ms SmartReader {parse,8:0.0} ms parse {edit,8:0.0} ms ours  {id}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages.Count} pages, median ratio {Median(pages.Select(p => p.Edit / p.Reader)):0.00}, all {pages.Sum(p => p.Edit) / pages.Sum(p => p.Reader):0.00}"));
        return 0;
    }

    private async Task<(string Id, double Reader, double Parse, double Edit)> MeasureAsync(CorpusPage page, int rounds)
    {
        var upload = await page.UploadAsync(CancellationToken.None);
        var text = Encoding.UTF8.GetString(upload.Bytes.Span);
        var (reader, parse, edit) = (double.MaxValue, double.MaxValue, double.MaxValue);
        for (var round = 0; round < rounds; round++)
        {
            reader = Math.Min(reader, await SpentAsync(() => Task.FromResult<object>(new Reader("https://news.example/", text).GetArticle())));
            parse = Math.Min(parse, await SpentAsync(() => Task.FromResult<object>(new HtmlParser().ParseDocument(text))));
            edit = Math.Min(edit, await SpentAsync(async () => await processor.ProcessAsync(upload, CancellationToken.None)));
        }

        return (page.Id, reader, parse, edit);
    }

    /// <summary>Milliseconds of the whole process, so that work handed to other threads counts.</summary>
    private static async Task<double> SpentAsync(Func<Task<object>> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        await work();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> ratios)
    {
        var sorted = ratios.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }
}
