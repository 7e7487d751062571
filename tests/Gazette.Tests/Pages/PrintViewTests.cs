using AngleSharp.Html.Dom;
using Gazette.Articles;
using Gazette.Pages;

namespace Gazette.Tests.Pages;

public sealed class PrintViewTests
{
    private static IHtmlDocument View(Article article) => Sample.Parse(PrintView.Render(article, Sample.Site));

    [Fact]
    public void Holds_the_article_and_the_way_back_to_it()
    {
        var view = View(Sample.Article());
        Assert.Equal("关于开放阅览室的通知", view.QuerySelector("h1")!.TextContent);
        Assert.Equal("方便老年读者", view.QuerySelector(".standfirst")!.TextContent);
        Assert.Equal("发布时间：2022-01-29 来源：天门网 作者：王帅", view.QuerySelector(".byline")!.TextContent.Trim());
        Assert.Equal("<p>正文。</p>", view.QuerySelector(".body")!.InnerHtml.Trim());
        Assert.Equal(Sample.Site.ArticleUrl(Sample.Id), view.QuerySelector(".scan a")!.TextContent);
        Assert.Equal($"/articles/{Sample.Id}/qr.svg", view.QuerySelector(".scan img")!.GetAttribute("src"));
    }

    [Fact]
    public void Has_no_toolbar_and_no_button() =>
        Assert.Empty(View(Sample.Article()).QuerySelectorAll(".toolbar, .sizes, button, nav"));

    [Fact]
    public void Is_not_for_search_engines_which_are_sent_to_the_page()
    {
        var view = View(Sample.Article());
        Assert.Equal("noindex", view.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal(Sample.Site.ArticleUrl(Sample.Id), view.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public void Its_only_script_is_the_one_that_opens_the_print_dialog()
    {
        var script = Assert.Single(View(Sample.Article()).QuerySelectorAll("script"));
        Assert.Equal(Assets.Href("print.js"), script.GetAttribute("src"));
        Assert.True(script.HasAttribute("defer"));
    }
}
