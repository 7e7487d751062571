using Microsoft.Playwright;

namespace Gazette.EndToEndTests.Desk;

/// <summary>An editor's tab with the desk. What the page should not do is noted.</summary>
internal sealed class DeskTab
{
    private readonly List<string> complaints = [];

    private DeskTab(IPage page, string site)
    {
        (Page, Site) = (page, site);
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) => Note(message.Type is "error" && !IsMeantToFail(message.Text), message.Text);
        page.Request += (_, request) => Note(!request.Url.StartsWith(site, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal), request.Url);
        page.Popup += (_, popup) => complaints.Add("popup " + popup.Url);
    }

    public IPage Page { get; }

    public string Site { get; }

    public ILocator Upload => Page.Locator(".upload");

    /// <summary>What it did that it should not.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public static async Task<DeskTab> OpenAsync(IBrowser browser, string site, string view = "#uploads", string language = "en", int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var tab = new DeskTab(await context.NewPageAsync(), site);
        tab.Page.SetDefaultTimeout(60_000);
        await tab.Page.GotoAsync($"{site}/desk?lang={language}{view}");
        return tab;
    }

    public async Task ShowAsync(string view)
    {
        await Page.EvaluateAsync("view => { location.hash = view; }", view);
        await Page.Locator("#status:empty").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    public async Task OpenUploadAsync(string name)
    {
        await ShowAsync("#upload/" + Uri.EscapeDataString(name));
        await Page.Locator($".upload[data-name=\"{name}\"]").WaitForAsync();
    }

    /// <summary>Presses a button of the article's view and waits until what was asked for is done.</summary>
    public async Task PressAsync(string button, string said)
    {
        await Upload.Locator(button).First.ClickAsync();
        await Assertions.Expect(Page.Locator("#status")).ToHaveTextAsync(said, new() { Timeout = 60_000 });
    }

    // The preview's own scripts, and whatever an original would load, are kept from it on purpose.
    private static bool IsMeantToFail(string text) =>
        text.Contains("Failed to load resource", StringComparison.Ordinal)
        || text.Contains("Blocked script execution in 'about:srcdoc'", StringComparison.Ordinal)
        || text.Contains("/originals/", StringComparison.Ordinal)
        || text.Contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:", StringComparison.Ordinal)
        || text.Contains("img-src data:", StringComparison.Ordinal);

    private void Note(bool isWrong, string what)
    {
        if (isWrong)
            complaints.Add(what);
    }
}
