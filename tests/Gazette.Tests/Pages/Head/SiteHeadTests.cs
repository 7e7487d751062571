using AngleSharp.Html.Dom;
using Gazette.Articles;
using Gazette.Pages;
using Gazette.Pages.Lists;

namespace Gazette.Tests.Pages.Head;

public sealed class SiteHeadTests
{
    private static readonly Site Site = Sample.Site with
    {
        Operator = new SiteOperator("天门市人民政府", "4290060001", null, null),
        ColumnDescriptions = Texts("新闻/要闻=市委市政府的要事; 新闻=全部新闻"),
        ColumnKeywords = Texts("新闻/要闻=天门,要闻"),
        ColumnTypes = Texts("新闻/要闻=工作动态"),
    };

    [Fact]
    public void A_columns_page_carries_the_tags_of_government_sites_as_they_are_set()
    {
        var tags = Tags(Column("新闻/要闻"));
        Assert.Equal(("天门新闻", "news.example", "4290060001"), (tags["SiteName"], tags["SiteDomain"], tags["SiteIDCode"]));
        Assert.Equal(("要闻", "市委市政府的要事", "天门,要闻", "工作动态"), (tags["ColumnName"], tags["ColumnDescription"], tags["ColumnKeywords"], tags["ColumnType"]));
        Assert.Equal("市委市政府的要事", tags["description"]);
        Assert.DoesNotContain("ColumnType", Tags(Column("新闻")).Keys);
    }

    [Fact]
    public void The_front_page_carries_those_of_the_site() =>
        Assert.Equal(["SiteDomain", "SiteIDCode", "SiteName"], Tags(Front()).Keys.Where(name => name.StartsWith("Site", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void Pages_lead_to_their_feeds()
    {
        string[] ofSite = ["application/atom+xml /feed.xml", "application/feed+json /feed.json"];
        const string OfColumn = "application/atom+xml /feeds/%E6%96%B0%E9%97%BB/%E8%A6%81%E9%97%BB";
        Assert.Equal(ofSite, Feeds(Front()));
        Assert.Equal([OfColumn, .. ofSite], Feeds(Column("新闻/要闻")));
        Assert.Equal([OfColumn, .. ofSite], Feeds(Sample.Parse(ArticlePage.Render(Sample.Article(), Site))));
        Assert.Equal(ofSite, Feeds(Sample.Parse(ArticlePage.Render(Sample.Bare, Site))));
    }

    private static IHtmlDocument Column(string column) =>
        Sample.Parse(ColumnPage.Render(column, new ArticleList([Sample.Item()], null), isNewest: true, [new ColumnSize(column, 1)], Site));

    private static IHtmlDocument Front() => Sample.Parse(FrontPage.Render(new ArticleList([Sample.Item()], null), isNewest: true, [], [], Site));

    private static Dictionary<string, string?> Tags(IHtmlDocument page) =>
        page.QuerySelectorAll("meta[name]").ToDictionary(tag => tag.GetAttribute("name")!, tag => tag.GetAttribute("content"), StringComparer.Ordinal);

    private static IEnumerable<string> Feeds(IHtmlDocument page) =>
        page.QuerySelectorAll("head link[rel=alternate][type]").Select(link => $"{link.GetAttribute("type")} {link.GetAttribute("href")}");

    private static ColumnTexts Texts(string setting) => ColumnTexts.TryParse(setting, out var texts) ? texts : throw new FormatException(setting);
}
