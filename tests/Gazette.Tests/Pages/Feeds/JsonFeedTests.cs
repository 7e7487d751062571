using System.Text.Json;
using Gazette.Pages.Feeds;

namespace Gazette.Tests.Pages.Feeds;

public sealed class JsonFeedTests
{
    /// <summary>The names are those of jsonfeed.org, written out: nothing of ours makes them.</summary>
    [Fact]
    public void Has_what_the_format_requires()
    {
        using var json = JsonDocument.Parse(JsonFeed.Render([FeedArticle.Pictured], Sample.Site));
        var feed = json.RootElement;
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.Equal("天门新闻", feed.GetProperty("title").GetString());
        Assert.Equal("https://news.example/", feed.GetProperty("home_page_url").GetString());
        Assert.Equal("https://news.example/feed.json", feed.GetProperty("feed_url").GetString());
        var item = Assert.Single(feed.GetProperty("items").EnumerateArray());
        Assert.Equal("https://news.example/articles/" + Sample.Id, item.GetProperty("id").GetString());
        Assert.Equal("https://news.example/articles/" + Sample.Id, item.GetProperty("url").GetString());
        Assert.Equal("<p>正文<a href=\"https://news.example/files/0123456789abcdef0123456789abcdef/a.pdf\">表</a></p>", item.GetProperty("content_html").GetString());
        Assert.Equal("https://news.example/media/0123456789abcdef0123456789abcdef/960.jpg", item.GetProperty("image").GetString());
        Assert.Equal("2022-01-29T00:00:00+08:00", item.GetProperty("date_published").GetString());
        Assert.Equal("2022-01-30T09:00:00+08:00", item.GetProperty("date_modified").GetString());
        Assert.Equal("王帅", item.GetProperty("authors")[0].GetProperty("name").GetString());
        Assert.Equal("新闻/要闻", item.GetProperty("tags")[0].GetString());
        Assert.Equal("zh-Hans", item.GetProperty("language").GetString());
    }

    [Fact]
    public void What_is_not_known_is_left_out_and_a_body_beyond_the_limit_is_its_summary()
    {
        var longer = Sample.Bare with { Body = Gazette.Articles.SafeHtml.FromSanitizer($"<p>{new string('长', FeedItem.MaxBody)}</p>") };
        using var json = JsonDocument.Parse(JsonFeed.Render([longer], Sample.Site));
        var item = json.RootElement.GetProperty("items")[0];
        Assert.Equal("正文。", item.GetProperty("content_text").GetString());
        Assert.All((string[])["content_html", "image", "authors", "tags"], name => Assert.False(item.TryGetProperty(name, out _)));
    }
}
