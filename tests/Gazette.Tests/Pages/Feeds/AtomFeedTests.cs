using System.Text;
using System.Xml.Linq;
using CodeHollow.FeedReader;
using Gazette.Articles;
using AtomFeed = Gazette.Pages.Feeds.AtomFeed;
using AtomFeedItem = CodeHollow.FeedReader.Feeds.AtomFeedItem;
using FeedItem = Gazette.Pages.Feeds.FeedItem;

namespace Gazette.Tests.Pages.Feeds;

public sealed class AtomFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly string[] Required = ["id", "title", "updated"];
    private static readonly XNamespace Xml = "http://www.w3.org/XML/1998/namespace";

    [Fact]
    public void Another_reader_finds_the_whole_article()
    {
        var feed = FeedReader.ReadFromByteArray(AtomFeed.Render([FeedArticle.Pictured], column: null, Sample.Site));
        Assert.Equal((FeedType.Atom, "天门新闻"), (feed.Type, feed.Title));
        var item = Assert.Single(feed.Items);
        Assert.Equal(("https://news.example/articles/" + Sample.Id, "关于开放阅览室的通知", "王帅"), (item.Id, item.Title, item.Author));
        Assert.Equal(["要闻"], item.Categories);
        Assert.Equal(new DateTime(2022, 1, 28, 16, 0, 0, DateTimeKind.Utc), item.PublishingDate!.Value.ToUniversalTime());
        Assert.Equal("<p>正文<a href=\"https://news.example/files/0123456789abcdef0123456789abcdef/a.pdf\">表</a></p>", item.Content);
        Assert.Contains(((AtomFeedItem)item.SpecificItem).Links, link => (link.Relation, link.Href, link.LinkType) == ("enclosure", "https://news.example/media/0123456789abcdef0123456789abcdef/960.jpg", "image/jpeg"));
    }

    /// <summary>RFC 4287, 4.1.1 and 4.1.2.</summary>
    [Fact]
    public void Has_what_the_format_requires_once_each()
    {
        var feed = Read([FeedArticle.Pictured, Sample.Bare], "新闻/要闻");
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.Equal(2, entries.Count);
        Assert.All(entries.Append(feed), each =>
        {
            foreach (var name in Required)
                Assert.NotEmpty(Assert.Single(each.Elements(Atom + name)).Value);
        });
        Assert.Equal("天门新闻", feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Equal(["https://news.example/feeds/%E6%96%B0%E9%97%BB/%E8%A6%81%E9%97%BB"], Links(feed, "self"));
        Assert.Equal(["https://news.example/columns/%E6%96%B0%E9%97%BB/%E8%A6%81%E9%97%BB"], Links(feed, "alternate"));
        Assert.Equal(["https://news.example/articles/" + Sample.Id], Links(entries[0], "alternate"));
        Assert.Equal("html", entries[0].Element(Atom + "content")!.Attribute("type")!.Value);
        Assert.Equal(("方便老年读者", "zh-Hans"), (entries[0].Element(Atom + "summary")!.Value, entries[0].Attribute(Xml + "lang")!.Value));
        Assert.Equal(("新闻/要闻", "要闻"), (entries[0].Element(Atom + "category")!.Attribute("term")!.Value, entries[0].Element(Atom + "category")!.Attribute("label")!.Value));
        Assert.Equal("2022-01-30T09:00:00+08:00", entries[0].Element(Atom + "updated")!.Value);
        Assert.Equal(feed.Element(Atom + "updated")!.Value, entries[0].Element(Atom + "updated")!.Value);
    }

    [Fact]
    public void Without_an_author_an_entry_names_its_source_and_without_that_nobody()
    {
        var feed = Read([Sample.Article() with { Author = null }, Sample.Bare]);
        Assert.Equal(["天门网"], feed.Elements(Atom + "entry").Elements(Atom + "author").Select(author => author.Element(Atom + "name")!.Value));
    }

    [Fact]
    public void A_body_beyond_the_limit_stays_out_and_its_summary_and_link_stand_there()
    {
        var whole = Sample.Article(body: $"<p>{new string('长', FeedItem.MaxBody - 7)}</p>");
        var longer = Sample.Article(body: $"<p>{new string('长', FeedItem.MaxBody - 6)}</p>");
        var entries = Read([whole, longer]).Elements(Atom + "entry").ToList();
        Assert.Equal(FeedItem.MaxBody, entries[0].Element(Atom + "content")!.Value.Length);
        Assert.Null(entries[1].Element(Atom + "content"));
        Assert.Equal("方便老年读者", entries[1].Element(Atom + "summary")!.Value);
        Assert.NotEmpty(Links(entries[1], "alternate"));
    }

    [Fact]
    public void A_feed_without_articles_is_one_and_the_same_bytes_each_time()
    {
        var feed = AtomFeed.Render([], column: null, Sample.Site);
        Assert.Empty(FeedReader.ReadFromByteArray(feed).Items);
        Assert.Equal(feed, AtomFeed.Render([], column: null, Sample.Site));
        Assert.NotEmpty(Read([]).Element(Atom + "updated")!.Value);
    }

    /// <summary>It would stand above all others for as long as the feed is read.</summary>
    [Fact]
    public void A_date_too_far_ahead_is_not_believed()
    {
        var feed = Read([Sample.Article() with { PublishedAt = new PublishDate(new DateOnly(2099, 1, 1)) }]);
        Assert.Equal("1970-01-01T08:00:00+08:00", feed.Element(Atom + "entry")!.Element(Atom + "published")!.Value);
    }

    private static IEnumerable<string> Links(XElement element, string relation) =>
        element.Elements(Atom + "link").Where(link => link.Attribute("rel")!.Value == relation).Select(link => link.Attribute("href")!.Value);

    private static XElement Read(IReadOnlyList<Article> articles, string? column = null) =>
        XDocument.Parse(Encoding.UTF8.GetString(AtomFeed.Render(articles, column, Sample.Site))).Root!;
}
