using AngleSharp.Html.Parser;
using Gazette.Extraction;

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
    [InlineData("<link rel=canonical href='javascript:alert(1)'>", "y", "y")]
    public void Relative_addresses_resolve_against_what_the_page_says(string head, string address, string expected)
    {
        var document = new HtmlParser().ParseDocument($"<html><head>{head}</head><body><a href='{address}'>x</a></body></html>");
        PageLinks.Resolve(document);
        Assert.Equal(expected, document.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("<!-- saved from url=(0026)https://a.example/x/p.html -->\r\n<html><body>")]
    [InlineData("<!DOCTYPE html>\n<!-- saved from url=(0026)https://a.example/x/p.html -->\n<html><body>")]
    [InlineData("<html><!-- saved from url=(0026)https://a.example/x/p.html --><head></head><body>")]
    public void A_saved_page_says_so_in_a_comment(string start)
    {
        var document = new HtmlParser().ParseDocument(start + "<img src='./i.jpg'>");
        PageLinks.Resolve(document);
        Assert.Equal("https://a.example/x/i.jpg", document.QuerySelector("img")!.GetAttribute("src"));
    }

    [Fact]
    public async Task What_cannot_be_resolved_is_left_as_it_was()
    {
        var text = string.Concat(Enumerable.Repeat("The council met on Tuesday and decided to repair the bridge, which is old. ", 8));
        var draft = await Articles.ReadAsync("a.html", $"<title>A page of links</title><article><p>{text}<a href='/a/b.html?x=1'>one</a></p><p>{text}<a href='#n'>two</a></p></article>");
        Assert.Equal(["/a/b.html?x=1", "#n"], draft.Body.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }
}
