using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Gazette.EndToEndTests;

/// <summary>The damaged portal page that the product was made for.</summary>
public sealed class OwnersPageTests(PublishedSite site)
{
    private const string Title = "易先榮主持召開市疫情防控指揮部指揮長會議";

    private static readonly string[] Furniture =
        ["打印", "打?", "字體", "掃描二維碼", "在您的設備上瀏覽本頁", "span id", "printapp"];

    [Fact]
    public async Task Json_has_the_article_and_nothing_else()
    {
        var article = await site.JsonAsync($"/api/articles/{await site.OwnersIdAsync()}");

        Assert.Equal(Title, article.GetProperty("title").GetString());
        Assert.Equal(
            "從嚴從細從實抓好常態化疫情防控各項工作 為經濟社會發展和群眾生產生活營造寬松環境",
            article.GetProperty("standfirst").GetString());
        Assert.Equal("2022-01-29", article.GetProperty("publishedAt").GetString());
        Assert.Equal("天門網", article.GetProperty("source").GetString());
        Assert.Equal("王帥", article.GetProperty("author").GetString());
        Assert.Equal("zh-Hant", article.GetProperty("language").GetString());
        Assert.Equal(JsonValueKind.Null, article.GetProperty("column").ValueKind);

        var paragraphs = article.GetProperty("text").GetString()!.Split("\n\n");
        Assert.Equal(5, paragraphs.Length);
        Assert.StartsWith("天門網訊（全媒體記者王帥）1月28日下午", paragraphs[0], StringComparison.Ordinal);
        Assert.EndsWith("楊寒出席會議。", paragraphs[4], StringComparison.Ordinal);
        Assert.Equal(paragraphs.Length, paragraphs.Distinct().Count());
        Assert.All(paragraphs, p => Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}[(（][a-zA-Zà-ǜ]", p));
        Assert.All(Furniture, f => Assert.DoesNotContain(f, article.GetProperty("text").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_key_nobody_learns_what_the_page_leaves_out()
    {
        var id = await site.OwnersIdAsync();
        string[] shown =
        [
            "id", "url", "title", "standfirst", "author", "source", "column", "language", "publishedAt", "firstPublishedAt", "updatedAt",
            "textChangedAt", "version", "summary", "image", "attachments", "original", "html", "text",
        ];
        Assert.Equal(shown, (await site.JsonAsync($"/api/articles/{id}")).EnumerateObject().Select(field => field.Name));
        foreach (var path in new[] { $"/articles/{id}", $"/articles/{id}/print", $"/api/articles/{id}", "/", "/api/articles" })
            Assert.DoesNotContain(site.OwnersUpload, await site.Http.GetStringAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_lists_every_rule_that_acted()
    {
        var article = await site.JsonAsync($"/api/articles/{await site.OwnersIdAsync()}/repairs");
        Assert.Equal(site.OwnersUpload, article.GetProperty("upload").GetProperty("name").GetString());
        Assert.Equal(9517, article.GetProperty("upload").GetProperty("bytes").GetInt32());
        var repairs = article.GetProperty("repairs").EnumerateArray()
            .ToDictionary(r => r.GetProperty("rule").GetString()!, r => r.GetProperty("count").GetInt32());

        Assert.Equal(466, repairs["pinyin-annotations"]);
        Assert.Equal(4, repairs["repeated-passages"]);
        Assert.Equal(1, repairs["broken-tags"]);
        Assert.True(repairs["page-furniture"] >= 4);
        Assert.All(article.GetProperty("repairs").EnumerateArray(), r =>
        {
            Assert.InRange(r.GetProperty("samples").GetArrayLength(), 1, 5);
            Assert.True(r.GetProperty("certain").GetBoolean());
        });
        Assert.False(article.GetProperty("needsReview").GetBoolean());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/print")]
    public async Task Pages_show_headline_date_source_author_and_body(string view)
    {
        var page = await PageAsync($"/articles/{await site.OwnersIdAsync()}{view}");

        Assert.Equal("zh-Hant", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(Title, Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        var text = page.Body!.TextContent;
        Assert.Contains("2022-01-29", text, StringComparison.Ordinal);
        Assert.Contains("天門網", text, StringComparison.Ordinal);
        Assert.Contains("王帥", text, StringComparison.Ordinal);
        Assert.Equal(5, page.QuerySelectorAll("article .body > p").Length);
        Assert.DoesNotContain("kāi", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_has_the_toolbar_and_the_print_view_has_not()
    {
        var id = await site.OwnersIdAsync();
        var page = await PageAsync($"/articles/{id}");
        var print = await PageAsync($"/articles/{id}/print");

        Assert.Equal(3, page.QuerySelectorAll("button[name=text-size]").Length);
        Assert.Contains(page.QuerySelectorAll("a"), a => a.GetAttribute("href")!.StartsWith($"/articles/{id}/print", StringComparison.Ordinal));
        Assert.Empty(print.QuerySelectorAll("button"));
    }

    [Theory]
    [InlineData("", "掃描二維碼，在您的設備上瀏覽本頁")]
    [InlineData("/print", "")]
    public async Task Pages_end_with_the_address_and_its_QR_code(string view, string caption)
    {
        var id = await site.OwnersIdAsync();
        var page = await PageAsync($"/articles/{id}{view}");

        var image = Assert.IsAssignableFrom<IHtmlImageElement>(page.QuerySelector("img[src*='/qr.']"));
        Assert.True(image.DisplayWidth > 0 && image.DisplayHeight > 0);
        Assert.False(string.IsNullOrWhiteSpace(image.AlternativeText));
        var foot = page.Body!.TextContent;
        Assert.Contains($"{site.PublicAddress}/articles/{id}", foot, StringComparison.Ordinal);
        Assert.Contains(caption, foot, StringComparison.Ordinal);
    }

    private async Task<IHtmlDocument> PageAsync(string path)
    {
        using var response = await site.Http.GetAsync(path, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
