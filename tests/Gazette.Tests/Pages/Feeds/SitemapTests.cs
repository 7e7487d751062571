using System.Text;
using System.Xml.Linq;
using Gazette.Pages.Feeds;

namespace Gazette.Tests.Pages.Feeds;

public sealed class SitemapTests
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    [Fact]
    public void Names_pages_and_when_they_changed()
    {
        var root = Read(Sitemap.Render([("https://news.example/", null), ("https://news.example/articles/a", new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(8)))]));
        Assert.Equal(Map + "urlset", root.Name);
        Assert.Equal(["https://news.example/", "https://news.example/articles/a"], root.Elements(Map + "url").Select(url => url.Element(Map + "loc")!.Value));
        Assert.Equal(["2026-03-02T01:30:00Z"], root.Descendants(Map + "lastmod").Select(time => time.Value));
    }

    [Fact]
    public void An_index_names_sitemaps()
    {
        var root = Read(Sitemap.RenderIndex(["https://news.example/sitemaps/2026-03.xml"]));
        Assert.Equal(Map + "sitemapindex", root.Name);
        Assert.Equal("https://news.example/sitemaps/2026-03.xml", root.Element(Map + "sitemap")!.Element(Map + "loc")!.Value);
    }

    [Theory]
    [InlineData("zh-Hans", "zh-cn")]
    [InlineData("zh", "zh-cn")]
    [InlineData("zh-Hant", "zh-tw")]
    [InlineData("zh-TW", "zh-tw")]
    [InlineData("en-GB", "en")]
    public void News_have_title_date_and_the_language_as_news_search_writes_it(string language, string written)
    {
        var root = Read(NewsSitemap.Render([(Sample.Item() with { Language = language }, new DateTimeOffset(2026, 3, 2, 1, 30, 0, TimeSpan.Zero))], Sample.Site));
        var news = root.Element(Map + "url")!.Element(News + "news")!;
        Assert.Equal("https://news.example/articles/" + Sample.Id, root.Element(Map + "url")!.Element(Map + "loc")!.Value);
        Assert.Equal(("天门新闻", written), (news.Element(News + "publication")!.Element(News + "name")!.Value, news.Element(News + "publication")!.Element(News + "language")!.Value));
        Assert.Equal(("2026-03-02T01:30:00Z", "关于开放阅览室的通知"), (news.Element(News + "publication_date")!.Value, news.Element(News + "title")!.Value));
    }

    [Fact]
    public void Robots_are_told_of_the_sitemaps_and_kept_from_nothing_that_readers_see()
    {
        var lines = RobotsFile.Render(Sample.Site).Split('\n');
        Assert.Equal(["Sitemap: https://news.example/sitemap.xml", "Sitemap: https://news.example/sitemap-news.xml"], lines.Where(line => line.StartsWith("Sitemap:", StringComparison.Ordinal)));
        Assert.Equal(["Disallow: /api/uploads", "Disallow: /search", "Disallow: /api/search"], lines.Where(line => line.StartsWith("Disallow:", StringComparison.Ordinal)));
        Assert.Equal("User-agent: *", lines[0]);
    }

    private static XElement Read(byte[] xml) => XDocument.Parse(Encoding.UTF8.GetString(xml)).Root!;
}
