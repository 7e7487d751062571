using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Gazette.EndToEndTests;

/// <summary>From a dropped file to its page, and back to its editor.</summary>
public sealed class UploadTests(PublishedSite site)
{
    private const string Text = """
        老城区供水管网改造完工
        发布时间：2024年3月8日 08:05
        来源：城建周刊

        历时八个月的老城区供水管网改造工程昨日完工，沿线三十二个小区的居民用上了稳定的自来水。
        施工方介绍，新管道全部采用球墨铸铁管，漏损率由百分之十八降到百分之六。
        """;

    [Fact]
    public async Task A_new_version_of_a_file_updates_its_page()
    {
        var name = site.Unique("uploads/water.txt");
        var first = await site.PublishAsync(name, Text);
        Assert.Equal("2024-03-08T08:05:00+08:00", first.GetProperty("publishedAt").GetString());
        var second = await site.PublishAsync(name, Text.Replace("完工", "提前完工", StringComparison.Ordinal));

        Assert.Equal(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
        // The editor who opens the page now sees the new one, though the old one was in memory a moment ago.
        Assert.Equal("老城区供水管网改造提前完工", second.GetProperty("title").GetString());
        Assert.Equal(first.GetProperty("firstPublishedAt").GetString(), second.GetProperty("firstPublishedAt").GetString());
    }

    [Fact]
    public async Task The_edits_of_an_article_lead_from_its_draft_to_its_text()
    {
        var article = await site.PublishAsync(site.Unique("uploads/edits.txt"), Text.Replace("昨日", "昨\u200B日", StringComparison.Ordinal) + "\n打印本页\n");
        var list = await site.JsonAsync($"/api/articles/{article.GetProperty("id").GetString()}/edits");

        var text = list.GetProperty("draft").GetString()!;
        foreach (var edit in list.GetProperty("edits").EnumerateArray())
        {
            var (position, before) = (edit.GetProperty("position").GetInt32(), edit.GetProperty("before").GetString()!);
            Assert.Equal(before, text.Substring(position, before.Length));
            text = text.Remove(position, before.Length).Insert(position, edit.GetProperty("after").GetString()!);
        }

        Assert.Equal(article.GetProperty("text").GetString(), text);
        Assert.NotEqual(text, list.GetProperty("draft").GetString());
    }

    [Fact]
    public async Task A_published_file_shows_in_the_lists()
    {
        // Lists begin with the newest.
        var yesterday = DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var article = await site.PublishAsync(site.Unique("uploads/列表.txt"), Text.Replace("2024年3月8日", yesterday, StringComparison.Ordinal));
        var id = article.GetProperty("id").GetString()!;
        Assert.Equal($"{yesterday}T08:05:00+08:00", article.GetProperty("publishedAt").GetString());

        JsonElement? listed = null;
        await site.UntilAsync(async () => (listed = await site.ListItemAsync(id)) is not null);
        var item = listed!.Value;
        string[] fields = ["id", "url", "title", "standfirst", "source", "author", "publishedAt", "updatedAt", "language", "column", "thumbnail", "summary"];
        Assert.Equal(fields.Order(), item.EnumerateObject().Select(p => p.Name).Order());
        if (!site.IsGiven)
            Assert.Contains($"/articles/{id}", await site.Http.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uploads/第一 季度#报告?.txt")]
    [InlineData("uploads/100% a+b.txt")]
    public async Task Any_name_finds_its_receipt(string name)
    {
        name = site.Unique(name);
        await site.PublishAsync(name, Text);
        using var byPath = await site.Http.GetAsync("/api/uploads/" + string.Join('/', name.Split('/').Select(Uri.EscapeDataString)), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, byPath.StatusCode);
        var receipt = JsonDocument.Parse(await byPath.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(name, receipt.GetProperty("name").GetString());
        string[] fields = ["name", "kind", "etag", "state", "reason", "articleId", "url", "picture", "attachment", "archive", "repairs", "needsReview", "reviewReasons", "held", "publishAt", "staleCorrections", "sameTextAs", "missing", "attempts", "at"];
        Assert.Equal(fields.Order(), receipt.EnumerateObject().Select(p => p.Name).Order());
    }

    [Theory]
    [InlineData("uploads/minutes.wps", "unsupported-kind", ".docx")]
    [InlineData("uploads/minutes.docx", "word-invalid", "Save As")]
    [InlineData("uploads/empty.html", "empty", "empty")]
    [InlineData("uploads/broken.md", "front-matter-invalid", "front matter")]
    public async Task A_bad_file_gets_a_reason_with_a_remedy(string name, string code, string word)
    {
        name = site.Unique(name);
        await site.UploadAsync(name, name.EndsWith(".html", StringComparison.Ordinal) ? "" : "---\ntitle: [\n---\n正文");

        var receipt = await site.ReceiptAsync(name);

        Assert.Equal("rejected", receipt.GetProperty("state").GetString());
        var reason = receipt.GetProperty("reason");
        Assert.Equal(code, reason.GetProperty("code").GetString());
        Assert.Contains(word, reason.GetProperty("detail").GetString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(name, reason.GetProperty("detail").GetString(), StringComparison.Ordinal);
        if (!site.IsGiven)
            await site.UntilAsync(() => Task.FromResult(site.Host.Output.Any(line => line.StartsWith($"{name}: rejected", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_file_over_the_limit_is_rejected_with_the_limit_and_its_size()
    {
        var name = site.Unique("uploads/huge.txt");
        await site.UploadAsync(name, Encoding.UTF8.GetBytes(new string('长', 3 * 1024 * 1024)));
        var detail = (await site.ReceiptAsync(name)).GetProperty("reason").GetProperty("detail").GetString();
        Assert.Contains("8 MiB", detail, StringComparison.Ordinal);
        Assert.Contains("9 MiB", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_do_not_reach_the_page()
    {
        var article = await site.PublishAsync(site.Unique("uploads/hostile.html"), """
            <html><head><title>Notice of works &lt;script&gt;alert(1)&lt;/script&gt;</title></head><body><article>
            <h1>Notice of works &lt;script&gt;alert(1)&lt;/script&gt;</h1>
            <p onclick="alert(2)" style="position:fixed">The road is closed from Monday to Friday because of works on the water mains, and buses take another way through the town.</p>
            <p><a href="javascript:alert(3)">Details</a> and <img src="https://evil.example/x.png" onerror="alert(4)"> a map are at the town hall, which is open on all working days from nine to five.</p>
            <script>alert(5)</script><iframe src="https://evil.example/"></iframe><form action="https://evil.example/"><input name="q"></form>
            </article></body></html>
            """);
        using var response = await site.Http.GetAsync($"/articles/{article.GetProperty("id").GetString()}", TestContext.Current.CancellationToken);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.All(["<script>", "onclick", "javascript:", "evil.example", "onerror", "<iframe", "<form", "style="],
            hostile => Assert.DoesNotContain(hostile, html, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }
}
