
namespace Gazette.EndToEndTests.Reading;

/// <summary>The search as readers use it, with and without a script.</summary>
public sealed class SearchTests(PublishedSite site) : TestsInChromium
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_way_from_any_page_leads_to_the_box_and_the_box_to_the_article(bool script)
    {
        var id = await site.OwnersIdAsync();
        await using var context = await Browser.NewContextAsync(new() { JavaScriptEnabled = script });
        var page = await context.NewPageAsync();
        foreach (var path in new[] { "/", "/columns", "/archive", $"/articles/{id}", "/reader", "/articles/no-such-article" })
        {
            await page.GotoAsync(site.Address + path);
            Assert.True(await page.IsVisibleAsync(".site a.search"), path);
        }

        await page.ClickAsync(".site a.search");
        // In the other script than the article.
        await page.FillAsync("input[name=q]", "易先荣主持召开");
        await page.ClickAsync("form.search button");
        Assert.Equal(["易先榮主持召開"], await page.Locator(".entries mark").AllInnerTextsAsync() is [var first, ..] ? [first] : []);
        await page.ClickAsync(".entries h2 a");
        Assert.EndsWith(id, new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_reader_has_asked_for_stands_in_the_form_again_and_runs_nothing()
    {
        await using var context = await Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var ran = false;
        page.Dialog += (_, dialog) => { ran = true; _ = dialog.DismissAsync(); };
        const string Hostile = "\"><img src=x onerror=alert(1)>";
        await page.GotoAsync($"{site.Address}/search?q={Uri.EscapeDataString(Hostile)}&from=2022-01-01&to=2022-12-31");
        Assert.Equal(Hostile, await page.InputValueAsync("input[name=q]"));
        Assert.Equal("2022-01-01", await page.InputValueAsync("input[name=from]"));
        Assert.Equal("noindex", await page.GetAttributeAsync("meta[name=robots]", "content"));
        Assert.Equal(0, await page.Locator("main img").CountAsync());
        Assert.False(ran);
    }

    [Fact]
    public async Task Days_and_columns_leave_out_the_others()
    {
        var found = await site.JsonAsync("/api/search?q=" + Uri.EscapeDataString("易先榮主持召開"));
        Assert.NotEmpty(found.GetProperty("items").EnumerateArray());
        var later = await site.JsonAsync("/api/search?from=2022-02-01&q=" + Uri.EscapeDataString("易先榮主持召開"));
        Assert.Empty(later.GetProperty("items").EnumerateArray());
    }
}
