using AngleSharp.Html.Parser;
using Gazette.Articles;
using Gazette.Cleaning;
using Gazette.Drafts;
using Gazette.Extraction.Body;
using Gazette.Processing;
using Gazette.Uploads;

namespace Gazette.Tests;

public sealed class PageLinksTests
{
    private const string Canonical = "<link rel=canonical href='https://a.example/x/page.html'>";

    [Theory]
    [InlineData(Canonical, "y.html", "https://a.example/x/y.html")]
    [InlineData(Canonical, "/y.html", "https://a.example/y.html")]
    [InlineData(Canonical, "//b.example/y", "https://b.example/y")]
    [InlineData(Canonical, "https://c.example/", "https://c.example/")]
    [InlineData(Canonical, "#note", "#note")]
    [InlineData("<meta property='og:url' content='https://a.example/x/'>", "../y", "https://a.example/y")]
    [InlineData("<base href='https://d.example/z/'>" + Canonical, "y", "https://d.example/z/y")]
    [InlineData("<base href='/z/'>" + Canonical, "y", "https://a.example/z/y")]
    [InlineData("<base href='/z/'>", "y", "y")]
    [InlineData("<link rel=canonical href='/page.html'>", "y", "y")]
    [InlineData("", "y", "y")]
    [InlineData("", "//b.example/y", "https://b.example/y")]
    [InlineData("<link rel=canonical href='javascript:alert(1)'>", "y", "y")]
    public void Relative_addresses_resolve_against_what_the_page_says(string head, string address, string expected)
    {
        var document = new HtmlParser().ParseDocument($"<html><head>{head}</head><body><a href='{address}'>x</a></body></html>");
        PageLinks.Resolve(DraftOf(document));
        Assert.Equal(expected, document.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("<h2 id=a>Title<a href='#a'>#a</a></h2>", "Title")]
    [InlineData("<h2 id=a><a href='#a'>¶</a>Title</h2>", "Title")]
    [InlineData("<h2 id=a><a href='#a'>Title</a></h2>", "Title")]
    [InlineData("<h2>Title<sup><a href='#note'>1</a></sup></h2>", "Title1")]
    [InlineData("<p>Title<a href='#a'>#</a></p>", "Title#")]
    public void The_marks_of_headings_for_their_own_address_go(string html, string expected)
    {
        var document = new HtmlParser().ParseDocument(html);
        PageLinks.Resolve(DraftOf(document));
        Assert.Equal(expected, document.Body!.TextContent);
    }

    [Theory]
    [InlineData("<!-- saved from url=(0026)https://a.example/x/p.html -->\r\n<html><body>")]
    [InlineData("<!DOCTYPE html>\n<!-- saved from url=(0026)https://a.example/x/p.html -->\n<html><body>")]
    [InlineData("<html><!-- saved from url=(0026)https://a.example/x/p.html --><head></head><body>")]
    [InlineData("<html><!--\n Page saved with SingleFile \n url: https://a.example/x/p.html \n saved date: Fri Mar 01 2024\n--><head></head><body>")]
    [InlineData("<!DOCTYPE html><!--\r\n Saved by an archive 2.0\r\n  URL: https://a.example/x/p.html#top\r\n--><html><body>")]
    public void A_saved_page_says_so_in_a_comment(string start)
    {
        var document = new HtmlParser().ParseDocument(start + "<a href='./i.jpg'>x</a>");
        PageLinks.Resolve(DraftOf(document));
        Assert.Equal("https://a.example/x/i.jpg", document.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("./a_files/x.html", "./a_files/x.html")]
    [InlineData("新闻_files/i.jpg", "新闻_files/i.jpg")]
    [InlineData("a.files/i.jpg", "a.files/i.jpg")]
    [InlineData("/a_files/i.jpg", "https://a.example/a_files/i.jpg")]
    [InlineData("b.html", "https://a.example/x/b.html")]
    [InlineData("https://a.example/x/p.html#n1", "#n1")]
    [InlineData("https://a.example/x/p.html?b=2#n1", "https://a.example/x/p.html?b=2#n1")]
    public void A_saved_page_keeps_its_folder_and_its_own_places_apart(string address, string expected)
    {
        var document = new HtmlParser().ParseDocument($"<!-- saved from url=(0026)https://a.example/x/p.html --><a href='{address}'>x</a>");
        PageLinks.Resolve(DraftOf(document));
        Assert.Equal(expected, document.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("http://m.example/a/p.mhtml", "http://m.example/a/y.html")]
    [InlineData("file:///C:/p.mht", "https://a.example/x/y.html")]
    [InlineData(null, "https://a.example/x/y.html")]
    public void Where_a_web_archive_was_saved_from_comes_first(string? location, string expected)
    {
        var document = new HtmlParser().ParseDocument($"<head>{Canonical}</head><a href='y.html'>x</a>");
        PageLinks.Resolve(DraftOf(document, location));
        Assert.Equal(expected, document.QuerySelector("a")!.GetAttribute("href"));
    }

    private static Draft DraftOf(AngleSharp.Html.Dom.IHtmlDocument document, string? location = null) =>
        new() { Kind = FileKind.Html, Document = document, Body = document.Body!, Report = new RepairReport(), Location = location };

    [Fact]
    public async Task Links_that_lead_nowhere_become_text_and_are_reported_without_a_review()
    {
        const string Page = "<title>桥梁</title><meta name=PubDate content='2024-05-06'><h1>桥梁</h1><p>历经三年施工，跨江大桥今日正式<a href='/a.html'>通车</a>，开放时间、限行车辆和沿线公交的调整安排，详情见市交通局的<a href='javascript:go()'>公告</a>与<a href='https://a.example/b'>附件</a>，<a href='#'>关闭</a><a href='#n'>注</a>。</p><p>市交通局表示，大桥历时三年建成，全长两千一百米，双向六车道，两侧设有人行道和非机动车道。</p><p>市民可以步行或骑车过桥，车辆限速四十公里，周末照常开放。</p>";
        var desk = new ArticleProcessor(new Site("x", "https://x.example", "zh-Hans", TimeZoneInfo.Utc), new CleaningRules(), TimeProvider.System);
        var (article, _) = await desk.ProcessAsync(Uploads.Of("a.html", System.Text.Encoding.UTF8.GetBytes(Page)), TestContext.Current.CancellationToken);
        var repair = Assert.Single(article!.Repairs, r => r.Rule == "dead-links");
        Assert.Equal((3, true), (repair.Count, repair.Certain));
        Assert.Equal(["通车 → /a.html", "公告 → javascript:go()", "注 → #n"], repair.Samples.Select(s => s.Before));
        Assert.Contains("跨江大桥今日正式通车，开放时间、限行车辆和沿线公交的调整安排，详情见市交通局的公告与<a href=\"https://a.example/b\"", article.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_before_a_links_host_goes_and_is_reported_without_a_review()
    {
        const string Page = "<title>桥梁</title><meta name=PubDate content='2024-05-06'><h1>桥梁</h1><p>历经三年施工，跨江大桥今日正式通车，开放时间、限行车辆和沿线公交的调整安排，详情见市交通局的<a href='https://bank.example@evil.example/a'>公告</a>。</p><p>市交通局表示，大桥历时三年建成，全长两千一百米，双向六车道，两侧设有人行道和非机动车道。</p>";
        var desk = new ArticleProcessor(new Site("x", "https://x.example", "zh-Hans", TimeZoneInfo.Utc), new CleaningRules(), TimeProvider.System);
        var (article, _) = await desk.ProcessAsync(Uploads.Of("a.html", System.Text.Encoding.UTF8.GetBytes(Page)), TestContext.Current.CancellationToken);
        Assert.Contains("<a href=\"https://evil.example/a\"", article!.Body.ToString(), StringComparison.Ordinal);
        var repair = Assert.Single(article.Repairs, r => r.Rule == "link-users");
        Assert.True(repair.Certain);
        Assert.Equal(new RepairSample("https://bank.example@evil.example/a", "https://evil.example/a"), Assert.Single(repair.Samples));
    }

    [Fact]
    public async Task What_cannot_be_resolved_is_left_as_it_was()
    {
        var text = string.Concat(Enumerable.Repeat("The council met on Tuesday and decided to repair the bridge, which is old. ", 8));
        var draft = await Articles.ReadAsync("a.html", $"<title>A page of links</title><article><p>{text}<a href='/a/b.html?x=1'>one</a></p><p>{text}<a href='#n'>two</a></p></article>");
        Assert.Equal(["/a/b.html?x=1", "#n"], draft.Body.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }
}
