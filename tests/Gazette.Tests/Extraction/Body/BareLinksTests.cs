using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Gazette.Drafts;
using Gazette.Extraction.Body;
using Gazette.Uploads;

namespace Gazette.Tests;

public sealed class BareLinksTests
{
    [Theory]
    [InlineData("详见https://a.example/x?b=1&c=2，谢谢。", "https://a.example/x?b=1&c=2")]
    [InlineData("网址：http://a.example/通知", "http://a.example/")]
    [InlineData("（https://a.example/x）", "https://a.example/x")]
    [InlineData("See https://a.example/x. Then go.", "https://a.example/x")]
    [InlineData("(see https://a.example/x_(y))", "https://a.example/x_(y)")]
    [InlineData("登录www.a.example查询", "http://www.a.example")]
    [InlineData("邮箱zhang.san@a.example。", "mailto:zhang.san@a.example")]
    [InlineData("价格@100", null)]
    [InlineData("https://", null)]
    [InlineData("www.", null)]
    [InlineData("[见www.a.example](x)", "http://www.a.example")]
    [InlineData("www.a.example==", null)]
    [InlineData("javascript://a.example/%0aalert(1)", null)]
    public void An_address_in_the_text_becomes_a_link(string text, string? expected)
    {
        var body = Apply($"<p>{text.Replace("&", "&amp;", StringComparison.Ordinal)}</p>");
        Assert.Equal(expected, body.QuerySelector("a")?.GetAttribute("href"));
        Assert.Equal(text, body.TextContent);
    }

    [Theory]
    [InlineData("<p><a href='x'>https://a.example/</a></p>")]
    [InlineData("<pre>https://a.example/</pre>")]
    [InlineData("<p><code>a@b.example</code></p>")]
    public void Links_and_code_stay_as_they_are(string html) => Assert.Equal(html.Replace('\'', '"'), Apply(html).InnerHtml);

    [Fact]
    public void Two_in_a_line_are_two() => Assert.Equal(
        "<p><a href=\"http://a.example/1\">http://a.example/1</a>、<a href=\"http://a.example/2\">http://a.example/2</a>；</p>",
        Apply("<p>http://a.example/1、http://a.example/2；</p>").InnerHtml);

    private static AngleSharp.Dom.IElement Apply(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        BareLinks.Apply(new Draft { Kind = FileKind.PlainText, Document = (IHtmlDocument)body.Owner!, Body = body, Report = new RepairReport() });
        return body;
    }
}
