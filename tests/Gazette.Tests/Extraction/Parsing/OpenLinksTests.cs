using AngleSharp.Html.Parser;
using Gazette.Drafts;
using Gazette.Extraction.Parsing;

namespace Gazette.Tests;

public sealed class OpenLinksTests
{
    [Theory]
    [InlineData("<p>To <a href=/m>the map<p>The road is open.</p>", "<p>To <a href=\"/m\">the map</a></p><p>The road is open.</p>")]
    [InlineData("<div><p>To <a href=/m class=x>the map</p>\n<p>The road is <b>open</b>.</p>\n<p>Ask <a href=/a>us</a>.</p></div>", "<div><p>To <a href=\"/m\" class=\"x\">the map</a></p>\n<p>The road is <b>open</b>.</p>\n<p>Ask <a href=\"/a\">us</a>.</p></div>")]
    public void Ends_with_its_block(string html, string closed)
    {
        var document = new HtmlParser().ParseDocument(html);
        Assert.True(OpenLinks.Close(document, html, new RepairReport()));
        Assert.Equal(closed, document.Body!.InnerHtml);
    }

    [Theory]
    [InlineData("<p><a href=/m>The map</a></p><p><a href=/m>It shows every road of the valley.</a></p>")]
    [InlineData("<a href=/m><p>The map</p><p>It shows every road of the valley.</p></a>")]
    [InlineData("<p><a href=/m>The map</p><p><a href=/n>The road</p>")]
    [InlineData("<p>To <a href=/m>the map</p>")]
    public void Links_that_are_meant_stay(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        var texts = document.QuerySelectorAll("a").Select(a => a.TextContent).ToArray();
        Assert.False(OpenLinks.Close(document, html, new RepairReport()));
        Assert.Equal(texts, document.QuerySelectorAll("a").Select(a => a.TextContent));
    }
}
