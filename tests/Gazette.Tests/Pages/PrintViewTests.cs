using AngleSharp.Html.Dom;
using Gazette.Articles;
using Gazette.Pages;
using Gazette.Pages.Paper;

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
    public void Has_the_sites_name_ways_back_and_to_its_other_forms_and_no_button()
    {
        var view = View(Sample.Article());
        Assert.Empty(view.QuerySelectorAll(".toolbar, .choice, button"));
        Assert.Equal("天门新闻", view.QuerySelector(".site")!.TextContent);
        const string Page = "/articles/" + Sample.Id;
        Assert.Equal([Page, Page + "/print?size=large", Page + "/poster", Page + "/poster?size=a5"], view.QuerySelectorAll(".ways a").Select(a => a.GetAttribute("href")));
        var large = Sample.Parse(PrintView.Render(Sample.Article(), Sample.Site, large: true));
        Assert.Equal("large", large.DocumentElement.GetAttribute("data-size"));
        Assert.Contains(Page + "/print", large.QuerySelectorAll(".ways a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [InlineData("<a href=\"https://a.example/x?b=1&amp;c=2\">the form</a>", " (https://a.example/x?b=1&c=2)")]
    [InlineData("<a href=\"mailto:desk@a.example\">write to us</a>", " (desk@a.example)")]
    [InlineData("<a title=\"x > y\" href=\"https://a.example/\"><strong>the <em>form</em></strong></a>", " (https://a.example/)")]
    [InlineData("<a href=\"https://a.example/\"><img alt=\"</a><i>\" src=\"/media/a/b\">form</a>", " (https://a.example/)")]
    [InlineData("<a href=\"https://www.a.example/\">www.a.example</a>", null)]
    [InlineData("<a href=\"https://a.example/x\">见 https://a.example/x</a>", null)]
    [InlineData("<a href=\"mailto:desk@a.example\">desk@a.example</a>", null)]
    [InlineData("<a href=\"#note\">1</a>", null)]
    [InlineData("<a href=\"/files/0123/a.docx\">a form</a>", null)]
    [InlineData("<a title=\"href='https://a.example/'\" id=\"a\">a form</a>", null)]
    public void A_link_is_followed_by_its_address_where_its_words_do_not_say_it(string link, string? address)
    {
        var body = View(Sample.Article(body: $"<p>before {link} behind</p>")).QuerySelector(".body")!;
        Assert.Equal(address, body.QuerySelector("a + .address")?.TextContent);
        foreach (var added in body.QuerySelectorAll(".address"))
            added.Remove();
        Assert.Equal(Sample.Parse($"<div class=body><p>before {link} behind</p></div>").QuerySelector("p")!.OuterHtml, body.InnerHtml.Trim());
    }

    [Fact]
    public void An_address_that_nobody_would_type_is_left_out() =>
        Assert.Empty(View(Sample.Article(body: $"<p><a href=\"https://a.example/{new string('x', 100)}\">form</a></p>")).QuerySelectorAll(".body .address"));

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
