using Microsoft.Playwright;

namespace Gazette.EndToEndTests.Reading;

/// <summary>What readers choose acts at once and lasts, with and without a script.</summary>
public sealed class ReaderChoiceTests(PublishedSite site) : TestsInChromium
{
    private const string Dark = "rgb(23, 21, 19)";

    [Fact]
    public async Task Line_spacing_is_chosen_in_the_toolbar_and_leaves_the_colours_alone()
    {
        await using var context = await Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{site.Address}/articles/{await site.OwnersIdAsync()}");
        const string LineHeight = "parseFloat(getComputedStyle(document.querySelector('.body p')).lineHeight)";
        const string Colour = "getComputedStyle(document.querySelector('button[name=contrast][value=normal]')).backgroundColor";
        var (before, unpressed) = (await page.EvaluateAsync<double>(LineHeight), await page.EvaluateAsync<string>(Colour));

        await page.ClickAsync("button[name=spacing][value=widest]");
        Assert.True(await page.EvaluateAsync<double>(LineHeight) > before * 1.2);
        Assert.Equal("true", await page.GetAttributeAsync("button[name=spacing][value=widest]", "aria-pressed"));
        await page.ClickAsync("button[name=spacing][value=normal]");
        Assert.Equal(before, await page.EvaluateAsync<double>(LineHeight));
        Assert.Equal(unpressed, await page.EvaluateAsync<string>(Colour));
    }

    [Fact]
    public async Task With_a_script_colours_change_at_once_and_on_every_page_and_no_sheet_is_asked_for()
    {
        await using var context = await ContextAsync(script: true);
        var page = await context.NewPageAsync();
        var asked = Requests(page);
        await page.GotoAsync(await ArticleAsync());
        await page.ClickAsync("button[name=contrast][value=dark]");
        Assert.Equal(Dark, await PaperAsync(page));
        Assert.Equal("true", await page.GetAttributeAsync("button[value=dark]", "aria-pressed"));
        Assert.Equal("false", await page.GetAttributeAsync("button[value=high]", "aria-pressed"));

        foreach (var path in new[] { "/", "/columns", "/reader", "/articles/no-such-article" })
        {
            await page.GotoAsync(site.Address + path);
            Assert.Equal(Dark, await PaperAsync(page));
        }

        Assert.DoesNotContain("/reader.css", asked);
        var cookie = Assert.Single(await context.CookiesAsync());
        Assert.Equal(("contrast", "dark", SameSiteAttribute.Lax), (cookie.Name, cookie.Value, cookie.SameSite));
        Assert.InRange(DateTimeOffset.FromUnixTimeSeconds((long)cookie.Expires) - DateTimeOffset.UtcNow, TimeSpan.FromDays(364), TimeSpan.FromDays(366));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_press_sets_the_elder_mode_and_leads_back_to_the_article(bool script)
    {
        await using var context = await ContextAsync(script);
        var page = await context.NewPageAsync();
        var asked = Requests(page);
        await page.GotoAsync(await ArticleAsync());
        var before = await FontSizeAsync(page);

        await page.ClickAsync(".toolbar a.more");
        await page.CheckAsync("input[name=view][value=elder]");
        await page.CheckAsync("input[name=contrast][value=dark]");
        await page.ClickAsync("form button");

        Assert.Equal(await ArticleAsync(), page.Url);
        Assert.Equal(Dark, await PaperAsync(page));
        Assert.InRange(await FontSizeAsync(page), before * 1.3, before * 2);
        foreach (var hidden in new[] { ".site nav", ".way", ".scan", "button[value=large]" })
            Assert.False(await page.IsVisibleAsync(hidden), hidden);
        foreach (var target in await page.Locator(".site a:visible, .toolbar :is(a, button):visible").AllAsync())
        {
            var box = await target.BoundingBoxAsync();
            Assert.True(box!.Height >= 60, $"{await target.TextContentAsync()}: {box.Height}");
        }

        Assert.Equal(!script, asked.Contains("/reader.css"));
        // And back again.
        await page.ClickAsync(".site a.reader");
        Assert.True(await page.IsCheckedAsync("input[name=view][value=elder]"));
        await page.CheckAsync("input[name=view][value=usual]");
        await page.ClickAsync("form button");
        Assert.Equal(before, await FontSizeAsync(page));
        Assert.True(await page.IsVisibleAsync(".scan"));
    }

    [Fact]
    public async Task The_address_on_a_poster_has_the_elder_mode_selected_and_not_yet_set()
    {
        await using var context = await ContextAsync(script: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + "/reader?for=elder");
        Assert.True(await page.IsCheckedAsync("input[name=view][value=elder]"));
        Assert.Empty(await context.CookiesAsync());
        await page.ClickAsync("form button");
        Assert.Equal(site.Address + "/", page.Url);
        Assert.Contains(await context.CookiesAsync(), cookie => cookie is { Name: "view", Value: "elder" });
    }

    [Fact]
    public async Task The_page_is_the_same_for_everyone_and_only_the_sheet_differs()
    {
        var path = new Uri(await ArticleAsync()).AbsolutePath;
        Assert.Equal(await TextAsync(path, "other=1"), await TextAsync(path, "view=elder; contrast=dark"));
        Assert.NotEqual(await TextAsync("/reader.css", "other=1"), await TextAsync("/reader.css", "view=elder; contrast=dark"));
        using var sheet = await site.Http.GetAsync("/reader.css", TestContext.Current.CancellationToken);
        Assert.Contains("Cookie", sheet.Headers.Vary);
        Assert.True(sheet.Headers.CacheControl is { Private: true, NoCache: true, Public: false });
    }

    [Theory]
    [InlineData("system", ColorScheme.Dark, Dark)]
    [InlineData("normal", ColorScheme.Dark, "rgb(255, 253, 249)")]
    [InlineData("high", ColorScheme.Dark, "rgb(255, 255, 255)")]
    [InlineData("dark", ColorScheme.Light, Dark)]
    public async Task The_systems_preference_holds_until_the_reader_chooses(string contrast, ColorScheme system, string paper)
    {
        foreach (var script in new[] { true, false })
        {
            await using var context = await ContextAsync(script, system);
            await context.AddCookiesAsync([new() { Name = "contrast", Value = contrast, Url = site.Address }]);
            var page = await context.NewPageAsync();
            await page.GotoAsync(await ArticleAsync());
            Assert.Equal(paper, await PaperAsync(page));
        }
    }

    private async Task<string> ArticleAsync() => $"{site.Address}/articles/{await site.OwnersIdAsync()}";

    private Task<IBrowserContext> ContextAsync(bool script, ColorScheme scheme = ColorScheme.Light) => Browser.NewContextAsync(
        new() { JavaScriptEnabled = script, ViewportSize = new() { Width = 390, Height = 844 }, ColorScheme = scheme });

    private async Task<string> TextAsync(string path, string cookies)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookies);
        using var response = await site.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static List<string> Requests(IPage page)
    {
        var paths = new List<string>();
        page.Request += (_, request) => paths.Add(new Uri(request.Url).AbsolutePath);
        return paths;
    }

    private static Task<string> PaperAsync(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor");

    private static Task<float> FontSizeAsync(IPage page) => page.EvaluateAsync<float>("parseFloat(getComputedStyle(document.querySelector('article .body p')).fontSize)");
}
