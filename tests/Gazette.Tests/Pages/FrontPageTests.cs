using AngleSharp.Html.Dom;
using Gazette.Articles;
using Gazette.Pages.Lists;

namespace Gazette.Tests.Pages;

public sealed class FrontPageTests
{
    private static IHtmlDocument Page(ArticleList list, bool isNewest = true) => Sample.Parse(FrontPage.Render(list, isNewest, [], [], Sample.Site));

    [Fact]
    public void Lists_articles_in_the_order_given_the_first_as_the_lead()
    {
        var list = new ArticleList([Sample.Item("c", "第三"), Sample.Item("b", "第二"), Sample.Item("a", "第一")], null);
        var page = Page(list);
        Assert.Equal(["/articles/c", "/articles/b", "/articles/a"], page.QuerySelectorAll("main h2 a").Select(a => a.GetAttribute("href")));
        Assert.Equal("第三", page.QuerySelector(".first h2")!.TextContent);
        Assert.Equal("发布时间：2022-01-29 来源：天门网", page.QuerySelector(".entries .byline")!.TextContent.Trim());
        Assert.Equal(["第三", "第二", "第一"], Page(list, isNewest: false).QuerySelectorAll(".entries h2").Select(h => h.TextContent));
    }

    [Fact]
    public void Columns_have_blocks_and_ways_to_them_under_the_names_that_are_set()
    {
        Assert.True(ColumnNames.TryParse("notices=通知公告; news", out var names));
        var columns = names.Arranged([new ColumnSize("old", 9), new ColumnSize("news", 3), new ColumnSize("a", 40), new ColumnSize("news/city", 2), new ColumnSize("notices", 1)]);
        var page = Sample.Parse(FrontPage.Render(
            new ArticleList([Sample.Item()], null), isNewest: true, columns, [("notices", [Sample.Item("n", "停水通知")])], Sample.Site with { Columns = names }));
        Assert.Equal(["/columns/notices", "/columns/news", "/columns/a", "/columns/old", "/columns"], page.QuerySelectorAll("header.site nav a").Select(a => a.GetAttribute("href")));
        Assert.Equal("通知公告", page.QuerySelector("header.site nav a")!.TextContent);
        Assert.Equal("通知公告", page.QuerySelector(".blocks h2")!.TextContent);
        Assert.Equal("停水通知", page.QuerySelector(".blocks li a")!.TextContent);
    }

    [Theory]
    [InlineData("导语", "导语")]
    [InlineData(null, "摘要。")]
    [InlineData(" ", "摘要。")]
    public void The_summary_stands_in_for_a_missing_standfirst(string? standfirst, string lead) =>
        Assert.Equal([lead, lead], Page(new ArticleList([Sample.Item(standfirst: standfirst), Sample.Item(standfirst: standfirst)], null)).QuerySelectorAll(".lead").Select(l => l.TextContent));

    [Fact]
    public void An_article_with_a_picture_has_a_thumbnail_that_only_eyes_and_fingers_meet()
    {
        const string Path = "/media/0123456789abcdef0123456789abcdef/480.webp";
        var entries = Page(new ArticleList([Sample.Item("b") with { Thumbnail = Path }, Sample.Item("a")], null), isNewest: false).QuerySelectorAll(".entries li");
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
        var href = Page(new ArticleList([Sample.Item(), Sample.Item()], Key)).QuerySelector("a.older")!.GetAttribute("href")!;
        Assert.StartsWith("/?after=", href, StringComparison.Ordinal);
        Assert.Equal(Key, Uri.UnescapeDataString(href["/?after=".Length..]));
        Assert.DoesNotContain('&', href);
    }

    [Fact]
    public void Pages_lead_to_older_and_newer_ones_as_far_as_there_are_any()
    {
        Assert.Empty(Page(new ArticleList([Sample.Item()], null)).QuerySelectorAll("nav.paging"));
        Assert.Equal(["/?after=k"], Ways(new ArticleList([Sample.Item(), Sample.Item()], "k"), isNewest: true));
        Assert.Equal(["/", "/?before=n"], Ways(new ArticleList([Sample.Item()], null, "n"), isNewest: false));
        Assert.Equal(["/", "/?before=n", "/?after=k"], Ways(new ArticleList([Sample.Item()], "k", "n"), isNewest: false));

        static IEnumerable<string?> Ways(ArticleList list, bool isNewest) => Page(list, isNewest).QuerySelectorAll("nav.paging a").Select(a => a.GetAttribute("href"));
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
        // Only a site without any article has nobody yet who knows how to begin.
        Assert.Equal(isNewest, page.QuerySelector(".empty + p")?.TextContent.StartsWith("开始使用：", StringComparison.Ordinal) == true);
        Assert.Empty(page.QuerySelectorAll("main ul"));
    }

    [Fact]
    public void A_hostile_headline_stays_text()
    {
        var page = Page(new ArticleList([Sample.Item(title: "</a><script>alert(1)</script>")], null));
        Assert.Equal("</a><script>alert(1)</script>", page.QuerySelector("h2 a")!.TextContent);
    }
}
