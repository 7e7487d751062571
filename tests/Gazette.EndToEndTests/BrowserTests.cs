using Microsoft.Playwright;

namespace Gazette.EndToEndTests;

/// <summary>The owner's page as readers meet it: in a real browser, on a phone, on a desktop, on paper.</summary>
public sealed class BrowserTests(PublishedSite site) : TestsInChromium
{
    [Theory]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(1280, 800, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task The_page_fits_loads_nothing_foreign_and_reports_nothing(int width, int height, ColorScheme scheme)
    {
        await using var context = await Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
        });
        var page = await context.NewPageAsync();
        var complaints = Listen(page);

        foreach (var path in new[] { "/", $"/articles/{await site.OwnersIdAsync()}", $"/articles/{await site.OwnersIdAsync()}/print" })
        {
            await page.GotoAsync(site.Address + path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.Equal(0, overflow);
        }

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Touch_targets_of_the_toolbar_are_44_pixels()
    {
        var page = await OpenOwnersPageAsync();
        var targets = page.Locator(".choice button, .toolbar a");
        Assert.Equal(12, await targets.CountAsync());
        foreach (var target in await targets.AllAsync())
        {
            var box = await target.BoundingBoxAsync();
            Assert.True(box!.Width >= 44 && box.Height >= 44, $"{box.Width} x {box.Height}");
        }
    }

    [Fact]
    public async Task A_chosen_text_size_acts_at_once_and_is_there_before_the_next_page_is_painted()
    {
        var page = await OpenOwnersPageAsync();
        var before = await FontSizeAsync(page);

        await page.ClickAsync("button[value=large]");

        var after = await FontSizeAsync(page);
        Assert.True(after > before, $"{after} > {before}");
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        // The script in the head has run before there is a body to paint.
        await page.WaitForSelectorAsync("body");
        Assert.Equal(after, await FontSizeAsync(page));
        Assert.Equal("true", await page.GetAttributeAsync("button[value=large]", "aria-pressed"));
    }

    [Fact]
    public async Task Without_JavaScript_everything_but_the_buttons_is_there()
    {
        await using var context = await Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{site.Address}/articles/{await site.OwnersIdAsync()}");

        Assert.False(await page.IsVisibleAsync("button[value=large]"));
        Assert.True(await page.IsVisibleAsync("a.print"));
        Assert.True(await page.IsVisibleAsync("img[src*='/qr.']"));
        Assert.Equal(5, await page.Locator("article .body > p").CountAsync());
    }

    private async Task<IPage> OpenOwnersPageAsync()
    {
        var context = await Browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{site.Address}/articles/{await site.OwnersIdAsync()}");
        return page;
    }

    private static Task<float> FontSizeAsync(IPage page) =>
        page.EvaluateAsync<float>("parseFloat(getComputedStyle(document.querySelector('article .body p')).fontSize)");

    /// <summary>CSP reports and script errors show on the console; foreign requests show as requests.</summary>
    private List<string> Listen(IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.RequestFailed += (_, request) => complaints.Add(request.Url);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Address + "/", StringComparison.Ordinal))
                complaints.Add(request.Url);
        };
        return complaints;
    }
}
