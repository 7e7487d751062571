using AngleSharp.Html.Parser;
using BenchmarkDotNet.Attributes;
using Gazette.Articles;
using Gazette.Cleaning;
using Gazette.Processing;
using Gazette.Uploads;

namespace Gazette.Benchmarks;

/// <summary>From bytes to article, beside a bare parse of the same file.</summary>
[MemoryDiagnoser]
public class ArticleProcessorBenchmarks
{
    private readonly ArticleProcessor processor = new(Samples.Site, new CleaningRules(), TimeProvider.System);
    private Upload upload = null!;
    private string text = null!;

    [Params("000_d1170c6cd8bd98f4.txt")]
    public string File { get; set; } = "";

    [GlobalSetup]
    public void Read()
    {
        upload = Samples.Upload(File);
        text = System.Text.Encoding.UTF8.GetString(upload.Bytes.Span);
    }

    [Benchmark(Baseline = true)]
    public object Parse() => new HtmlParser().ParseDocument(text);

    [Benchmark]
    public Task<(Article?, Rejection?)> Edit() => processor.ProcessAsync(upload, CancellationToken.None);
}
