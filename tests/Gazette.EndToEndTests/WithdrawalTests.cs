using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Gazette.EndToEndTests;

public sealed class WithdrawalTests(PublishedSite site)
{
    private static readonly string Text = $"""
        河西路夜间施工公告
        发布时间：{DateTime.UtcNow.AddDays(-1):yyyy-MM-dd} 09:30

        为了更换老旧管网，河西路从五月八日起夜间施工，请过往车辆按照现场指示绕行。
        施工期间，沿线公交站点临时调整，具体安排以公交公司的通知为准。
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_is_withdrawn_with_a_reason_and_replayed()
    {
        var name = site.Unique("withdrawals/施工.txt");
        var id = (await site.PublishAsync(name, Text)).GetProperty("id").GetString()!;
        await site.UntilAsync(async () => await site.ListItemAsync(id) is not null);

        using var answer = await WithdrawAsync(id, new { reason = "日期有误，<b>核实</b>后再发布。" });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("was not touched", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);

        foreach (var form in new[] { $"/articles/{id}", $"/articles/{id}/print", $"/articles/{id}/qr.png", $"/articles/{id}/qr.svg", $"/api/articles/{id}" })
        {
            using var gone = await site.Http.GetAsync(form, Cancellation);
            Assert.Equal((HttpStatusCode.Gone, "no-store"), (gone.StatusCode, gone.Headers.CacheControl!.ToString()));
        }

        using var page = await site.Http.GetAsync($"/articles/{id}", Cancellation);
        var html = await page.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("日期有误，&lt;b&gt;核实&lt;/b&gt;后再发布。", html, StringComparison.Ordinal);
        Assert.Contains("撤下时间：", html, StringComparison.Ordinal);
        Assert.Null(await site.ListItemAsync(id));
        Assert.Equal("withdrawn", (await site.ReceiptAsync(name)).GetProperty("state").GetString());

        using var replay = await site.Http.PostAsync($"/api/uploads/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}?action=replay", null, Cancellation);
        Assert.Equal("published", JsonDocument.Parse(await replay.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("state").GetString());
        using var back = await site.Http.GetAsync($"/articles/{id}", Cancellation);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
    }

    [Theory]
    [InlineData("{}", "application/json", 400)]
    [InlineData("{\"reason\": \"\"}", "application/json", 400)]
    [InlineData("{\"reason\": \"a\\nb\"}", "application/json", 400)]
    [InlineData("{\"reason\": \"\\u200b\\u3164\"}", "application/json", 400)]
    [InlineData("{\"reason\": \"x\", \"purged\": true}", "application/json", 400)]
    [InlineData("{\"reason\": \"x\"", "application/json", 400)]
    [InlineData("null", "application/json", 400)]
    [InlineData("{\"reason\": \"x\"}", "text/plain", 415)]
    [InlineData("{\"reason\": \"x\"}", "application/json", 404)]
    public async Task What_cannot_be_withdrawn_is_refused_and_nothing_changes(string body, string type, int status)
    {
        var id = status == 404 ? "no-such-article" : await site.OwnersIdAsync();
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/articles/{id}") { Content = new StringContent(body, null, type) };
        using var answer = await site.Http.SendAsync(request, Cancellation);

        Assert.Equal(status, (int)answer.StatusCode);
        using var page = await site.Http.GetAsync($"/articles/{await site.OwnersIdAsync()}", Cancellation);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused()
    {
        using var answer = await WithdrawAsync(await site.OwnersIdAsync(), new { reason = new string('x', 70_000) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Versions_and_their_differences_are_served()
    {
        var name = site.Unique("withdrawals/two.txt");
        var id = (await site.PublishAsync(name, Text + "第一版。")).GetProperty("id").GetString()!;
        await site.PublishAsync(name, Text + "第二版。");

        Assert.Equal(2, (await site.JsonAsync($"/api/articles/{id}/versions")).GetProperty("items").GetArrayLength());
        Assert.EndsWith("第一版。", (await site.JsonAsync($"/api/articles/{id}/versions/1")).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["same", "removed", "added", "same"],
            (await site.JsonAsync($"/api/articles/{id}/versions/2?diff=1")).GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("kind").GetString()));
        // Its own publisher decides who sees earlier versions.
        using var page = await site.Http.GetAsync($"/articles/{id}/versions", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("（正文有改动）", await site.Http.GetStringAsync($"/articles/{id}", Cancellation), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> WithdrawAsync(string id, object order) =>
        site.Http.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"/api/articles/{id}") { Content = JsonContent.Create(order) }, Cancellation);
}
