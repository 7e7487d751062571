using System.Net;

namespace Gazette.Tests.LocalHost;

public sealed class FunctionRouterTests(SampleHost host) : IClassFixture<SampleHost>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/things/1", "parameter 1 GET")]
    [InlineData("/THINGS/1", "parameter 1 GET")]
    [InlineData("/all/a.html", "catch-all a.html GET")]
    [InlineData("/all/a/b/c.html", "catch-all a/b/c.html GET")]
    [InlineData("/all/a%20b", "catch-all a b GET")]
    [InlineData("/all/a%2Fb", "catch-all a%2Fb GET")]
    [InlineData("/all/%E6%96%B0%E8%81%9E", "catch-all 新聞 GET")]
    [InlineData("/all/x/../y", "catch-all y GET")]
    [InlineData("/all/x/%2E%2E/y", "catch-all y GET")]
    [InlineData("/all", "query null GET")]
    [InlineData("/all/", "query null GET")]
    [InlineData("/all?after=k%20k", "query k k GET")]
    [InlineData("/", "root GET")]
    [InlineData("/direct", "direct")]
    public async Task Route_and_values(string path, string said) =>
        Assert.Equal(said, await host.Http.GetStringAsync(new Uri(path, UriKind.Relative), Cancel));

    [Fact]
    public async Task The_first_name_wins_even_over_a_literal() =>
        Assert.Equal("parameter literal GET", await host.Http.GetStringAsync(new Uri("/things/literal", UriKind.Relative), Cancel));

    [Theory]
    [InlineData("POST", "/things/1")]
    [InlineData("HEAD", "/things/1")]
    [InlineData("HEAD", "/")]
    [InlineData("GET", "/h_unrouted")]
    [InlineData("OPTIONS", "/all")]
    [InlineData("GET", "/nothing")]
    [InlineData("GET", "/things/1/2")]
    public async Task What_no_function_lists_is_404_without_a_body(string method, string path)
    {
        using var answer = await SendAsync(method, path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Theory]
    [InlineData("/things/literal")] // Falls through A_Parameter, which lists GET alone.
    [InlineData("/all/a.html")]
    public async Task HEAD_is_answered_where_it_is_listed(string path)
    {
        using var answer = await SendAsync("HEAD", path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Without_a_route_the_name_is_the_route()
    {
        using var answer = await SendAsync("POST", "/h_unrouted");
        Assert.StartsWith("unrouted ", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unhandled_fault_is_a_bare_500()
    {
        using var answer = await SendAsync("GET", "/fault");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Cancel));
        Assert.DoesNotContain("X-Ours", answer.Headers.Select(h => h.Key));
    }

    [Theory]
    [InlineData("localhost", null, HttpStatusCode.OK)]
    [InlineData("LOCALHOST:80", null, HttpStatusCode.OK)]
    [InlineData("127.1.2.3:7071", null, HttpStatusCode.OK)]
    [InlineData("[::1]:7071", null, HttpStatusCode.OK)]
    [InlineData("localhost:7071", "http://localhost:7071", HttpStatusCode.OK)]
    [InlineData("news.example", null, HttpStatusCode.Forbidden)]
    [InlineData("localhost.news.example", null, HttpStatusCode.Forbidden)]
    [InlineData("192.168.1.5:7071", null, HttpStatusCode.Forbidden)]
    [InlineData("localhost:7071", "http://news.example", HttpStatusCode.Forbidden)]
    [InlineData("localhost:7071", "http://localhost:3000", HttpStatusCode.Forbidden)]
    [InlineData("localhost:7071", "null", HttpStatusCode.Forbidden)]
    [InlineData("localhost:7071", "", HttpStatusCode.Forbidden)]
    [InlineData("localhost:7071", null, HttpStatusCode.OK, "none")]
    [InlineData("localhost:7071", "http://localhost:7071", HttpStatusCode.OK, "same-origin")]
    [InlineData("localhost:7071", null, HttpStatusCode.Forbidden, "cross-site")]
    [InlineData("localhost:7071", null, HttpStatusCode.Forbidden, "same-site")]
    [InlineData("localhost:7071", null, HttpStatusCode.Forbidden, "")]
    public async Task A_route_with_a_key_answers_only_programs_on_this_machine(string name, string? origin, HttpStatusCode status, string? fetchedFrom = null)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Patch, HttpMethod.Delete })
        {
            using var request = new HttpRequestMessage(method, new Uri("/keyed", UriKind.Relative));
            request.Headers.Host = name;
            if (origin is not null)
                request.Headers.TryAddWithoutValidation("Origin", origin);
            if (fetchedFrom is not null)
                request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", fetchedFrom);
            using var answer = await host.Http.SendAsync(request, Cancel);
            Assert.Equal(status, answer.StatusCode);
        }
    }

    [Fact]
    public async Task An_open_route_answers_under_any_name()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/things/1", UriKind.Relative));
        request.Headers.Host = "news.example";
        request.Headers.Add("Origin", "http://news.example");
        using var answer = await host.Http.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Each_invocation_is_built_from_its_own_request_scope()
    {
        var first = await host.Http.GetStringAsync(new Uri("/visit", UriKind.Relative), Cancel);
        var second = await host.Http.GetStringAsync(new Uri("/visit", UriKind.Relative), Cancel);
        Assert.NotEqual("another scope", first);
        Assert.NotEqual(first, second);
    }

    private Task<HttpResponseMessage> SendAsync(string method, string path) =>
        host.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative)), Cancel);
}
