using System.Text;
using AngleSharp.Html.Dom;
using Gazette.Articles;
using Gazette.Pages;
using Gazette.Serving;

namespace Gazette.Tests.Pages;

public sealed class ArticlePageTests
{
    private static IHtmlDocument Page(Article article) => Sample.Parse(ArticlePage.Render(article, Sample.Site));

    [Fact]
    public void Shows_headline_standfirst_byline_and_body()
    {
        var page = Page(Sample.Article());
        Assert.Equal("关于开放阅览室的通知", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("方便老年读者", page.QuerySelector(".standfirst")!.TextContent);
        Assert.Equal("发布时间：2022-01-29 来源：天门网 作者：王帅 阅读约 1 分钟", page.QuerySelector(".byline")!.TextContent.Trim());
        Assert.Equal("<p>正文。</p>", page.QuerySelector(".body")!.InnerHtml.Trim());
        Assert.Equal("关于开放阅览室的通知 - 天门新闻", page.Title);
        Assert.Equal("/", page.QuerySelector(".site a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("zh-Hant", "發布時間：2022-01-29 來源：天门网 作者：王帅 閱讀約 1 分鐘", "打印", "掃描二維碼，在您的設備上瀏覽本頁")]
    [InlineData("en", "Published: 2022-01-29 Source: 天门网 By: 王帅 about 1 min to read", "Print", "Scan to read this page on your device")]
    public void Speaks_the_language_of_the_article(string language, string byline, string print, string scan)
    {
        var page = Page(Sample.Article(language: language));
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(byline, page.QuerySelector(".byline")!.TextContent.Trim());
        Assert.Equal(print, page.QuerySelector("a.print")!.TextContent);
        Assert.Equal(scan, page.QuerySelector(".scan p")!.TextContent);
    }

    [Fact]
    public void Words_in_another_language_than_the_article_say_so()
    {
        var page = Page(Sample.Article(language: "ar"));
        Assert.Equal("ar", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("rtl", page.DocumentElement.GetAttribute("dir"));
        Assert.All(page.QuerySelectorAll(".skip, .byline, .toolbar, .scan"), part => Assert.Equal("en", part.GetAttribute("lang")));
        Assert.Empty(Page(Sample.Article(language: "zh")).QuerySelectorAll("main [lang]:not(.script)"));
    }

    [Fact]
    public void A_time_of_day_is_shown_as_printed_and_dated_with_its_zone()
    {
        var date = new PublishDate(new DateOnly(2022, 1, 29), new TimeOnly(9, 30));
        var time = Page(Sample.Article() with { PublishedAt = date }).QuerySelector("time")!;
        Assert.Equal("2022-01-29 09:30", time.TextContent);
        Assert.Equal("2022-01-29T09:30:00+08:00", time.GetAttribute("datetime"));
    }

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        var page = Page(Sample.Bare);
        Assert.Empty(page.QuerySelectorAll(".standfirst, .byline > :not(.time), time"));
        Assert.Empty(page.QuerySelectorAll("meta[name=PubDate], meta[name=ContentSource], meta[name=ColumnName], meta[name=author]"));

        var dated = Page(Sample.Bare with { Source = "天门网", Author = " " });
        Assert.Equal("来源：天门网 阅读约 1 分钟", dated.QuerySelector(".byline")!.TextContent.Trim());
    }

    [Fact]
    public void Hostile_metadata_stays_text()
    {
        const string Hostile = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>\u202E &amp;";
        var page = Page(Sample.Article(Hostile) with { Standfirst = Hostile, Source = Hostile, Author = Hostile, Column = Hostile, Summary = Hostile, Language = Hostile });
        var shown = Hostile.Replace("\u202E", "", StringComparison.Ordinal);
        Assert.Equal(shown, page.QuerySelector("h1")!.TextContent);
        Assert.Equal(shown, page.QuerySelector(".source bdi")!.TextContent);
        Assert.Equal(shown, page.QuerySelector(".author bdi")!.TextContent);
        Assert.Equal(shown, page.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        var scripts = page.QuerySelectorAll("script:not([type='application/ld+json'])");
        Assert.All(scripts, script => Assert.StartsWith("/assets/", script.GetAttribute("src"), StringComparison.Ordinal));
        Assert.Equal(2, scripts.Length);
        Assert.Single(page.QuerySelectorAll("img"));
        Assert.DoesNotContain(page.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
    }

    [Fact]
    public void Public_address_stands_in_canonical_link_and_at_the_foot()
    {
        var page = Page(Sample.Article());
        const string Url = "https://news.example/articles/" + Sample.Id;
        Assert.Equal(Url, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(Url, page.QuerySelector("meta[property='og:url']")!.GetAttribute("content"));
        Assert.Equal(Url, page.QuerySelector(".scan a")!.TextContent);
        Assert.Equal(Url, page.QuerySelector(".scan a")!.GetAttribute("href"));
    }

    [Fact]
    public void QR_code_has_its_place_before_it_is_loaded()
    {
        var image = Page(Sample.Article()).QuerySelector(".scan img")!;
        Assert.Equal($"/articles/{Sample.Id}/qr.svg", image.GetAttribute("src"));
        Assert.Equal(("160", "160"), (image.GetAttribute("width"), image.GetAttribute("height")));
        Assert.Equal("本页网址的二维码", image.GetAttribute("alt"));
    }

    [Fact]
    public void Buttons_wait_for_the_script_and_the_links_to_settings_and_print_do_not()
    {
        var page = Page(Sample.Article());
        Assert.All(page.QuerySelectorAll("button"), button => Assert.NotNull(button.Closest("[hidden]")));
        Assert.Equal(["大", "中", "小"], page.QuerySelectorAll("button[name=text-size]").Select(b => b.TextContent));
        Assert.Equal(["false", "true", "false"], page.QuerySelectorAll("button[name=text-size]").Select(b => b.GetAttribute("aria-pressed")));
        Assert.Equal(["normal", "high", "dark"], page.QuerySelectorAll("button[name=contrast]").Select(b => b.GetAttribute("value")));
        Assert.Equal("/reader", page.QuerySelector(".toolbar > a.more")!.GetAttribute("href"));
        Assert.Equal($"/articles/{Sample.Id}/print#now", page.QuerySelector("a.print")!.GetAttribute("href"));
        Assert.Null(page.QuerySelector("a.print")!.Closest("[hidden]"));
    }

    [Fact]
    public void The_script_runs_before_anything_is_painted()
    {
        var script = Page(Sample.Article()).QuerySelector("head > script")!;
        Assert.Equal(Assets.Href("site.js"), script.GetAttribute("src"));
        Assert.False(script.HasAttribute("defer") || script.HasAttribute("async"));
        Assert.False(script.HasAttribute("type"));
    }

    [Fact]
    public void Page_style_and_scripts_together_stay_below_14_KiB()
    {
        var body = string.Concat(Enumerable.Range(0, 12).Select(i => $"<p>第{i}段：各单位要按照职责分工，认真做好开放阅览室的各项准备工作，确保老年读者用得上、用得好。</p>"));
        string[] assets = ["site.css", "site.js", "article.js"];
        var files = assets.Select(name => Assets.Named(name).Bytes.ToArray()).Append(Encoding.UTF8.GetBytes(ArticlePage.Render(Sample.Article(body: body), Sample.Site)));
        Assert.InRange(files.Sum(file => Representation.OfBytes("text/html", file).Brotli!.Length), 1, 14 * 1024);
    }

    [Fact]
    public void Carries_the_head_tags_of_government_sites()
    {
        var tags = Page(Sample.Article()).QuerySelectorAll("meta[name]").ToDictionary(m => m.GetAttribute("name")!, m => m.GetAttribute("content"), StringComparer.Ordinal);
        Assert.Equal("天门新闻", tags["SiteName"]);
        Assert.Equal("news.example", tags["SiteDomain"]);
        Assert.Equal("要闻", tags["ColumnName"]);
        Assert.Equal("关于开放阅览室的通知", tags["ArticleTitle"]);
        Assert.Equal("2022-01-29", tags["PubDate"]);
        Assert.Equal("天门网", tags["ContentSource"]);
        Assert.Equal("正文。", tags["description"]);
        Assert.Equal("summary", tags["twitter:card"]);
    }
}
