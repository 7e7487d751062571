using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Gazette.EndToEndTests.Reading;

/// <summary>axe-core finds nothing on any page, in any of the themes and sizes.</summary>
public sealed class AccessibilityTests(PublishedSite site) : TestsInChromium
{
    [Theory]
    [InlineData("contrast=normal", 1280)]
    [InlineData("contrast=dark text-size=large", 390)]
    [InlineData("contrast=high text-size=small spacing=widest", 1280)]
    [InlineData("contrast=dark view=elder", 390)]
    public async Task No_page_keeps_anyone_out(string cookies, int width)
    {
        await using var context = await Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 844 } });
        await context.AddCookiesAsync(cookies.Split(' ').Select(cookie => cookie.Split('=')).Select(c => new Cookie { Name = c[0], Value = c[1], Url = site.Address }));
        var page = await context.NewPageAsync();
        var article = $"/articles/{await site.OwnersIdAsync()}";
        var found = new List<string>();
        foreach (var path in new[] { "/", article, article + "/print", article + "/poster", "/columns", await ColumnAsync(), "/archive", "/reader", "/accessibility", article + "/related", "/articles/no-such-article" })
        {
            await page.GotoAsync(site.Address + path);
            var result = await page.RunAxe();
            found.AddRange(result.Violations.Select(v => $"{path}: {v.Id}: {string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))}"));
        }

        Assert.Empty(found);
    }

    private async Task<string> ColumnAsync()
    {
        var columns = await site.Http.GetStringAsync("/columns", TestContext.Current.CancellationToken);
        var start = columns.IndexOf("<ul class=\"columns\">", StringComparison.Ordinal);
        return columns[(columns.IndexOf("href=\"", start, StringComparison.Ordinal) + 6)..].Split('"')[0];
    }
}
