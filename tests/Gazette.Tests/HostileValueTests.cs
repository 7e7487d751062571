using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Gazette.Articles;
using Gazette.Cleaning;
using Gazette.Pages;
using Gazette.Pages.Feeds;
using Gazette.Pages.Lists;
using Gazette.Pages.Paper;
using Gazette.Processing;
using Gazette.Serving;
using Gazette.Storage;
using Gazette.Tests.Pages;
using Gazette.Uploads;

namespace Gazette.Tests;

/// <summary>Values that break out of where they are written, in every place that an upload has, and wherever they are served.</summary>
public sealed class HostileValueTests
{
    private const string Prose = "市文化馆的春季公益课堂昨日开课，首批一百二十名学员走进教室，学习书法、国画和合唱。课程持续到六月底，全部免费。";

    private static readonly string[] Values =
    [
        "\"><script>ran()</script>", "'><img src=x onerror=ran()>", "</title></script><script>ran()</script>", "\" onfocus=\"ran()", "一行\r\n两行\nSet-Cookie: a=b", "通知\u202Etxt.exe\u2066",
        "行\u2028段\u2029末", "半\uD83D字", "\uDE00半字", "空\0字", new('长', 10_000), new('"', 10_000), "<!--", "]]>", "${x}{{x}}", "&lt;b&gt;&amp;", "\uFEFF\uFFFE\uFFFF字",
    ];

    /// <summary>Browsers do not run it.</summary>
    private const string StructuredData = "[type='application/ld+json']";

    private static readonly string[] Places = ["title", "heading", "meta", "json", "front-matter", "text", "row", "name", "link", "alt"];

