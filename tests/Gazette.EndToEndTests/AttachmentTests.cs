using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Gazette.EndToEndTests;

/// <summary>A notice with a form beside it goes in, and readers download the form.</summary>
public sealed class AttachmentTests(PublishedSite site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Readers_get_the_very_file_under_its_name_and_no_browser_shows_it()
    {
        var (bytes, article) = await PublishAsync("attached/notice.html");
        var linked = article.GetProperty("attachments")[0];
        Assert.Equal("报名表 1.pdf", linked.GetProperty("name").GetString());
        Assert.Equal(bytes.Length, linked.GetProperty("bytes").GetInt64());
        var path = new Uri(linked.GetProperty("url").GetString()!).PathAndQuery;
        using var answer = await site.Http.GetAsync(path, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(("attachment", "报名表 1.pdf"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox;", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        using var part = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Range = new RangeHeaderValue(5, 9) } };
        using (var some = await site.Http.SendAsync(part, Cancellation))
        {
            Assert.Equal(HttpStatusCode.PartialContent, some.StatusCode);
            Assert.Equal(bytes[5..10], await some.Content.ReadAsByteArrayAsync(Cancellation));
        }

        using var head = new HttpRequestMessage(HttpMethod.Head, path);
        using (var bare = await site.Http.SendAsync(head, Cancellation))
            Assert.Equal((HttpStatusCode.OK, bytes.Length), (bare.StatusCode, bare.Content.Headers.ContentLength));
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.Add("If-None-Match", answer.Headers.ETag!.ToString());
        using (var unchanged = await site.Http.SendAsync(again, Cancellation))
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        foreach (var other in new[] { "winner.pdf", "报名表 1.exe", "..%2f报名表 1.pdf" })
        {
            using var refused = await site.Http.GetAsync(path[..(path.LastIndexOf('/') + 1)] + other, Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_link_says_what_it_is_and_a_click_saves_the_file(int width)
    {
        var (bytes, article) = await PublishAsync($"attached-{width}/notice.html");
        var (playwright, browser) = await Chromium.StartAsync();
        using (playwright)
        await using (browser)
        {
            await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, AcceptDownloads = true });
            var tab = await context.NewPageAsync();
            await tab.GotoAsync(new Uri(site.Http.BaseAddress!, $"/articles/{article.GetProperty("id").GetString()}").ToString());
            var link = tab.Locator(".body a[href^='/files/']");
            Assert.Equal($"1．报名表(PDF, {Math.Ceiling(bytes.Length / 1024.0)} KB)", await link.InnerTextAsync());
            var download = await tab.RunAndWaitForDownloadAsync(() => link.ClickAsync());
            Assert.Equal("报名表 1.pdf", download.SuggestedFilename);
            Assert.Equal(bytes, await File.ReadAllBytesAsync((await download.PathAsync())!, Cancellation));
            Assert.True(await tab.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0, "The page is wider than the screen.");
        }
    }

    /// <returns>The form, and the notice as JSON.</returns>
    private async Task<(byte[] Form, JsonElement Article)> PublishAsync(string name)
    {
        name = site.Unique(name);
        var folder = name[..name.LastIndexOf('/')];
        byte[] form = [.. Encoding.UTF8.GetBytes($"%PDF-1.4\n% {name}\n"), .. Enumerable.Repeat((byte)'x', 5000)];
        var article = await site.PublishAsync(name, """
            <!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>关于招募志愿者的通知</title></head><body><h1>关于招募志愿者的通知</h1>
            <p>发布时间：2026-03-02</p>
            <p>今年的义务植树活动定于三月十二日上午在东河滩苗圃举行，现面向全区招募志愿者三百名，年满十六周岁的居民都可以报名。</p>
            <p>请填写报名表，于三月九日以前交到所在街道的便民服务窗口，也可以发到园林绿化中心的邮箱，名额满后停止报名。</p>
            <p>附件：</p><p><a href="files/报名表%201.pdf"><img src="/images/icon_pdf.gif" width="16">1．报名表</a></p></body></html>
            """);
        Assert.Equal(0, article.GetProperty("attachments").GetArrayLength());
        var etag = await site.UploadAsync($"{folder}/files/报名表 1.pdf", form);
        var receipt = await site.ReceiptAsync($"{folder}/files/报名表 1.pdf", etag);
        Assert.Equal(("attachment", "published"), (receipt.GetProperty("kind").GetString(), receipt.GetProperty("state").GetString()));
        var path = $"/api/articles/{article.GetProperty("id").GetString()}";
        // The file's own run makes the notice anew when it has noted its end.
        await site.UntilAsync(async () => (article = await site.JsonAsync(path)).GetProperty("attachments").GetArrayLength() > 0);
        return (form, article);
    }
}
