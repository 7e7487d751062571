using Microsoft.Playwright;

namespace Gazette.EndToEndTests.Hostile;

/// <summary>A site of its own, so that no other test meets hostile articles in its lists, and a browser.</summary>
public sealed class SiteInBrowser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public PublishedSite Site { get; } = new();

    public IBrowser Browser => browser!;

    public async ValueTask InitializeAsync()
    {
        if (GivenHost.Current is not null)
            return;
        await Site.InitializeAsync();
        (playwright, browser) = await Chromium.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (GivenHost.Current is null)
            await Site.DisposeAsync();
    }
}
