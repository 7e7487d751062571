using AngleSharp.Html.Parser;
using Gazette.Extraction.Head;

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
    [InlineData($"{Headline} - 云溪区人民政府办公室", Headline)]
    [InlineData($"{Headline} — 云溪在线", Headline)]
    [InlineData($"{Headline} – 图片新闻 – 云溪县水务局", Headline)]
    [InlineData($"{Headline}|云溪大学", Headline)]
    [InlineData($"{Headline} 云溪县人民医院", Headline)]
    [InlineData("守护一江水——云溪县水务局", "守护一江水——云溪县水务局")]
    [InlineData("河道保洁：1月-3月分段进行", "河道保洁：1月-3月分段进行")]
    [InlineData("云溪县2022—2025年水利规划", "云溪县2022—2025年水利规划")]
    [InlineData("Ferry stops for the winter – Lakeside Town Council", "Ferry stops for the winter")]
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
    [InlineData("<title>Top 11 ways to save water | Acme</title><h1>11 ways to save water at home and in the garden</h1>", "11 ways to save water at home and in the garden")]
    [InlineData("<title>Electric cars in 2025: models and prices</title><meta property='og:title' content='Electric cars in 2025: models and prices'><h1>Electric cars: a guide for 2025</h1>", "Electric cars: a guide for 2025")]
    [InlineData("<title>How wells are dug — Water Works</title><h1>Water Works</h1><h3>Newsletter</h3>", "How wells are dug")]
    [InlineData("<title>Ann's Blog: The well that never ran dry</title><h1>Ann's Blog</h1><h2>The well that never ran dry</h2>", "The well that never ran dry")]
    [InlineData("<title>Pay for the well – Centre for Wells & Springs</title><h1>Pay for the well</h1><h4 class='title'>Centre for Wells &amp; Springs</h4>", "Pay for the well")]
    [InlineData("<title>Bridges of the county</title><h1>Blog</h1><h2>Bridges of the county</h2>", "Bridges of the county")]
    [InlineData("<title>Best wells of 2026, dug by hand</title><h1>BEST WELLS OF 2026, DUG BY HAND</h1>", "Best wells of 2026, dug by hand")]
    [InlineData("<title>City wells</title><h1>City wells | Guides | Acme Care</h1><h2>City wells</h2>", "City wells")]
    [InlineData("<title>The wells of Rome</title><h1>The wells</h1><p class='title'>The wells of Rome</p>", "The wells of Rome")]
    // Tags that name the site, a column or nothing.
    [InlineData($"<title>云溪区人民政府门户网站</title><h1>{Headline}</h1>", Headline)]
    [InlineData($"<title>新闻详情</title><h1>{Headline}</h1>", Headline)]
    [InlineData($"<title>图片新闻-云溪区水务局</title><div class='news-title'>{Headline}</div>", Headline)]
    [InlineData($"<title>云溪区水务局 工作动态</title><h2>{Headline}</h2>", Headline)]
    [InlineData($"<title>云溪区水务局</title><h1>云溪区水务局</h1><ul><li>首页</li></ul><h2>{Headline}</h2><p>发布时间：2024-05-16</p>", Headline)]
    [InlineData($"<title>通知公告 - 云溪区水务局 - {Headline}</title>", Headline)]
    [InlineData($"<title>{Headline}_云溪区水务局</title><h1>云溪区水务局</h1>", Headline)]
    [InlineData($"<title>{Headline}</title><h1>工作动态</h1>", Headline)]
    [InlineData("<title>Lakeside Town Council</title><h1>The ferry stops for the winter</h1><p>2024-05-16</p><p>The ferry will not sail again before March, the council said on Monday.</p>", "The ferry stops for the winter")]
    [InlineData("<title>Untitled Document</title><h1>The ferry stops for the winter</h1>", "The ferry stops for the winter")]
    [InlineData("<title>News | Lakeside Gazette</title><meta property='og:title' content='Lakeside Gazette'><h1>The ferry stops for the winter</h1>", "The ferry stops for the winter")]
    [InlineData("<title>The ferry stops</title><h1>Lakeside News, your paper since 1911</h1><ul><li>Home</li><li>Sport</li><li>Weather</li><li>Contact</li></ul>", "The ferry stops")]
    [InlineData("<title>云溪区水务局</title><h1>云溪区水务局</h1><p>本局负责全区河道、水库和供水，设四个科室，办公地点在江边路。</p>", "云溪区水务局")]
    // Labels inside of a heading.
    [InlineData($"<title>{Headline}</title><h1><span>民生</span>{Headline}</h1>", Headline)]
    [InlineData($"<title>{Headline}_云溪网</title><h1><a href='/ms'>图片新闻</a> {Headline}<small>置顶</small></h1>", Headline)]
    [InlineData("<title>The ferry stops for the winter</title><h1><a href='/a'><time>Dec <b>18</b> 2024</time> The ferry stops for the winter</a></h1>", "The ferry stops for the winter")]
    [InlineData("<title>Lakeside Gazette</title><h1><div class='eyebrow'>Traffic</div><div>The ferry stops for the winter</div></h1>", "The ferry stops for the winter")]
    [InlineData("<title>Live: The ferry stops for the winter</title><h1><span class='label'>Live:</span> The ferry stops for the winter</h1>", "Live: The ferry stops for the winter")]
    [InlineData($"<title>全市召开<春季>造林绿化现场推进会</title><h1>全市召开<em>春季</em>造林绿化现场推进会</h1>", Headline)]
    [InlineData($"<title>{Headline}</title><h1><a href='/n'>供水</a><i>|</i>{Headline}</h1>", Headline)]
    // No tag and no heading has it.
    [InlineData($"<title>正文</title><h3>栏目导航</h3><ul><li>水情</li></ul><div class='bt'>{Headline}</div><div>发布时间：2024-05-16</div>", Headline)]
    [InlineData($"<title>Document</title><p align='center'><b>{Headline}</b></p><p>全市各县区的负责人一早来到造林现场，沿着新修的林道看了三片今年栽下的树，又听了技术员讲怎样保墒。</p>", Headline)]
    [InlineData("<title>Lakeside Gazette: The ferry stops</title><h1>Lakeside Gazette</h1>", "Lakeside Gazette: The ferry stops")]
    public void Candidates_are_compared_with_one_another(string html, string? expected)
    {
        var document = new HtmlParser().ParseDocument(html);
        var page = new PageElements(document);
        Assert.Equal(expected, PageTitle.Choose(page, HeadTags.Of(page), JsonLdArticle.Find(page)));
    }
}
