using BenchmarkDotNet.Attributes;
using Gazette.Articles;
using Gazette.Pages;
using Gazette.QrCodes;
using Gazette.Serving;

namespace Gazette.Benchmarks;

/// <summary>What the first request for a page costs; later ones are served from memory.</summary>
[MemoryDiagnoser]
public class PageBenchmarks
{
    private readonly Article article = Samples.Article("000_d1170c6cd8bd98f4.txt");

    [Benchmark(Baseline = true)]
    public object Render() => ArticlePage.Render(article, Samples.Site);

    [Benchmark]
    public object RenderAndCompress() => Representation.OfText("text/html", ArticlePage.Render(article, Samples.Site));

    [Benchmark]
    public object QrPng() => QrImage.Png(Samples.Site.ArticleUrl(article.Id), QrImage.DefaultSize);

    [Benchmark]
    public object QrSvg() => QrImage.Svg(Samples.Site.ArticleUrl(article.Id), QrImage.DefaultSize);
}
