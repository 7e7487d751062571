using AngleSharp.Dom;
using Gazette.Articles;
using Gazette.Articles.Variants;
using Gazette.Pages;
using Gazette.Pages.Feeds;
using Gazette.Pages.Lists;
using Gazette.Pages.Paper;
using Gazette.Tests.Pages;
using Gazette.Text.Scripts;

namespace Gazette.Tests;

public sealed class SiteVariantTests
{
    private static readonly Article Article = Sample.Article(title: "关于复杂的头发") with
    {
        Standfirst = "干杯",
        Author = "于谦",
        Source = "头条",
        Column = "新闻/发改",
        Text = "头发",
        Summary = "头发",
        Body = SafeHtml.FromSanitizer("<p>头发 <code>头发</code></p>"),
    };

    private static SiteVariant Variant(string? tag, Site? site = null) =>
        new SiteVariants(site ?? Sample.Site with { ProtectedNames = ProtectedNames.Parse("于谦") }).Find(tag) ?? throw new InvalidOperationException();

    [Fact]
    public void An_article_is_turned_in_all_that_readers_read_and_in_nothing_else()
    {
        var turned = Variant("zh-Hant").Of(Article);
        Assert.Equal(
            ("關於複雜的頭髮", "乾杯", "于谦", "頭條", "新闻/发改", "頭髮", "頭髮", "<p>頭髮 <code>头发</code></p>", "zh-Hant", "zh-Hans"),
            (turned.Title, turned.Standfirst, turned.Author, turned.Source, turned.Column, turned.Text, turned.Summary, turned.Body.ToString(), turned.Language, turned.WrittenLanguage));
    }

    [Fact]
    public void Without_a_variant_and_in_another_language_it_is_the_same_article()
    {
        Assert.Same(Article, Variant(null).Of(Article));
        var english = Article with { Language = "en" };
        Assert.Same(english, Variant("zh-Hant").Of(english));
        Assert.Null(new SiteVariants(Sample.Site).Find("zh-hant"));
    }

    [Fact]
    public void An_articles_own_names_are_protected_in_its_text_and_in_lists()
    {
        Assert.Equal("关于複雜的頭髮", Variant("zh-Hant").Of(Article with { ProtectedNames = "关于" }).Title);
        Assert.Equal("关于的頭髮", Variant("zh-Hant").Of(Sample.Item() with { Title = "关于的头发", ProtectedNames = "关于" }).Title);
    }

    [Fact]
    public void A_text_that_was_turned_by_character_is_made_good_in_the_script_that_it_already_has()
    {
        var turned = Article with { Title = "關于復雜", Language = "zh-Hant", Repairs = [new Repair(Article.CharacterwiseTraditional, 3, true, [])] };
        Assert.Equal("關於複雜", Variant("zh-Hant").Of(turned).Title);
        Assert.Equal("关于复杂", Variant("zh-Hans").Of(turned).Title);
    }

    [Fact]
    public void Its_page_names_all_ways_to_write_it_and_leads_to_the_other_script()
    {
        var page = Sample.Parse(ArticlePage.Render(Article, Sample.Site));
        Assert.Equal(
            [
                "zh-Hans https://news.example/articles/notice-abcdefghijkl",
                "zh-Hant https://news.example/articles/notice-abcdefghijkl?variant=zh-Hant",
                "zh-TW https://news.example/articles/notice-abcdefghijkl?variant=zh-TW",
                "zh-HK https://news.example/articles/notice-abcdefghijkl?variant=zh-HK",
            ],
            Alternates(page));
        var link = page.QuerySelector(".toolbar a.script")!;
        Assert.Equal(("繁體", "/articles/notice-abcdefghijkl?variant=zh-Hant"), (link.TextContent, link.GetAttribute("href")));
    }

    [Fact]
    public void The_page_of_a_variant_is_none_of_its_own_for_engines_and_keeps_readers_in_it()
    {
        var variant = Variant("zh-Hant");
        var written = Sample.Parse(ArticlePage.Render(Article, Sample.Site));
        var page = Sample.Parse(ArticlePage.Render(variant.Of(Article), variant.Site));
        Assert.Equal("zh-Hant", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(written.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(Alternates(written), Alternates(page));
        Assert.Equal(("简体", "/articles/notice-abcdefghijkl"), (page.QuerySelector(".toolbar a.script")!.TextContent, page.QuerySelector(".toolbar a.script")!.GetAttribute("href")));
        Assert.All(
            page.QuerySelectorAll(".site nav a, .site .name, .way a, .next a, .print"), link => Assert.Contains("?variant=zh-Hant", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Contains("/columns/%E6%96%B0%E9%97%BB?variant=zh-Hant", page.QuerySelectorAll(".way a").Select(link => link.GetAttribute("href")));
        Assert.Contains("新聞", page.QuerySelector(".way")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_prints_and_feeds_follow()
    {
        var variant = Variant("zh-TW");
        var list = Sample.Parse(FrontPage.Render(variant.Of(new ArticleList([Sample.Item() with { Title = "软件" }, Sample.Item("b")], "k")), isNewest: true, [], [], variant.Site));
        Assert.Equal(("軟體", "/articles/a?variant=zh-TW"), (list.QuerySelector(".first h2 a")!.TextContent, list.QuerySelector(".first h2 a")!.GetAttribute("href")?.Replace(Sample.Item().Id, "a", StringComparison.Ordinal)));
        Assert.Equal("/?after=k&variant=zh-TW", list.QuerySelector(".older")!.GetAttribute("href"));
        Assert.Equal("/", list.QuerySelector(".site a.script")!.GetAttribute("href"));
        var print = Sample.Parse(PrintView.Render(variant.Of(Article), variant.Site));
        Assert.All(print.QuerySelectorAll(".ways a"), link => Assert.EndsWith("variant=zh-TW", link.GetAttribute("href"), StringComparison.Ordinal));
        var feed = JsonFeed.Render([variant.Of(Article)], variant.Site);
        Assert.Contains("feed.json?variant=zh-TW", feed, StringComparison.Ordinal);
        Assert.Contains("關於複雜", feed, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Alternates(IParentNode page) =>
        page.QuerySelectorAll("link[hreflang]").Select(link => $"{link.GetAttribute("hreflang")} {link.GetAttribute("href")}");
}
