using System.Text.Json;
using Gazette.Articles;
using Gazette.Pages;
using Gazette.Tests.Pages.Feeds;

namespace Gazette.Tests.Pages.Head;

/// <summary>The properties are those of schema.org that search engines ask for, written out.</summary>
public sealed class StructuredDataTests
{
    [Fact]
    public void Says_what_the_article_is()
    {
        var news = Graph(FeedArticle.Pictured)[0];
        Assert.Equal("NewsArticle", Text(news, "@type"));
        Assert.Equal("关于开放阅览室的通知", Text(news, "headline"));
        Assert.Equal("2022-01-29", Text(news, "datePublished"));
        Assert.Equal("2022-01-30T09:00:00+08:00", Text(news, "dateModified"));
        Assert.Equal("https://news.example/articles/" + Sample.Id, Text(news, "mainEntityOfPage"));
        Assert.Equal(("Person", "王帅"), (Text(news.GetProperty("author"), "@type"), Text(news.GetProperty("author"), "name")));
        Assert.Equal(("Organization", "天门新闻"), (Text(news.GetProperty("publisher"), "@type"), Text(news.GetProperty("publisher"), "name")));
        Assert.Equal("天门网", Text(news.GetProperty("sourceOrganization"), "name"));
        Assert.Equal("https://news.example/media/0123456789abcdef0123456789abcdef/960.jpg", Text(news.GetProperty("image"), "url"));
        Assert.Equal(("要闻", "zh-Hans"), (Text(news, "articleSection"), Text(news, "inLanguage")));
    }

    [Fact]
    public void Says_the_way_to_it()
    {
        var way = Graph(Sample.Article())[1];
        Assert.Equal("BreadcrumbList", Text(way, "@type"));
        var steps = way.GetProperty("itemListElement").EnumerateArray().ToList();
        Assert.Equal([1, 2, 3, 4], steps.Select(step => step.GetProperty("position").GetInt32()));
        Assert.Equal(["天门新闻", "新闻", "要闻", "关于开放阅览室的通知"], steps.Select(step => Text(step, "name")));
        Assert.Equal(
            ["https://news.example/", "https://news.example/columns/%E6%96%B0%E9%97%BB", "https://news.example/columns/%E6%96%B0%E9%97%BB/%E8%A6%81%E9%97%BB", "https://news.example/articles/" + Sample.Id],
            steps.Select(step => Text(step, "item")));
    }

    [Fact]
    public void An_article_that_names_nobody_and_no_day_has_still_what_is_required()
    {
        var graph = Graph(Sample.Bare);
        Assert.Single(graph);
        Assert.Equal("1970-01-01T08:00:00+08:00", Text(graph[0], "datePublished"));
        Assert.Equal("天门新闻", Text(graph[0].GetProperty("author"), "name"));
        Assert.All((string[])["image", "articleSection", "sourceOrganization", "alternativeHeadline"], name => Assert.False(graph[0].TryGetProperty(name, out _)));
    }

    private static List<JsonElement> Graph(Article article)
    {
        var script = Sample.Parse(ArticlePage.Render(article, Sample.Site)).QuerySelector("script[type='application/ld+json']")!;
        using var data = JsonDocument.Parse(script.TextContent);
        Assert.Equal("https://schema.org", Text(data.RootElement, "@context"));
        return [.. data.RootElement.GetProperty("@graph").EnumerateArray().Select(each => each.Clone())];
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
