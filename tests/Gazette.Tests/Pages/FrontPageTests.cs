using AngleSharp.Html.Dom;
using Gazette.Articles;
using Gazette.Pages;

namespace Gazette.Tests.Pages;

public sealed class FrontPageTests
{
    private static IHtmlDocument Page(ArticleList list, bool isNewest = true) => Sample.Parse(FrontPage.Render(list, isNewest, Sample.Site));

    [Fact]
    public void Lists_articles_in_the_order_given()
    {
        var page = Page(new ArticleList([Sample.Item("b", "第二"), Sample.Item("a", "第一")], null));
        Assert.Equal(["/articles/b", "/articles/a"], page.QuerySelectorAll(".entries h2 a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["第二", "第一"], page.QuerySelectorAll(".entries h2").Select(h => h.TextContent));
        Assert.Equal("发布时间：2022-01-29 来源：天门网", page.QuerySelector(".entries .byline")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("导语", "导语")]
    [InlineData(null, "摘要。")]
    [InlineData(" ", "摘要。")]
    public void The_summary_stands_in_for_a_missing_standfirst(string? standfirst, string lead) =>
        Assert.Equal(lead, Page(new ArticleList([Sample.Item(standfirst: standfirst)], null)).QuerySelector(".lead")!.TextContent);

    [Fact]
    public void An_article_with_a_picture_has_a_thumbnail_that_only_eyes_and_fingers_meet()
    {
        const string Path = "/media/0123456789abcdef0123456789abcdef/480.webp";
        var entries = Page(new ArticleList([Sample.Item("b") with { Thumbnail = Path }, Sample.Item("a")], null)).QuerySelectorAll(".entries li");
        var image = Assert.IsType<IHtmlImageElement>(entries[0].QuerySelector("a.thumbnail > img"), exactMatch: false);
        Assert.Equal((Path, "", "lazy", "160", "120"), (image.GetAttribute("src"), image.GetAttribute("alt"), image.GetAttribute("loading"), image.GetAttribute("width"), image.GetAttribute("height")));
        var link = image.ParentElement!;
        Assert.Equal(("/articles/b", "true", "-1"), (link.GetAttribute("href"), link.GetAttribute("aria-hidden"), link.GetAttribute("tabindex")));
        Assert.Null(entries[1].QuerySelector("img"));
    }

    [Fact]
    public void Older_page_is_linked_by_its_escaped_key()
    {
        const string Key = "2022~a b&c=\"<é>+#";
        var href = Page(new ArticleList([Sample.Item()], Key)).QuerySelector("a.older")!.GetAttribute("href")!;
        Assert.StartsWith("/?after=", href, StringComparison.Ordinal);
        Assert.Equal(Key, Uri.UnescapeDataString(href["/?after=".Length..]));
        Assert.DoesNotContain('&', href);
    }

    [Fact]
    public void Newest_page_links_no_newer_and_the_last_no_older()
    {
        Assert.Empty(Page(new ArticleList([Sample.Item()], null)).QuerySelectorAll("nav"));
        var last = Page(new ArticleList([Sample.Item()], null), isNewest: false);
        Assert.Equal(["/"], last.QuerySelectorAll("nav a").Select(a => a.GetAttribute("href")));
        var middle = Page(new ArticleList([Sample.Item()], "k"), isNewest: false);
        Assert.Equal(["/", "/?after=k"], middle.QuerySelectorAll("nav a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void Only_the_newest_page_has_a_lasting_address()
    {
        var list = new ArticleList([Sample.Item()], "k");
        Assert.Equal("https://news.example/", Page(list).QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Null(Page(list, isNewest: false).QuerySelector("link[rel=canonical]"));
    }

    [Theory]
    [InlineData(true, "这里还没有文章，请稍后再来看看。")]
    [InlineData(false, "没有更早的文章了。")]
    public void An_empty_list_says_so(bool isNewest, string sentence)
    {
        var page = Page(new ArticleList([], null), isNewest);
        Assert.Equal(sentence, page.QuerySelector(".empty")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("ul"));
    }

    [Fact]
    public void A_hostile_headline_stays_text()
    {
        var page = Page(new ArticleList([Sample.Item(title: "</a><script>alert(1)</script>")], null));
        Assert.Equal("</a><script>alert(1)</script>", page.QuerySelector("h2 a")!.TextContent);
    }
}