    private static readonly ArticleProcessor Desk = new(Sample.Site, new CleaningRules(), TimeProvider.System);

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var place in Places)
            {
                for (var i = 0; i < Values.Length; i++)
                    cases.Add(place, i);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task In_any_place_of_an_upload_a_value_is_text_and_nothing_else(string place, int value)
    {
        var (article, rejection) = await Desk.ProcessAsync(Upload(place, Values[value]), TestContext.Current.CancellationToken);
        if (article is null)
        {
            // Ten NULs in a page of a hundred characters.
            Assert.Equal(RejectionReason.NotText, rejection!.Reason);
            Assert.Contains('\0', Values[value]);
            return;
        }

        string?[] fields = [article.Title, article.Standfirst, article.Author, article.Source, article.Column, article.Summary];
        Assert.All(fields.OfType<string>(), f => Assert.InRange(f.Length, 1, 1000));
        Assert.True(ArticleId.IsWellFormed(article.Id));
        AssertHarmless(ArticlePage.Render(article, Sample.Site));
        if (article.Column is { } column)
            AssertHarmless(ColumnPage.Render(column, new ArticleList([Sample.Item(title: article.Title)], "k"), isNewest: true, [new ColumnSize(column, 1)], Sample.Site));
        AssertHarmless(PrintView.Render(article, Sample.Site));
        AssertReadable(article);
        AssertHarmless(FrontPage.Render(new ArticleList([Sample.Item(title: article.Title, standfirst: article.Standfirst)], "k"), isNewest: true, [], [], Sample.Site));
    }

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Values.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void In_any_field_of_an_article_a_value_reads_as_it_was_written(int value)
    {
        var hostile = Values[value];
        var article = Sample.Article(hostile) with { Standfirst = hostile, Source = hostile, Author = hostile, Summary = hostile };
        var page = Sample.Parse(AsSent(ArticlePage.Render(article, Sample.Site)));
        Assert.Equal(Shown(hostile), Shown(page.QuerySelector("h1")!.TextContent));
        foreach (var name in (string[])["ArticleTitle", "ContentSource", "author", "description"])
            Assert.Equal(Shown(hostile), Shown(page.QuerySelector($"meta[name={name}]")!.GetAttribute("content")!));
        AssertHarmless(ArticlePage.Render(article, Sample.Site));
        using var data = JsonDocument.Parse(page.QuerySelector($"script{StructuredData}")!.TextContent);
        Assert.Equal(Shown(hostile), Shown(data.RootElement.GetProperty("@graph")[0].GetProperty("headline").GetString()!));
        AssertReadable(article with { Column = hostile, Language = hostile, Body = SafeHtml.FromSanitizer($"<p>{Text(hostile)}</p>") });
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void In_json_a_value_comes_back_and_could_not_end_a_script(int value)
    {
        var hostile = Values[value];
        var receipt = new Receipt { Name = hostile, ETag = "0x1", UploadedAt = default, State = ReceiptState.Rejected, Reason = new Rejection("x", hostile), Attempts = 1, At = default, Pipeline = 1 };
        var json = AsSent(new SiteJson(Sample.Site).Of(receipt));
        Assert.DoesNotContain('<', json);
        Assert.DoesNotContain('\u2028', json);
        using var read = JsonDocument.Parse(json);
        Assert.Equal(AsSent(hostile), read.RootElement.GetProperty("name").GetString());
        Assert.Equal(AsSent(hostile), read.RootElement.GetProperty("reason").GetProperty("detail").GetString());
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_name_is_an_address_a_key_and_no_more(int value)
    {
        var name = Values[value] + ".html";
        Assert.True(ArticleId.IsWellFormed(ArticleId.FromBlobName(name)));
        var key = NameKey.Of(name);
        Assert.All(key.Partition + key.Row, c => Assert.False(c is '/' or '\\' or '#' or '?' || char.IsControl(c)));
        Assert.InRange(key.Row.Length, 1, 512);
    }

    private static void AssertHarmless(string html)
    {
        var page = Sample.Parse(AsSent(html));
        var (data, scripts) = (page.QuerySelectorAll(StructuredData), page.QuerySelectorAll($"script:not({StructuredData})"));
        Assert.All(scripts, s => Assert.StartsWith("/assets/", s.GetAttribute("src"), StringComparison.Ordinal));
        Assert.DoesNotContain(scripts, s => s.TextContent.Length > 0);
        Assert.All(data, d => JsonDocument.Parse(d.TextContent).Dispose());
        Assert.Empty(page.QuerySelectorAll("img:not([src^='/articles/'])"));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.All(page.QuerySelector("head")!.TextContent + page.QuerySelector("header")!.TextContent, c => Assert.False(c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069'));
    }

    /// <summary>Feeds and sitemaps are well formed whatever an article holds, and say its title.</summary>
    private static void AssertReadable(Article article)
    {
        foreach (var column in (string?[])[null, article.Column])
        {
            var atom = XDocument.Parse(Encoding.UTF8.GetString(AtomFeed.Render([article], column, Sample.Site)));
            Assert.Equal(Shown(article.Title), Shown(atom.Descendants().Single(e => e.Name.LocalName == "entry").Elements().Single(e => e.Name.LocalName == "title").Value));
        }

        using var feed = JsonDocument.Parse(AsSent(JsonFeed.Render([article], Sample.Site)));
        Assert.Equal(Shown(article.Title), Shown(feed.RootElement.GetProperty("items")[0].GetProperty("title").GetString()!));
        var news = XDocument.Parse(Encoding.UTF8.GetString(NewsSitemap.Render([(Sample.Item(title: article.Title) with { Language = article.Language }, DateTimeOffset.UnixEpoch)], Sample.Site)));
        Assert.Equal(Shown(article.Title), Shown(news.Descendants().Single(e => e.Name.LocalName == "title").Value));
    }

    /// <summary>What reaches a reader: halves of surrogate pairs can't be sent.</summary>
    private static string AsSent(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Shown(string text) =>
        string.Concat(AsSent(text).Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c) && c is not (>= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFFFE' or '\uFFFF')));

    private static Upload Upload(string place, string value) => place switch
    {
        "title" => Page("a.html", $"<title>{Text(value)}</title>", ""),
        "heading" => Page("a.html", "", $"<h1>{Text(value)}</h1>"),
        "meta" => Page("a.html", string.Concat("ArticleTitle ContentSource ColumnName Author Description PubDate og:title".Split(' ').Select(n => $"<meta name=\"{n}\" property=\"{n}\" content=\"{Text(value)}\">")), ""),
        "json" => Page("a.html", $"<script type=\"application/ld+json\">{Json(new { headline = value, alternativeHeadline = value, author = new { name = value }, datePublished = value })}</script>", ""),
        "front-matter" => Of("a.md", $"---\ntitle: {Json(Cut(value))}\nauthor: {Json(Cut(value))}\nsource: {Json(Cut(value))}\ncolumn: {Json(Cut(value))}\nstandfirst: {Json(Cut(value))}\n---\n\n{Prose}\n"),
        "text" => Of("a.txt", $"{value}\n\n{Prose}\n"),
        "row" => Of("a.txt", $"标题在这里\n2024年3月11日　来源：{value}　作者：{value}\n\n{Prose}\n"),
        "name" => Page($"{Cut(value)}/{Cut(value)}.html", "", ""),
        "link" => Page("a.html", "", $"<p>{Prose}<a href=\"{Text(value)}\" title=\"{Text(value)}\">表</a></p>"),
        _ => Page("a.html", "", $"<p>{Prose}<img src=\"{Text(value)}\" alt=\"{Text(value)}\"></p>"),
    };

    // Front matter and names of blobs have limits of their own.
    private static string Cut(string value) => value[..Math.Min(value.Length, 400)];

    private static Upload Page(string name, string head, string body) => Of(name, $"<!DOCTYPE html><html><head>{head}</head><body>{body}<p>{Prose}</p><p>{Prose}完。</p></body></html>");

    private static Upload Of(string name, string text) => Uploads.Of(name, Encoding.UTF8.GetBytes(text));

    private static string Json(object value) => JsonSerializer.Serialize(value);

    private static string Text(string value) => value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
