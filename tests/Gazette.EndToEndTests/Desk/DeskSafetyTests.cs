using System.Collections.Concurrent;
using System.Text.Json;
using Gazette.EndToEndTests.Requests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Gazette.EndToEndTests.Desk;

/// <summary>Whatever is uploaded, the desk shows it and runs nothing of it; and it takes orders from nobody but the editor.</summary>
[OwnHost("It uploads what nobody should read.")]
public sealed class DeskSafetyTests(PublishedSite site) : TestsInChromium
{
    private const string Markup = "\"><img src=x onerror=ran()><script>ran()</script>";

    private const string Page = """
        <!DOCTYPE html><html><head><title>A page that would do much</title><base href="https://evil.example/"><link rel="preconnect" href="https://evil.example"><link rel=stylesheet href="https://evil.example/a.css">
        <meta http-equiv="refresh" content="0; url=https://evil.example/"><script>ran()</script><style>@import "https://evil.example/b.css"; body { background: url(https://evil.example/c.png) }</style></head>
        <body onload="ran()"><h1>A page that would do much</h1><p>Published: 2026-03-02 09:30</p>
        <p>The first paragraph says that the page would run a script, move elsewhere, and load whatever it can get from another host.</p>
        <img src="https://evil.example/d.png" onerror="ran()" alt=""><iframe src="https://evil.example/e.html"></iframe><object data="https://evil.example/f.swf"></object>
        <p>The second paragraph says that none of this may happen, neither on the desk nor where the page is opened alone by somebody.</p>
        <form action="https://evil.example/g" id="f"><input name="a" autofocus onfocus="ran()"></form><svg onload="ran()"></svg><a href="javascript:ran()">a link</a><video src="https://evil.example/h.mp4" autoplay></video>
        <script>document.getElementById('f').submit(); parent.ran && parent.ran(); location = 'https://evil.example/i'</script></body></html>
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Markup_in_names_titles_reasons_and_originals_is_text()
    {
        var (wild, page, withdrawn) = (site.Unique($"desk/{Markup.Replace('/', '_')}.txt"), site.Unique("desk/page.html"), site.Unique("desk/gone.txt"));
        await site.PublishAsync(wild, $"{Markup}\nPublished: 2026-03-02 09:30\nSource: {Markup}\n\nThe notice says {Markup} in its first paragraph, and nothing else that anybody has to know.\n\n打印本页 {Markup}\n");
        await site.PublishAsync(page, Page);
        var id = (await site.PublishAsync(withdrawn, $"It goes {Markup}\nPublished: 2026-03-02 09:30\n\nThe notice is withdrawn by the test that has published it, for a reason.\n")).GetProperty("id").GetString()!;
        using var withdrawal = new HttpRequestMessage(HttpMethod.Delete, $"/api/articles/{id}") { Content = new StringContent(JsonSerializer.Serialize(new { reason = Markup }), System.Text.Encoding.UTF8, "application/json") };
        (await site.Http.SendAsync(withdrawal, Cancellation)).EnsureSuccessStatusCode();

        var (ran, foreign) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        var desk = await DeskTab.OpenAsync(Browser, site.Address);
        Watch(desk.Page, ran, foreign);
        await desk.Page.Context.ExposeFunctionAsync("ran", () => ran.Enqueue("a script ran"));
        await desk.ShowAsync("#uploads?q=" + Uri.EscapeDataString(Markup));
        await desk.ShowAsync("#log");
        await Expect(desk.Page.Locator(".log")).ToContainTextAsync(Markup);
        foreach (var name in new[] { wild, page, withdrawn })
        {
            await desk.ShowAsync("#upload/" + Uri.EscapeDataString(name));
            await Expect(desk.Upload).ToHaveAttributeAsync("data-name", name);
            await Task.Delay(1_000, Cancellation);
            Assert.Contains("/desk?", desk.Page.Url, StringComparison.Ordinal);
        }

        // The original, opened alone.
        await desk.OpenUploadAsync(page);
        var original = await desk.Upload.Locator("iframe").GetAttributeAsync("src");
        var alone = await desk.Page.Context.NewPageAsync();
        Watch(alone, ran, foreign);
        await alone.GotoAsync(site.Address + original);
        await Task.Delay(2_000, Cancellation);
        Assert.Equal(site.Address + original, alone.Url);
        Assert.Contains("The second paragraph", await alone.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(ran);
        Assert.Empty(foreign);
    }

    [Fact]
    public async Task The_key_is_sent_in_a_header_alone_and_forgotten_with_the_tab()
    {
        const string key = "K3y-of-an-editor";
        var seen = new ConcurrentQueue<IRequest>();
        var context = await Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        page.Request += (_, request) => seen.Enqueue(request);
        // As the Functions host does.
        await page.RouteAsync("**/api/**", async route =>
        {
            if (route.Request.Headers.GetValueOrDefault("x-functions-key") == key)
                await route.ContinueAsync();
            else
                await route.FulfillAsync(new() { Status = 401 });
        });
        await page.GotoAsync($"{site.Address}/desk?lang=en");
        await Expect(page.Locator("#key")).ToBeVisibleAsync();
        await page.Locator("[name=key]").FillAsync("wrong");
        await page.Locator("#key button").ClickAsync();
        await Expect(page.Locator("#alert")).ToContainTextAsync("does not take this key");
        await page.Locator("[name=key]").FillAsync(key);
        await page.Locator("#key button").ClickAsync();
        await Expect(page.Locator(".uploads > li").First).ToBeVisibleAsync();
        await page.Locator(".uploads > li a").First.ClickAsync();
        await Expect(page.Locator(".upload")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".upload")).ToBeVisibleAsync();

        Assert.All(seen, request =>
        {
            Assert.DoesNotContain(key, request.Url, StringComparison.Ordinal);
            Assert.DoesNotContain(request.Headers, header => header.Key != "x-functions-key" && header.Value.Contains(key, StringComparison.Ordinal));
            Assert.True(request.Url.Contains("/api/", StringComparison.Ordinal) || !request.Headers.ContainsKey("x-functions-key"), request.Url);
        });
        Assert.Equal("", await page.EvaluateAsync<string>("() => document.cookie + Object.keys(localStorage).join()"));
        Assert.DoesNotContain(key, await site.Http.GetStringAsync("/api/log", Cancellation), StringComparison.Ordinal);
        await page.Locator("#forget").ClickAsync();
        await Expect(page.Locator("#key")).ToBeVisibleAsync();
        Assert.Null(await page.EvaluateAsync<string?>("() => sessionStorage.getItem('key')"));
        var other = await context.NewPageAsync();
        await other.GotoAsync($"{site.Address}/desk");
        Assert.Null(await other.EvaluateAsync<string?>("() => sessionStorage.getItem('key')"));
    }

    [Theory]
    [InlineData("GET", "/api/desk/uploads")]
    [InlineData("GET", "/api/desk/upload?name=a.txt")]
    [InlineData("GET", "/api/desk/log")]
    [InlineData("PUT", "/api/uploads?name=evil.txt")]
    [InlineData("POST", "/api/uploads?action=replay&name=a.txt")]
    [InlineData("POST", "/api/desk/previews/some-id-abcdefghijkl")]
    [InlineData("PATCH", "/api/articles/some-id-abcdefghijkl")]
    [InlineData("DELETE", "/api/articles/some-id-abcdefghijkl")]
    public async Task Another_sites_page_gets_nothing_and_changes_nothing(string method, string path)
    {
        Assert.Equal(403, (await RawRequest.ToSiteAsync(site, path, ["Origin: https://evil.example", "Content-Type: text/plain", "Content-Length: 0"], method)).Status);
        Assert.Equal(403, (await RawRequest.ToSiteAsync(site, path, ["Sec-Fetch-Site: cross-site", "Content-Length: 0"], method)).Status);
    }

    [Fact]
    public async Task No_other_page_frames_the_desk_or_an_original()
    {
        var page = await Browser.NewPageAsync();
        await page.RouteAsync("https://evil.example/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = $"<iframe src=\"{site.Address}/desk\"></iframe>" }));
        await page.GotoAsync("https://evil.example/");
        var frame = page.Frames.Single(f => f.ParentFrame is not null);
        await Task.Delay(1_000, Cancellation);
        Assert.StartsWith("chrome-error:", frame.Url, StringComparison.Ordinal);
    }

    private void Watch(IPage page, ConcurrentQueue<string> ran, ConcurrentQueue<string> foreign)
    {
        page.RequestFinished += (_, request) => Note(request);
        // What the policy stops is told too, and never sent.
        page.RequestFailed += (_, request) =>
        {
            if (request.Failure != "csp")
                Note(request);
        };
        page.Popup += (_, popup) => foreign.Enqueue("popup " + popup.Url);
        page.Dialog += async (_, dialog) =>
        {
            ran.Enqueue("dialog " + dialog.Message);
            await dialog.DismissAsync();
        };

        void Note(IRequest request)
        {
            if (!request.Url.StartsWith(site.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                foreign.Enqueue($"{request.Url} {request.Failure}");
        }
    }
}
