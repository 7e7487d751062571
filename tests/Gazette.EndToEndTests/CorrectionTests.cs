using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Gazette.EndToEndTests;

/// <summary>An editor corrects an article without touching its file.</summary>
public sealed class CorrectionTests(PublishedSite site)
{
    private static readonly string Text = $"""
        关于调整公交线路的通知
        发布时间：{DateTime.UtcNow.AddDays(-1):yyyy-MM-dd} 09:30
        来源：江城日报

        自下月起，四路公交车改走滨河路，途经图书馆和体育场，各站点的首末班时间不变，请市民留意。
        打印本页
        乘客可以向驾驶员或者客服热线询问换乘办法，沿线站牌将在本周内更换完毕。
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_corrected_headline_and_a_line_that_was_taken_for_furniture()
    {
        var first = await site.PublishAsync(site.Unique("corrections/公交.txt"), Text);
        var id = first.GetProperty("id").GetString()!;
        using var read = await GetAsync($"/api/articles/{id}", "br");
        Assert.EndsWith("-br\"", read.Headers.ETag!.Tag, StringComparison.Ordinal);
        var removal = (await site.JsonAsync($"/api/articles/{id}/edits")).GetProperty("edits").EnumerateArray()
            .First(e => e.GetProperty("before").GetString()!.Contains("打印本页", StringComparison.Ordinal)).GetProperty("number").GetInt32();

        using var answer = await PatchAsync(id, read.Headers.ETag, new { title = "四路车 <改道>", undo = new[] { removal } });

        Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.StatusCode, answer.Headers.CacheControl!.ToString()));
        var corrected = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement;
        Assert.Equal(("四路车 <改道>", 2), (corrected.GetProperty("title").GetString(), corrected.GetProperty("version").GetInt32()));
        Assert.Contains("打印本页", corrected.GetProperty("text").GetString(), StringComparison.Ordinal);
        using var reread = await GetAsync($"/api/articles/{id}", "identity");
        Assert.Equal(answer.Headers.ETag, reread.Headers.ETag);
        Assert.Equal(corrected.GetRawText(), await reread.Content.ReadAsStringAsync(Cancellation));

        var page = await site.Http.GetStringAsync($"/articles/{id}", Cancellation);
        Assert.All(["<h1>四路车 &lt;改道&gt;</h1>", "打印本页", "更新时间：", "（正文有改动）"], text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Equal("四路车 <改道>", (await site.ListItemAsync(id))!.Value.GetProperty("title").GetString());

        var versions = (await site.JsonAsync($"/api/articles/{id}/versions")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["title undo", ""], versions.Select(v => string.Join(' ', v.GetProperty("corrections").EnumerateArray())));
        var before = await site.JsonAsync($"/api/articles/{id}/versions/1");
        Assert.Equal(first.GetProperty("text").GetString(), before.GetProperty("text").GetString());
        var added = (await site.JsonAsync($"/api/articles/{id}/versions/2?diff=1")).GetProperty("changes").EnumerateArray()
            .Where(c => c.GetProperty("kind").GetString() == "added").Select(c => c.GetProperty("text").GetString());
        Assert.Contains("打印本页", string.Concat(added), StringComparison.Ordinal);

        // Whoever still has the first version in hand would undo this unknowingly.
        using var late = await PatchAsync(id, read.Headers.ETag, new { title = "另一个标题" });
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        using var careless = await PatchAsync(id, null, new { title = "另一个标题" });
        Assert.Equal(HttpStatusCode.PreconditionRequired, careless.StatusCode);
    }

    private Task<HttpResponseMessage> GetAsync(string path, string coding)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(coding));
        return site.Http.SendAsync(request, Cancellation);
    }

    private Task<HttpResponseMessage> PatchAsync(string id, EntityTagHeaderValue? ifMatch, object order)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/articles/{id}") { Content = JsonContent.Create(order) };
        if (ifMatch is not null)
            request.Headers.IfMatch.Add(ifMatch);
        return site.Http.SendAsync(request, Cancellation);
    }
}
