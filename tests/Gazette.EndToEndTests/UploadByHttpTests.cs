using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Gazette.EndToEndTests;

/// <summary>Files that are sent to the host itself, over a network that breaks.</summary>
public sealed class UploadByHttpTests(PublishedSite site)
{
    private const int PartBytes = 8 * 1024 * 1024;
    private const string Text = "渡口改用新船\n\n从周一起，渡口改用新船，班次不变，乘客上下船时请走右侧的栈桥，听从船员安排，雨雪天气停航以码头公告为准。\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_becomes_a_page_and_is_given_back_as_it_was()
    {
        var name = site.Unique("sent/渡口 50%.txt");
        using var sent = await PutAsync(name, Encoding.UTF8.GetBytes(Text), message => message.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any));
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        var receipt = await site.ReceiptAsync(name, sent.Headers.ETag!.ToString());
        Assert.Equal("published", receipt.GetProperty("state").GetString());
        Assert.Equal(name, (await site.JsonAsync(sent.Headers.Location!.ToString())).GetProperty("name").GetString());

        using var again = await PutAsync(name, Encoding.UTF8.GetBytes(Text), message => message.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any));
        Assert.Equal(HttpStatusCode.PreconditionFailed, again.StatusCode);
        using var file = await site.Http.GetAsync(PathOf(name) + "?form=file", Cancellation);
        Assert.Equal(Text, await file.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(("application/octet-stream", "attachment"), (file.Content.Headers.ContentType!.ToString(), file.Content.Headers.ContentDisposition!.DispositionType));
        Assert.StartsWith("sandbox;", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    [OwnHost("It cuts connections on their way to the host.")]
    public async Task A_large_file_goes_on_after_its_connection_broke()
    {
        var name = site.Unique("sent/large.pdf");
        var file = RandomNumberGenerator.GetBytes(20_000_000);
        "%PDF-1.7"u8.CopyTo(file);
        var path = $"/api/uploads?name={Uri.EscapeDataString(name)}&parts={Guid.NewGuid():N}";

        await CutOffAsync(path, file, sent: 6_000_000);
        // The host may still be at what it has got.
        await site.UntilAsync(async () => await ReceivedAsync(path) == 4 * 1024 * 1024);
        for (var at = await ReceivedAsync(path); at < file.Length;)
        {
            var length = Math.Min(PartBytes, file.Length - at);
            using var answer = await SendPartAsync(path, file, (int)at, (int)length);
            at += length;
            Assert.Equal(at < file.Length ? HttpStatusCode.Accepted : HttpStatusCode.Created, answer.StatusCode);
        }

        var etag = (await site.ReceiptAsync(name)).GetProperty("etag").GetString();
        using var back = await site.Http.GetAsync($"/api/uploads?name={Uri.EscapeDataString(name)}&form=file", Cancellation);
        Assert.Equal(file, await back.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(etag, back.Headers.ETag!.ToString());
    }

    [Theory]
    [InlineData("/api/uploads/sent%2Fa.txt")]
    [InlineData("/api/uploads/sent%2fa.txt")]
    [InlineData("/api/uploads?name=sent%2F..%2Fa.txt")]
    [InlineData("/api/uploads")]
    public async Task A_name_that_nobody_can_mean_is_refused(string path)
    {
        using var message = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(Text), Headers = { { "If-None-Match", "*" } } };
        using var answer = await site.Http.SendAsync(message, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> PutAsync(string name, byte[] body, Action<HttpRequestMessage> condition)
    {
        using var message = new HttpRequestMessage(HttpMethod.Put, PathOf(name)) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        condition(message);
        return await site.Http.SendAsync(message, Cancellation);
    }

    private static string PathOf(string name) => "/api/uploads/" + string.Join('/', name.Split('/').Select(Uri.EscapeDataString));

    private async Task<HttpResponseMessage> SendPartAsync(string path, byte[] file, int offset, int length)
    {
        using var message = new HttpRequestMessage(HttpMethod.Put, path) { Content = new ByteArrayContent(file, offset, length) };
        message.Content.Headers.ContentRange = new ContentRangeHeaderValue(offset, offset + length - 1, file.Length);
        message.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        return await site.Http.SendAsync(message, Cancellation);
    }

    /// <summary>Sends the beginning of the first part, and is gone.</summary>
    private async Task CutOffAsync(string path, byte[] file, int sent)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(site.Http.BaseAddress!.Host, site.Http.BaseAddress.Port, Cancellation);
        var head = $"PUT {path} HTTP/1.1\r\nHost: {site.Http.BaseAddress.Authority}\r\nIf-None-Match: *\r\nContent-Length: {PartBytes}\r\nContent-Range: bytes 0-{PartBytes - 1}/{file.Length}\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Cancellation);
        await client.GetStream().WriteAsync(file.AsMemory(0, sent), Cancellation);
    }

    private async Task<long> ReceivedAsync(string path)
    {
        using var json = JsonDocument.Parse(await site.Http.GetStringAsync(path, Cancellation));
        return json.RootElement.GetProperty("received").GetInt64();
    }
}
