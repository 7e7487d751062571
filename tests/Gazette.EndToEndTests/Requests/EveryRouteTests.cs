namespace Gazette.EndToEndTests.Requests;

/// <summary>What holds for the answers of all functions, whatever the request asks for.</summary>
public sealed class EveryRouteTests(PublishedSite site)
{
    private const string Marker = "zq9x";

    private static readonly string[] AlwaysSent =
    [
        "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        "Cross-Origin-Opener-Policy: same-origin",
        "Cross-Origin-Resource-Policy: same-origin",
        "Permissions-Policy: camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
        "Referrer-Policy: strict-origin-when-cross-origin",
        "X-Content-Type-Options: nosniff",
        "X-Frame-Options: DENY",
    ];

    private static readonly string[] Forwarded =
    [
        "X-Forwarded-Host: zq9x.example", "X-Forwarded-Proto: zq9x", "X-Forwarded-Port: 99", "X-Forwarded-Prefix: /zq9x",
        "X-Forwarded-For: 6.6.6.6", "Forwarded: host=zq9x.example;proto=zq9x", "X-Original-Host: zq9x.example", "X-Host: zq9x.example",
        "X-Original-URL: /zq9x", "X-Rewrite-URL: /zq9x", "X-HTTP-Method-Override: DELETE", "Via: 1.1 zq9x",
    ];

    private static readonly string[] Marked =
    [
        "User-Agent: zq9x", "Referer: http://localhost/zq9x", "Cookie: text-size=zq9x", "Accept: text/zq9x", "Accept-Language: zq9x",
        "Authorization: Bearer zq9x", "If-None-Match: \"zq9x\"", "Accept-Encoding: zq9x",
    ];

    private static readonly string[] Keyed = ["x-functions-key: zq9x"];

