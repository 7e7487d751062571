using Gazette.LocalHost;
using Microsoft.Playwright;

namespace Gazette.EndToEndTests;

/// <summary>Makes the README's picture anew, in <c>artifacts/screenshots</c>: copy it over the old one when the pages have changed.</summary>
public sealed class ScreenshotTests : IAsyncLifetime
{
    // What readers see; a machine's port is not.
    private static readonly Dictionary<string, string?> PublicAddress = new() { ["Gazette__PublicBaseUrl"] = "https://gazette.example" };

    private static readonly string Folder = Path.Combine(RepositoryRoot.Find(), "artifacts", "screenshots");

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync() => (playwright, browser) = await Chromium.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    [Fact]
    public async Task The_sample_upload_on_a_desktop_and_on_a_phone_makes_the_picture()
    {
        Directory.CreateDirectory(Folder);
        await using var host = await RunningHost.StartAsync(["--in-memory"], PublicAddress, cancellationToken: TestContext.Current.CancellationToken);
        var line = await host.WaitForLineAsync(l => l.StartsWith(PublishedSite.OwnersSeed, StringComparison.Ordinal), Patience, TestContext.Current.CancellationToken);
        var article = new Uri(host.BaseUrl, new Uri(line[line.IndexOf("https://", StringComparison.Ordinal)..].Split(' ')[0]).AbsolutePath);
        var desktop = await ShootAsync(article, "desktop.png", width: 1100, height: 760);
        var phone = await ShootAsync(article, "phone.png", width: 390, height: 844);
        var end = await ShootAsync(article, "phone-end.png", width: 390, height: 844, atEnd: true);

        var page = await browser!.NewPageAsync(new() { ViewportSize = new() { Width = 1438, Height = 617 } });
        await page.SetContentAsync($$"""
            <style>
              body { margin: 0; display: flex; gap: 32px; padding: 32px; align-items: flex-start; background: #dcd7d0; }
              img { box-shadow: 0 2px 10px #0004; border-radius: 4px; }
            </style>
            <img style="width: 800px" src="data:image/png;base64,{{Convert.ToBase64String(desktop)}}">
            <img style="width: 255px" src="data:image/png;base64,{{Convert.ToBase64String(phone)}}">
            <img style="width: 255px" src="data:image/png;base64,{{Convert.ToBase64String(end)}}">
            """);
        var both = await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, "article.png") });

        // A picture that holds the page is larger than an empty one.
        Assert.True(both.Length > 50_000, $"{both.Length} bytes");
    }

    private async Task<byte[]> ShootAsync(Uri article, string name, int width, int height, bool atEnd = false)
    {
        await using var context = await browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, DeviceScaleFactor = 2 });
        var page = await context.NewPageAsync();
        await page.GotoAsync(article.ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        if (atEnd)
            await page.EvaluateAsync("scrollTo(0, document.documentElement.scrollHeight)");
        return await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name) });
    }
}
