using AngleSharp.Html.Parser;
using Gazette.Articles;
using Gazette.Pages;
using Gazette.Pages.Following;
using Gazette.Pages.Lists;
using Gazette.Pages.Paper;
using Gazette.Pages.Reading;
using Gazette.Pages.Searching;
using Gazette.Pages.Versions;

namespace Gazette.Tests.Pages;

public sealed class EveryPageTests
{
    private static readonly Dictionary<string, string> Pages = new(StringComparer.Ordinal)
    {
        ["article"] = ArticlePage.Render(Sample.Article(), Sample.Site),
        ["bare article"] = ArticlePage.Render(Sample.Bare, Sample.Site),
        ["article in a language without words"] = ArticlePage.Render(Sample.Article(language: "he"), Sample.Site),
        ["print view"] = PrintView.Render(Sample.Article(), Sample.Site),
        ["poster"] = PosterPage.Render(Sample.Article(), Sample.Site),
        ["front page"] = FrontPage.Render(new ArticleList([Sample.Item("b"), Sample.Item()], "k"), isNewest: true, [new ColumnSize("新闻", 2)], [("新闻", [Sample.Item()])], Sample.Site),
        ["older page"] = FrontPage.Render(new ArticleList([Sample.Item()], "k", "n"), isNewest: false, [], [], Sample.Site),
        ["empty page"] = FrontPage.Render(new ArticleList([], null), isNewest: true, [], [], Sample.Site),
        ["column"] = ColumnPage.Render("新闻/城市", new ArticleList([Sample.Item()], "k"), isNewest: true, [new ColumnSize("新闻", 2), new ColumnSize("新闻/城市", 1)], Sample.Site),
        ["columns"] = ColumnPage.RenderAll([new ColumnSize("新闻", 2), new ColumnSize("新闻/城市", 1)], Sample.Site),
        ["archive"] = ArchivePage.Render((new DateOnly(2024, 11, 3), new DateOnly(2026, 2, 1)), [], Sample.Site),
        ["month"] = ArchivePage.RenderMonth(2026, 2, new ArticleList([], null), isFirst: true, [], Sample.Site),
        ["reader"] = ReaderPage.Render(ReaderChoices.Read(_ => null), "/?a=1&b=\"2\"", Sample.Site),
        ["search"] = SearchPage.Render(new SearchForm("阅览室", "新闻", null, null, null), new SearchResults("阅览室", [new SearchResult(Sample.Item(), [("开放", false), ("阅览室", true)])], "k", 1, false, true, []), null, [new ColumnSize("新闻", 2)], Sample.Site),
        ["nothing found"] = SearchPage.Render(new SearchForm("\"<b>", null, null, null, "zh-Hant"), new SearchResults("\"<b>", [], null, 0, true, false, ["阅览室", "<b>"]), null, [], Sample.Site),
        ["accessibility"] = AccessibilityPage.Render(Sample.Site),
        ["related"] = RelatedPage.Render(Sample.Article(), [Sample.Item("b")], Sample.Site),
        ["nothing related"] = RelatedPage.Render(Sample.Article(language: "he"), [], Sample.Site),
        ["history"] = HistoryPage.Render(Sample.Article(), [new ArticleVersion(1, DateTimeOffset.UnixEpoch, null, "旧题", "0x1", 1, [], false)], Sample.Site),
        ["version"] = VersionPage.Render(Sample.Article(), 2, Sample.Article(title: "旧题"), Sample.Site),
        ["error"] = ErrorPage.Render(404, Sample.Site, "Detail."),
    };

    public static TheoryData<string> Names => [.. Pages.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Has_a_title_a_language_one_headline_and_one_main_part(string name)
    {
        var page = Sample.Parse(Pages[name]);
        Assert.False(string.IsNullOrWhiteSpace(page.Title));
        Assert.False(string.IsNullOrEmpty(page.DocumentElement.GetAttribute("lang")));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Equal("utf-8", page.QuerySelector("meta[charset]")!.GetAttribute("charset"));
        Assert.NotNull(page.QuerySelector("meta[name=viewport]"));
        Assert.All(page.QuerySelectorAll("img"), img => Assert.False(string.IsNullOrWhiteSpace(img.GetAttribute("alt"))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parses_without_an_error(string name)
    {
        // Strict mode throws at the first error of syntax: an unclosed tag, a repeated attribute.
        var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = true });
        Assert.NotNull(parser.ParseDocument(Pages[name]).Body);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_inline_and_nothing_is_foreign(string name)
    {
        var page = Sample.Parse(Pages[name]);
        Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src]):not([type='application/ld+json']), iframe, object, embed, base"));
        Assert.DoesNotContain(page.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
        var loaded = page.QuerySelectorAll("script[src], img").Select(e => e.GetAttribute("src"))
            .Concat(page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]").Select(e => e.GetAttribute("href")));
        Assert.All(loaded, address => Assert.Matches(@"^/(assets/|articles/|reader\.css$)", address));
        Assert.All(page.QuerySelectorAll("form"), form => Assert.Equal(name == "reader" ? "/reader" : "/search", form.GetAttribute("action")));
        Assert.Equal(name is "reader" or "search" or "nothing found" ? 1 : 0, page.QuerySelectorAll("form").Length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_asset_that_it_names_is_served_under_this_very_name(string name)
    {
        var named = Sample.Parse(Pages[name]).QuerySelectorAll("[src^='/assets/'], [href^='/assets/']").ToList();
        Assert.NotEmpty(named);
        Assert.All(named, e =>
        {
            var address = e.GetAttribute("src") ?? e.GetAttribute("href")!;
            Assert.NotNull(Assets.Find(address["/assets/".Length..], out var isCurrent));
            Assert.True(isCurrent);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_id_is_there_once_and_every_reference_finds_one(string name)
    {
        var page = Sample.Parse(Pages[name]);
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Distinct(ids);
        Assert.All(page.QuerySelectorAll("[aria-labelledby]"), e => Assert.Contains(e.GetAttribute("aria-labelledby")!, ids));
        Assert.All(page.QuerySelectorAll("a[href^='#']"), e => Assert.Contains(e.GetAttribute("href")![1..], ids));
    }
}