    public static TheoryData<string> Names => [.. SiteRoutes.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_answer_of_every_method_carries_all_headers_and_leads_nowhere(string name)
    {
        foreach (var (method, path) in await RequestsAsync(name))
        {
            var answer = await RawRequest.ToSiteAsync(site, path, method: method);
            var leadsOn = LeadsOn(name, answer.Status);
            Assert.True(answer.Status is 200 or (>= 400 and < 500) || leadsOn, $"{method} {path}: {answer.Status}");
            Assert.All(AlwaysSent.Select(line => Sent(line, name, answer.Status)), line => Assert.Contains(line, answer.HeaderLines));
            Assert.Single(answer.Headers["Cache-Control"]);
            Assert.Equal(leadsOn ? 0 : 1, answer.Headers["Content-Type"].Count());
            Assert.Equal(leadsOn, answer.Headers.Contains("Location"));
            Assert.All(answer.Headers["Location"], location => Assert.Matches("^/[a-z]", location));
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.True(site.IsGiven || !answer.Headers.Contains("Server"));
            if (answer.Status >= 400)
                Assert.Equal(["no-store"], answer.Headers["Cache-Control"]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task HEAD_has_the_headers_of_GET_and_a_304_those_of_its_200(string name)
    {
        foreach (var path in (await RequestsAsync(name)).Where(r => r.Method == "GET").Select(r => r.Path))
        {
            foreach (var coding in new[] { "Accept-Encoding: identity", "Accept-Encoding: br", "Accept-Encoding: gzip" })
            {
                var get = await RawRequest.ToSiteAsync(site, path, [coding]);
                var head = await RawRequest.ToSiteAsync(site, path, [coding], "HEAD");
                Assert.Equal(get.Status, head.Status);
                Assert.Empty(head.Body);
                Assert.Equal(get.HeaderLines.Select(NameOf), head.HeaderLines.Select(NameOf));
                Assert.Equal(get.Headers.Contains("Content-Encoding"), coding != "Accept-Encoding: identity" && get.Headers["Vary"].Any(value => value.Contains("Accept-Encoding", StringComparison.Ordinal)));
                if (get.Headers["ETag"].SingleOrDefault() is not { } tag)
                    continue;
                // A list may have changed meanwhile; "any" has not.
                var known = await RawRequest.ToSiteAsync(site, path, [coding, "If-None-Match: *"]);
                Assert.Equal(304, known.Status);
                Assert.Empty(known.Body);
                Assert.Equal(
                    get.HeaderLines.Select(NameOf).Where(h => h is not ("Content-Length" or "Content-Type" or "Content-Encoding")),
                    known.HeaderLines.Select(NameOf));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_of_a_request_comes_back(string name)
    {
        var function = SiteRoutes.Named(name);
        const string Query = "?after=zq9x%22%3E%3Cscript%3E&size=zq9x&name=zq9x%0d%0aX:%20zq9x&zq9x=%3Czq9x%3E";
        var values = await KnownAsync();
        string[] attacks = ["zq9x", "zq9x%22%3E%3Cscript%3E", "ZQ9X'%3B--", "zq9x%0d%0aSet-Cookie:%20zq9x", "%2e%2e%2fzq9x", "zq9x%5c", "%E2%80%AEzq9x"];
        var paths = attacks.Select(a => SiteRoutes.Path(function, values.Keys.ToDictionary(k => k, k => k == "ignored" ? "" : a)))
            .Append(SiteRoutes.Path(function, values));
        foreach (var (method, path) in function.Methods.SelectMany(m => paths.Distinct().Select(p => (m.ToUpperInvariant(), p))))
        {
            if (method is not ("GET" or "HEAD") && path == SiteRoutes.Path(function, values))
                continue;
            var answer = await RawRequest.ToSiteAsync(site, path + Query, [.. Marked, .. site.IsGiven ? [] : Keyed, .. Forwarded], method);
            Assert.True(answer.Status < 500, $"{method} {path}: {answer.Status}");
            Assert.DoesNotContain(Marker, answer.Body, StringComparison.OrdinalIgnoreCase);
            Assert.All(answer.HeaderLines, line => Assert.DoesNotContain(Marker, line, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    [OwnHost("A front end in Azure answers no request with a foreign Host.")]
    public async Task The_name_that_a_request_gives_the_site_changes_no_byte_and_no_cache(string name)
    {
        var function = SiteRoutes.Named(name);
        if (!function.Methods.Contains("get"))
            return;
        // The size is asked for under the wrong name first, by this test alone.
        var path = SiteRoutes.Path(function, await KnownAsync()) + "?size=777";
        var host = function.NeedsKey ? "localhost" : "zq9x.example:8080";
        var poisoned = await RawRequest.ToSiteAsync(site, path, Forwarded, host: host);
        var plain = await RawRequest.ToSiteAsync(site, path);
        Assert.Equal(plain.Status, poisoned.Status);
        Assert.DoesNotContain(Marker, poisoned.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, plain.Body, StringComparison.Ordinal);
        Assert.Equal(plain.HeaderLines.Select(NameOf), poisoned.HeaderLines.Select(NameOf));
        // Lists change while other tests publish.
        if (function.Route.Parameters.Contains("id"))
            Assert.Equal(plain.Body, poisoned.Body);
    }

    [Theory]
    [MemberData(nameof(Names))]
    [OwnHost("The Functions host answers some methods itself.")]
    public async Task A_method_that_is_not_listed_is_404_and_one_in_lower_case_the_same_as_in_upper(string name)
    {
        var function = SiteRoutes.Named(name);
        var path = SiteRoutes.Path(function, await KnownAsync());
        string[] odd = ["TRACE", "OPTIONS", "PUT", "PROPFIND", "CONNECT", "DEBUG", "GETT", new string('A', 200)];
        foreach (var method in odd.Where(m => !SiteRoutes.All.Any(other => other.Match(m, path.Split('?')[0]) is not null)))
            Assert.Equal(404, (await RawRequest.ToSiteAsync(site, path, method: method)).Status);
        foreach (var method in function.Methods.Where(m => m is "get" or "head"))
        {
            var usual = await RawRequest.ToSiteAsync(site, path, method: method.ToUpperInvariant());
            Assert.Equal(usual.Status, (await RawRequest.ToSiteAsync(site, path, method: method)).Status);
        }
    }

    /// <summary>What is there (read only), what is not, and what cannot be.</summary>
    private async Task<List<(string Method, string Path)>> RequestsAsync(string name)
    {
        var function = SiteRoutes.Named(name);
        var known = await KnownAsync();
        var there = SiteRoutes.Path(function, known);
        var absent = SiteRoutes.Path(function, known.Keys.ToDictionary(k => k, k => k == "ignored" ? "" : "no-such-thing"));
        var wrong = SiteRoutes.Path(function, known.Keys.ToDictionary(k => k, k => k == "ignored" ? "" : "NO%5FSUCH%22"));
        var read = function.Methods.Where(m => m is "get" or "head").SelectMany(m => new[] { there, there + "?after=%27&size=1" }.Select(p => (m.ToUpperInvariant(), p)));
        return [.. read, .. function.Methods.SelectMany(m => new[] { absent, wrong }.Select(p => (m.ToUpperInvariant(), p)))];
    }

    private async Task<Dictionary<string, string>> KnownAsync() => new()
    {
        ["id"] = await site.OwnersIdAsync(),
        ["hash"] = (await PictureAsync())[^2],
        ["variant"] = (await PictureAsync())[^1],
        ["file"] = "site-0.css",
        ["form"] = "page",
        ["name"] = site.OwnersUpload,
        ["number"] = "1",
        ["month"] = "2026-03",
        ["column"] = "news",
        ["theme"] = "style.css",
        ["ignored"] = "",
    };

    /// <summary>The address of a picture among the seeds, in its parts.</summary>
    private async Task<string[]> PictureAsync() => site.IsGiven
        ? ["0123456789abcdef0123456789abcdef", "960.jpg"]
        : (await site.ReceiptAsync("guides/garden/pictures/orchard.jpg")).GetProperty("picture").GetProperty("url").GetString()!.Split('/');

    /// <summary>One page of ours may send a form, and pictures may be shown by feed readers.</summary>
    private static string Sent(string line, string name, int status) => (name, status) switch
    {
        ("GetReader" or "SearchArticles", 200) => line.Replace("form-action 'none'", "form-action 'self'", StringComparison.Ordinal),
        ("GetDesk", 200) when line.StartsWith("Content-Security-Policy", StringComparison.Ordinal) => line
            .Replace("img-src 'self'", "img-src 'self' data:", StringComparison.Ordinal)
            .Replace("connect-src 'self'; ", "connect-src 'self'; frame-src 'self'; ", StringComparison.Ordinal)
            .Replace("trusted-types 'none'", "trusted-types desk", StringComparison.Ordinal),
        ("GetDesk", 200) => line.Replace("strict-origin-when-cross-origin", "no-referrer", StringComparison.Ordinal),
        ("GetPicture", 200) => line.Replace("Resource-Policy: same-origin", "Resource-Policy: cross-origin", StringComparison.Ordinal),
        _ => line,
    };

    /// <summary>To a neighbour, which is an article of ours.</summary>
    private static bool LeadsOn(string name, int status) => name is "GetNewerArticle" or "GetOlderArticle" && status == 303;

    private static string NameOf(string headerLine) => headerLine[..headerLine.IndexOf(':', StringComparison.Ordinal)];
}
