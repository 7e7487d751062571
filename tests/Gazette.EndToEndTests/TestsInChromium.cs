using Microsoft.Playwright;

namespace Gazette.EndToEndTests;

/// <summary>Tests that see the site in a browser: each has one of its own.</summary>
public abstract class TestsInChromium : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    protected IBrowser Browser => browser ?? throw new InvalidOperationException("Chromium was not started.");

    public async ValueTask InitializeAsync() => (playwright, browser) = await Chromium.StartAsync();

    public virtual async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        GC.SuppressFinalize(this);
    }
}
