using AngleSharp.Html.Parser;
using Gazette.Extraction;

namespace Gazette.Tests;

public sealed class PageTitleTests
{
    private const string Headline = "全市召开春季造林绿化现场推进会";

    [Theory]
    [InlineData($"{Headline}_天门新闻网", Headline)]
    [InlineData($"{Headline}-天门市人民政府", Headline)]
    [InlineData($"{Headline}_要闻_天门网", Headline)]
    [InlineData($"{Headline} | 天门日报", Headline)]
    [InlineData("中国—东盟博览会开幕", "中国—东盟博览会开幕")]
    [InlineData("The council repairs its bridge - The Daily Herald", "The council repairs its bridge")]
    [InlineData("The council repairs its bridge | Herald", "The council repairs its bridge")]
    [InlineData("Spider-Man returns to the city", "Spider-Man returns to the city")]
    [InlineData("Water - a history of the town well in ten long chapters", "Water - a history of the town well in ten long chapters")]
    public void The_sites_name_is_cut_off_the_title(string title, string expected) =>
        Assert.Equal(expected, PageTitle.WithoutSite(title, null));

    [Theory]
    [InlineData($"<title>{Headline}_网</title><h1>{Headline}</h1>", Headline)]
    [InlineData($"<title>{Headline}_网</title><h1>天门网</h1><h2>{Headline}</h2>", Headline)]
    [InlineData($"<title>{Headline}_网</title><div class='Article-Title'>{Headline}</div>", Headline)]
    [InlineData("<meta name='articletitle' content='通知公告一则'><title>首页</title><h1>天门网</h1>", "通知公告一则")]
    [InlineData("<meta property='og:title' content='A bridge is repaired'><title>Herald</title>", "A bridge is repaired")]
    [InlineData("<script type='application/ld+json'>{\"@graph\":[{\"@type\":[\"NewsArticle\"],\"headline\":\"A bridge &amp; a road\"}]}</script><title>x</title>", "A bridge & a road")]
    [InlineData("<script type='application/ld+json'>{broken</script><h1>A bridge is repaired</h1>", "A bridge is repaired")]
    [InlineData("<title>A bridge is repaired, say officials</title><h1>Herald</h1>", "A bridge is repaired, say officials")]
    [InlineData("<p>No headline anywhere</p>", null)]
    public void Candidates_are_compared_with_one_another(string html, string? expected)
    {
        var document = new HtmlParser().ParseDocument(html);
        Assert.Equal(expected, PageTitle.Choose(document, HeadTags.Of(document), JsonLdArticle.Find(document)));
    }
}
