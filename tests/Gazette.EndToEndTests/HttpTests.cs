using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Gazette.EndToEndTests;

/// <summary>What every answer has in common: methods, errors, headers, caching.</summary>
public sealed class HttpTests(PublishedSite site)
{
    private static readonly string[] AlwaysSent =
    [
        "Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy",
        "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Cache-Control",
    ];

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/articles/OWNERS", 200)]
    [InlineData("/articles/OWNERS/print", 200)]
    [InlineData("/articles/OWNERS/qr.png", 200)]
    [InlineData("/articles/OWNERS/qr.svg", 200)]
    [InlineData("/api/articles", 200)]
    [InlineData("/api/articles/OWNERS", 200)]
    [InlineData("/api/uploads", 200)]
    [InlineData("/api/uploads/UPLOAD", 200)]
    [InlineData("/healthz", 200)]
    [InlineData("/feed.xml", 200)]
    [InlineData("/feed.json", 200)]
    [InlineData("/sitemap.xml", 200)]
    [InlineData("/sitemaps/pages.xml", 200)]
    [InlineData("/sitemap-news.xml", 200)]
    [InlineData("/robots.txt", 200)]
    [InlineData("/feeds/no-such-column", 404)]
    [InlineData("/sitemaps/1900-01.xml", 404)]
    [InlineData("/articles/no-such-article", 404)]
    [InlineData("/articles/no-such-article/print", 404)]
    [InlineData("/api/articles/no-such-article", 404)]
    [InlineData("/api/uploads/no-such-file.txt", 404)]
    [InlineData("/assets/no-such-file.css", 404)]
    [InlineData("/articles/UPPER", 400)]
    [InlineData("/api/articles/a_b", 400)]
    [InlineData("/?after=x", 400)]
    [InlineData("/api/articles?after=1.2", 400)]
    [InlineData("/api/uploads?after=%27", 400)]
    public async Task Routes_answer_GET_and_HEAD_alike_with_all_headers(string path, int status)
    {
        path = path.Replace("OWNERS", await site.OwnersIdAsync(), StringComparison.Ordinal).Replace("UPLOAD", site.OwnersUpload, StringComparison.Ordinal);
        using var get = await site.Http.GetAsync(path, TestContext.Current.CancellationToken);
        using var head = await site.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)get.StatusCode);
        Assert.Equal(status, (int)head.StatusCode);
        Assert.All(AlwaysSent, header => Assert.True(get.Headers.Contains(header), header));
        // Lists change while other tests publish.
        if (get.Headers.ETag?.Tag == head.Headers.ETag?.Tag)
            Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        if (status >= 400)
            Assert.Equal("no-store", get.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("POST", "/")]
    [InlineData("PUT", "/articles/a")]
    [InlineData("DELETE", "/articles/a")]
    [InlineData("OPTIONS", "/api/uploads")]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/articles")]
    [InlineData("GET", "/articles/a/b")]
    public async Task What_no_function_lists_is_404(string method, string path)
    {
        Assert.SkipWhen(site.IsGiven && path == "/", "The Functions host answers other methods at the root itself, with 204.");
        using var response = await site.Http.SendAsync(
            new HttpRequestMessage(new HttpMethod(method), path), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/articles/no-such-article", "application/problem+json")]
    [InlineData("/articles/no-such-article", "text/html; charset=utf-8")]
    public async Task Errors_suit_who_asked(string path, string contentType)
    {
        using var response = await site.Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(contentType, response.Content.Headers.ContentType!.ToString());
        if (contentType.Contains("json", StringComparison.Ordinal))
        {
            var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
            Assert.Equal(404, problem.GetProperty("status").GetInt32());
        }
    }

    [Theory]
    [InlineData("/articles/OWNERS")]
    [InlineData("/articles/OWNERS/print")]
    [InlineData("/api/articles/OWNERS")]
    [InlineData("/articles/OWNERS/qr.svg")]
    [InlineData("/")]
    [InlineData("/feed.xml")]
    [InlineData("/feed.json")]
    [InlineData("/sitemap.xml")]
    [InlineData("/api/articles")]
    public async Task A_known_ETag_is_answered_304_per_encoding(string path)
    {
        path = path.Replace("OWNERS", await site.OwnersIdAsync(), StringComparison.Ordinal);
        var tags = new List<string>();
        foreach (var coding in new[] { null, "br", "gzip" })
        {
            using var first = await SendAsync(path, coding);
            var tag = first.Headers.ETag!.Tag;
            tags.Add(tag);
            Assert.Equal("public, max-age=30, stale-while-revalidate=20, stale-if-error=20", string.Join(", ", first.Headers.GetValues("Cache-Control")));
            Assert.Equal(["Accept-Encoding"], first.Headers.Vary);
            Assert.Equal(coding is null ? [] : [coding], first.Content.Headers.ContentEncoding);

            using var second = await SendAsync(path, coding, tag);
            Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
            Assert.Equal(["Accept-Encoding"], second.Headers.Vary);
            Assert.Equal(tag, second.Headers.ETag!.Tag);
            using var weak = await SendAsync(path, coding, "\"other\", W/" + tag);
            Assert.Equal(HttpStatusCode.NotModified, weak.StatusCode);
            using var other = await SendAsync(path, coding, "\"other\"");
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        }

        Assert.Equal(3, tags.Distinct().Count());
    }

    [Fact]
    public async Task Compressed_bytes_are_the_plain_ones()
    {
        var path = $"/articles/{await site.OwnersIdAsync()}";
        using var plain = await SendAsync(path, coding: null);
        var expected = await plain.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        using var brotli = await SendAsync(path, "br");
        await using var brotliText = new BrotliStream(await brotli.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        Assert.Equal(expected, await new StreamReader(brotliText).ReadToEndAsync(TestContext.Current.CancellationToken));
        using var gzip = await SendAsync(path, "gzip");
        await using var gzipText = new GZipStream(await gzip.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        Assert.Equal(expected, await new StreamReader(gzipText).ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Assets_are_cached_for_a_year_and_an_old_name_gives_the_current_file()
    {
        using var page = await site.Http.GetAsync("/", TestContext.Current.CancellationToken);
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var start = html.IndexOf("/assets/site-", StringComparison.Ordinal);
        var path = html[start..html.IndexOf('"', start)];

        using var current = await site.Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal("public, max-age=31536000, immutable", current.Headers.CacheControl!.ToString());
        var ending = path[path.LastIndexOf('.')..];
        using var old = await site.Http.GetAsync("/assets/site-0123456789abcdef" + ending, TestContext.Current.CancellationToken);
        Assert.Equal("no-cache", old.Headers.CacheControl!.ToString());
        Assert.Equal(
            await current.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            await old.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    [OwnHost("A front end in Azure answers no request with a foreign Host.")]
    public async Task A_requests_Host_reaches_no_page()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/articles/{await site.OwnersIdAsync()}");
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        using var response = await site.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("evil.example", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> SendAsync(string path, string? coding, string? ifNoneMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (coding is not null)
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(coding));
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        return site.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
