using AngleSharp.Html.Parser;
using Gazette.Articles;
using Gazette.Pages.Versions;
using Gazette.Sanitizing;

namespace Gazette.Tests.Pages.Versions;

public sealed class VersionPageTests
{
    private const string Before = "<h2>一、时间</h2><p>晚上九点。</p><ul><li>带书</li><li>带笔</li></ul><ol><li>先来</li><li>后到</li></ol><blockquote><p>读书</p></blockquote><p>欢迎光临。</p><h3>旧的一节</h3><p>旧文。</p>";
    private const string After = "<h2>一、开放时间</h2><p>晚上十点。</p><ul><li>带书</li><li>带证件</li><li>带笔</li></ul><ol><li>先来</li><li>后到</li></ol><blockquote><p>多读书</p></blockquote><p>欢迎光临。</p>";

    [Fact]
    public void Headings_lists_and_quotations_stay_what_they_are()
    {
        var body = Sample.Parse(VersionPage.Render(Article(After), 2, Article(Before), Sample.Site)).QuerySelector(".changes.body")!;
        Assert.Equal("一、<ins>开放</ins>时间", body.QuerySelector("h2")!.InnerHtml);
        Assert.Equal(["带书", "<ins>带证件</ins>", "带笔"], body.QuerySelector("ul")!.Children.Select(item => item.InnerHtml));
        Assert.Equal(["1. 先来", "2. 后到"], body.QuerySelectorAll("ul")[1].Children.Select(item => item.TextContent));
        Assert.Equal("<p><ins>多</ins>读书</p>", body.QuerySelector("blockquote")!.InnerHtml);
        Assert.Equal("<del>旧的一节</del>", body.QuerySelector("h3")!.InnerHtml);
        Assert.Equal("<del>旧文。</del>", body.Children[^1].InnerHtml);
    }

    [Fact]
    public void A_first_version_shows_all_of_its_text_and_marks_nothing()
    {
        var body = Sample.Parse(VersionPage.Render(Article(Before), 1, previous: null, Sample.Site)).QuerySelector(".changes.body")!;
        Assert.Empty(body.QuerySelectorAll("ins, del"));
        Assert.Equal(["H2", "P", "UL", "UL", "BLOCKQUOTE", "P", "H3", "P"], body.Children.Select(each => each.TagName));
    }

    private static Article Article(string body) => Sample.Article(body: body) with { Text = BlockText.Of(new HtmlParser().ParseDocument(body).Body!) };
}
