using System.Net;

namespace Gazette.EndToEndTests.Requests;

/// <summary>Requests that no browser sends. Each is answered, and the next reader gets the page as before.</summary>
[OwnHost("It looks at the answers of the local host's own server; the Functions host has another.")]
public sealed class HostileRequestTests(PublishedSite site)
{
    private IPEndPoint Server => new(IPAddress.Loopback, site.Host.BaseUrl.Port);

    [Theory]
    [InlineData("/articles/..%2f..%2fapi%2fuploads", 400)]
    [InlineData("/articles/%2e%2e%2fapi", 400)]
    [InlineData("/articles/..%5c..%5cweb.config", 400)]
    [InlineData("/articles/ID%2fprint", 400)]
    [InlineData("/articles/ID%252fprint", 400)]
    [InlineData("/articles/ID%20", 400)]
    [InlineData("/articles/ID;x=1", 400)]
    [InlineData("/articles/ID#print", 400)]
    [InlineData("/articles/ID%0a", 400)]
    [InlineData("/articles/ID%0d%0aX:%20y", 400)]
    [InlineData("/articles/%ff", 400)]
    [InlineData("/articles/%c0%ae%c0%ae", 400)]
    [InlineData("/articles/%EF%BD%81", 400)]
    [InlineData("/articles/ID%00", 400)]
    [InlineData("/articles/ID\0", 400)]
    [InlineData("/articles/%", 400)]
    [InlineData("/assets/..%2f..%2fhost.json", 404)]
    [InlineData("/assets/site.css", 404)]
    [InlineData("/assets/%2e%2e/%2e%2e/host.json", 404)]
    [InlineData("/api/uploads/%00", 400)]
    [InlineData("/api/uploads/%ED%A0%80", 404)]
    [InlineData("/api/uploads?name=%00", 404)]
    [InlineData("/api/uploads?name=%ED%A0%80", 404)]
    [InlineData("/api/uploads?name=%27%20or%20PartitionKey%20ne%20%27", 404)]
    [InlineData("/api/uploads?name=", 400)]
    [InlineData("//articles/ID", 404)]
    [InlineData("/host.json", 404)]
    [InlineData("/admin/host/status", 404)]
    [InlineData("/.git/config", 404)]
    [InlineData("*", 405)]
    [InlineData("?", 400)]
    [InlineData("http://zq9x.example/", 400)]
    [InlineData("file:///etc/passwd", 400)]
    public async Task A_path_leads_nowhere_but_to_what_it_names(string target, int status)
    {
        var answer = await SendAsync(target);
        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain("PublicBaseUrl", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?after=&after=")]
    [InlineData("/?after=000001.0000000000000000000-a&after=x")]
    [InlineData("/?AFTER=x")]
    [InlineData("/?after")]
    [InlineData("/?after=000001.0000000000000000000-a%0a")]
    [InlineData("/api/articles?after=000001.0000000000000000000-a'%20or%20'1'%20eq%20'1")]
    [InlineData("/articles/ID/qr.png?size=300&size=300,300")]
    [InlineData("/articles/ID/qr.png?size=+300")]
    [InlineData("/articles/ID/qr.svg?size=%20300")]
    [InlineData("/articles/ID/qr.svg?size=300.0")]
    [InlineData("/articles/ID/qr.svg?size=0x200")]
    [InlineData("/articles/ID/qr.svg?size=%EF%BC%93%EF%BC%90%EF%BC%90")]
    [InlineData("/articles/ID/qr.svg?size=99999999999999999999999")]
    public async Task A_parameter_that_is_wrong_where_it_stands_last_is_400(string target) =>
        Assert.Equal(400, (await SendAsync(target)).Status);

    [Fact]
    public async Task A_name_longer_than_any_blobs_is_400_with_the_limit()
    {
        var answer = await SendAsync("/api/uploads?name=" + new string('a', 1025));
        Assert.Equal(400, answer.Status);
        Assert.Contains("1,024", answer.Body, StringComparison.Ordinal);
        Assert.Equal(404, (await SendAsync("/api/uploads?name=" + new string('a', 1024))).Status);
        Assert.Equal(400, (await SendAsync("/api/uploads/" + new string('a', 1025))).Status);
    }

    [Theory]
    [InlineData("/?unknown=1&unknown=2")]
    [InlineData("/?&&&===")]
    [InlineData("/articles/ID?after=x&size=x")]
    [InlineData("/healthz?name=x")]
    [InlineData("/?after=x&after=000001.0000000000000000000-a")]
    [InlineData("/articles/ID/qr.png?size=x&size=300")]
    public async Task A_parameter_that_an_address_does_not_know_or_that_stands_again_is_ignored(string target) =>
        Assert.Equal(200, (await SendAsync(target)).Status);

    [Theory]
    [InlineData("/articles/", 81, 400)]
    [InlineData("/articles/", 6_000, 400)]
    [InlineData("/articles/", 20_000, 414)]
    [InlineData("/assets/", 6_000, 404)]
    [InlineData("/?after=", 6_000, 400)]
    [InlineData("/?after=", 1_000_000, 414)]
    [InlineData("/?", 20_000, 414)]
    public async Task What_is_too_long_is_refused(string start, int length, int status) =>
        Assert.Equal(status, (await SendAsync(start + new string('a', length))).Status);

    [Theory]
    [InlineData(1, 40_000, 431)]
    [InlineData(101, 1, 431)]
    [InlineData(5_000, 1, 431)]
    [InlineData(90, 10, 200)]
    public async Task Headers_are_bounded_in_number_and_length(int count, int length, int status)
    {
        var headers = Enumerable.Range(0, count).Select(i => $"X-{i}: {new string('a', length)}");
        Assert.Equal(status, (await RawRequest.SendAsync(Server, "/", headers)).Status);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: \"><script>\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999999\r\nConnection: close\r\n\r\n", 200)]
    [InlineData("GET / HTTP/1.0\r\n\r\n", 200)]
    [InlineData("HEAD / HTTP/1.0\r\n\r\n", 200)]
    [InlineData("GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", 505)]
    [InlineData("GET /\r\n\r\n", 400)]
    [InlineData("\r\n\r\n\r\n GET / HTTP/1.1\r\n\r\n", 400)]
    [InlineData("\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n", 400)]
    public async Task Broken_and_old_HTTP_is_answered_once(string bytes, int status)
    {
        var answer = await RawRequest.SendBytesAsync(Server, bytes);
        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain("HTTP/1.1 ", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_request_hidden_in_a_body_is_not_answered()
    {
        const string Hidden = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
        var answer = await RawRequest.SendBytesAsync(
            Server, $"GET /articles/NO HTTP/1.1\r\nHost: localhost\r\nContent-Length: {Hidden.Length}\r\nConnection: close\r\n\r\n{Hidden}");
        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain("\"ok\"", answer.Body, StringComparison.Ordinal);
        var doubled = await RawRequest.SendBytesAsync(
            Server, $"GET /articles/NO HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{Hidden}");
        Assert.DoesNotContain("\"ok\"", doubled.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 31000000\r\n\r\n{", 413)]
    [InlineData("Content-Length: 70000\r\n\r\n", 413)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 400)]
    [InlineData("Content-Length: 2\r\n\r\n[]", 400)]
    [InlineData("Content-Length: 4\r\n\r\nnull", 400)]
    [InlineData("Content-Length: 18\r\n\r\n{\"reason\": \"zq9x\"}", 404)]
    [InlineData("Content-Length: 17\r\n\r\n{\"re<zq9x>\": \"x\"}", 400)]
    public async Task A_body_that_is_too_long_or_broken_is_refused_and_none_is_repeated(string rest, int status)
    {
        var answer = await RawRequest.SendBytesAsync(
            Server, $"DELETE /api/articles/no-such-article HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n{rest}");
        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain("<zq9x", answer.Body, StringComparison.Ordinal);
        Assert.Contains("X-Content-Type-Options", answer.Headers.Select(h => h.Key));
    }

    [Fact]
    public async Task A_forms_body_is_refused_where_JSON_is_asked_for()
    {
        var answer = await RawRequest.SendBytesAsync(
            Server, "DELETE /api/articles/no-such-article HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}");
        Assert.Equal(415, answer.Status);
    }

    private async Task<RawAnswer> SendAsync(string target) =>
        await RawRequest.SendAsync(Server, target.Replace("ID", await site.OwnersIdAsync(), StringComparison.Ordinal));
}
