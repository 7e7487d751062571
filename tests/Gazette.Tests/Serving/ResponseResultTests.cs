using Gazette.Serving;
using Gazette.Storage;
using Gazette.Tests.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gazette.Tests;

/// <summary>What our own code sends whatever the host: the real one adds nothing.</summary>
public sealed class ResponseResultTests
{
    private static readonly Representation Page = Representation.OfText("text/html; charset=utf-8", new string('文', 600));
    private static readonly Representation Image = Representation.OfBytes("image/png", new byte[600]);
    private static readonly string Tag = $"\"{Page.Tag}\"";

    private readonly RequestHandler answers = new(Sample.Site, new SecurityHeaders(Sample.Site), NullLogger<RequestHandler>.Instance);

    [Theory]
    [InlineData("*")]
    [InlineData("TAG")]
    [InlineData("W/TAG")]
    [InlineData("\"other\", W/TAG")]
    [InlineData(",,TAG,")]
    public async Task A_known_tag_is_304_without_a_body(string ifNoneMatch)
    {
        var response = await SendAsync(Page, ("If-None-Match", ifNoneMatch.Replace("TAG", Tag, StringComparison.Ordinal)));
        Assert.Equal(304, response.StatusCode);
        Assert.Equal(0, response.Body.Length);
        Assert.Equal(Tag, response.Headers.ETag);
        Assert.Equal("Accept-Encoding", response.Headers.Vary);
        Assert.Equal(CacheRule.Page, response.Headers.CacheControl);
        Assert.Equal("nosniff", response.Headers.XContentTypeOptions);
    }

    [Theory]
    [InlineData("\"*\"")]
    [InlineData("\"other\", *")]
    [InlineData("*, \"other\"")]
    [InlineData("TAG and more")]
    [InlineData("'TAG'")]
    [InlineData("\"unclosed")]
    [InlineData("")]
    [InlineData("\"\"")]
    public async Task A_list_that_names_no_tag_of_ours_or_is_none_gets_the_whole_answer(string ifNoneMatch)
    {
        var response = await SendAsync(Page, ("If-None-Match", ifNoneMatch.Replace("TAG", Tag, StringComparison.Ordinal)));
        Assert.Equal(200, response.StatusCode);
        Assert.Equal(Page.Identity.Length, response.Body.Length);
    }

    [Theory]
    [InlineData(null, "-br", 200)]
    [InlineData("br", "", 200)]
    [InlineData("gzip", "-br", 200)]
    [InlineData("br", "-br", 304)]
    [InlineData("br", "-br\", \"x-gzip", 304)]
    public async Task A_tag_counts_for_its_own_encoding_alone(string? coding, string suffix, int status)
    {
        var response = await SendAsync(Page, ("Accept-Encoding", coding), ("If-None-Match", $"\"{Page.Tag}{suffix}\""));
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("Range", "bytes=0-9")]
    [InlineData("Range", "bytes=99999-")]
    [InlineData("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")]
    [InlineData("X-HTTP-Method-Override", "DELETE")]
    public async Task What_is_not_offered_is_ignored(string header, string value)
    {
        var response = await SendAsync(Page, (header, value));
        Assert.Equal(200, response.StatusCode);
        Assert.Equal(Page.Identity.Length, response.Body.Length);
        Assert.False(response.Headers.ContainsKey("Content-Range"));
    }

    [Theory]
    [InlineData("HEAD", 0)]
    // To a server this is no HEAD: it would miss the bytes that Content-Length announces.
    [InlineData("head", 1800)]
    [InlineData("get", 1800)]
    public async Task Only_HEAD_goes_without_a_body(string method, int bytes)
    {
        var response = await SendAsync(Page, method);
        Assert.Equal(1800, response.ContentLength);
        Assert.Equal(bytes, response.Body.Length);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task A_change_is_never_answered_304(string method)
    {
        var response = await SendAsync(Page, method, ("If-None-Match", "*"));
        Assert.Equal(200, response.StatusCode);
        Assert.Equal(1800, response.Body.Length);
        Assert.False(response.Headers.ContainsKey("ETag"));
    }

    [Fact]
    public async Task A_change_that_is_answered_with_the_new_state_tells_its_tag()
    {
        var response = await SendAsync(Representation.OfText("application/json", "{}", tag: "abc"), "PATCH", ("If-None-Match", "*"));
        Assert.Equal((200, 2), (response.StatusCode, response.Body.Length));
        Assert.Equal("\"abc\"", response.Headers.ETag);
    }

    [Fact]
    public async Task An_image_has_one_form_for_all()
    {
        var response = await SendAsync(Image, ("Accept-Encoding", "br, gzip"));
        Assert.False(response.Headers.ContainsKey("Vary"));
        Assert.False(response.Headers.ContainsKey("Content-Encoding"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_fault_is_500_with_all_headers_and_says_nothing_of_itself_or_the_request(bool page)
    {
        var context = Context("GET");
        context.Request.Path = "/secret-path";
        context.Request.QueryString = new QueryString("?q=secret-query");
        var work = Task.FromException<Response>(new InvalidOperationException("secret-fault"));
        var result = await (page ? answers.PageAsync(context.Request, work) : answers.JsonAsync(context.Request, work));
        await result.ExecuteAsync(context);

        Assert.Equal(500, context.Response.StatusCode);
        Assert.Equal("no-store", context.Response.Headers.CacheControl);
        Assert.True(context.Response.Headers.ContainsKey("Content-Security-Policy"));
        context.Response.Body.Position = 0;
        using var body = new StreamReader(context.Response.Body);
        Assert.DoesNotContain("secret", await body.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Storage_that_does_not_answer_is_503_and_says_when_to_ask_again(bool isRead)
    {
        var context = Context("GET");
        var fault = isRead ? (Exception)new StorageUnavailableException() : new Azure.RequestFailedException(0, "Connection refused (secret:443)");
        var result = await answers.PageAsync(context.Request, Task.FromException<Response>(fault));
        await result.ExecuteAsync(context);

        Assert.Equal((503, "5", "no-store"), (context.Response.StatusCode, context.Response.Headers.RetryAfter.ToString(), context.Response.Headers.CacheControl.ToString()));
        context.Response.Body.Position = 0;
        using var body = new StreamReader(context.Response.Body);
        Assert.DoesNotContain("secret", await body.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_cannot_write_a_log_line_of_its_own()
    {
        var log = new LogLines();
        var context = Context("GET");
        context.Request.Path = "/api/uploads/a\nInformation: all is well\u001B[2J";
        var logging = new RequestHandler(Sample.Site, new SecurityHeaders(Sample.Site), log);
        await logging.JsonAsync(context.Request, Task.FromException<Response>(new InvalidOperationException()));
        Assert.DoesNotContain(Assert.Single(log.Lines), char.IsControl);
    }

    private Task<HttpResponse> SendAsync(Representation representation, params (string Name, string? Value)[] headers) =>
        SendAsync(representation, "GET", headers);

    private async Task<HttpResponse> SendAsync(Representation representation, string method, params (string Name, string? Value)[] headers)
    {
        var context = Context(method);
        foreach (var (name, value) in headers)
            context.Request.Headers[name] = value;
        var result = await answers.PageAsync(context.Request, Task.FromResult<Response>(new Response.Found(representation, CacheRule.Page)));
        await result.ExecuteAsync(context);
        return context.Response;
    }

    private static DefaultHttpContext Context(string method)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Response.Body = new MemoryStream();
        return context;
    }
}
