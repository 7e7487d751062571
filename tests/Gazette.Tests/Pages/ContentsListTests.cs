using AngleSharp.Html.Dom;
using Gazette.Pages;

namespace Gazette.Tests.Pages;

public sealed class ContentsListTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("文", 1000));

    [Fact]
    public void Leads_to_every_heading_of_a_long_article()
    {
        var page = Page("<h2>一、<strong>总则</strong></h2><p>文</p><h3>（一）范围 &amp; &lt;例外&gt;</h3><p>文</p><h2 id=\"note-x\">二、附则</h2><p>文</p>", Long);
        var links = page.QuerySelectorAll(".contents a").Cast<IHtmlAnchorElement>().ToList();
        Assert.Equal(["一、总则", "（一）范围 & <例外>", "二、附则"], links.Select(link => link.TextContent));
        Assert.All(links, link => Assert.Equal(link.TextContent, page.GetElementById(link.Hash[1..])!.TextContent));
        Assert.Equal("note-x", links[2].Hash[1..]);
        Assert.Equal(["（一）范围 & <例外>"], page.QuerySelectorAll(".contents .within").Select(entry => entry.TextContent.Trim()));
    }

    [Theory]
    [InlineData("<h2>一</h2><h2>二</h2><h2>三</h2>", false)]
    [InlineData("<h2>一</h2><h2>二</h2><p>三</p>", true)]
    public void Is_not_there_for_a_short_article_or_few_headings(string body, bool isLong)
    {
        var page = Page(body, isLong ? Long : "短");
        Assert.Empty(page.QuerySelectorAll(".contents, .body [id]"));
    }

    private static IHtmlDocument Page(string body, string text) => Sample.Parse(ArticlePage.Render(Sample.Article(body: body) with { Text = text }, Sample.Site));
}
