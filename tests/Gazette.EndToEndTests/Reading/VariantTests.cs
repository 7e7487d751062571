using System.Net;

namespace Gazette.EndToEndTests.Reading;

/// <summary>Chinese in the script that a reader asks for, with and without a script to run.</summary>
public sealed class VariantTests(PublishedSite site) : TestsInChromium
{
    private static readonly string[] Good = ["关于", "复杂", "松劲心态", "春节前后", "易先荣主持召开市疫情防控指挥部指挥长会议", "发布时间："];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_owners_page_is_read_in_good_Simplified_by_one_link(bool script)
    {
        await using var context = await Browser.NewContextAsync(new() { JavaScriptEnabled = script });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{site.Address}/articles/{await site.OwnersIdAsync()}");
        await page.ClickAsync(".toolbar a.script");
        Assert.EndsWith("?variant=zh-Hans", page.Url, StringComparison.Ordinal);
        Assert.Equal("zh-Hans", await page.GetAttributeAsync("html", "lang"));
        var text = await page.Locator("article").InnerTextAsync();
        Assert.All(Good, words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.All("關復雜鬆勁節後會議發", character => Assert.DoesNotContain(character, text));

        // And back.
        await page.ClickAsync(".toolbar a.script");
        Assert.EndsWith(await site.OwnersIdAsync(), page.Url, StringComparison.Ordinal);
        Assert.Equal("zh-Hant", await page.GetAttributeAsync("html", "lang"));
    }

    [Fact]
    public async Task What_was_turned_by_character_is_told_to_editors_and_good_in_Traditional_too()
    {
        var id = await site.OwnersIdAsync();
        var repairs = (await site.JsonAsync($"/api/articles/{id}/repairs")).GetProperty("repairs").EnumerateArray();
        Assert.True(repairs.Single(repair => repair.GetProperty("rule").GetString() == "characterwise-traditional").GetProperty("certain").GetBoolean());
        var text = (await site.JsonAsync($"/api/articles/{id}?variant=zh-Hant")).GetProperty("text").GetString()!;
        Assert.All(["關於", "複雜", "鬆勁心態", "春節前後"], words => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Contains("復雜", (await site.JsonAsync($"/api/articles/{id}")).GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_is_remembered_where_the_reader_made_one_and_leads_on()
    {
        await using var context = await Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var article = $"{site.Address}/articles/{await site.OwnersIdAsync()}";
        await page.GotoAsync(article);
        Assert.Empty(await context.CookiesAsync());
        await page.ClickAsync(".toolbar a.script");
        Assert.Contains(await context.CookiesAsync(), cookie => cookie is { Name: "script", Value: "hans" });

        await page.GotoAsync(article);
        await page.WaitForURLAsync(article + "?variant=zh-Hans");
        await page.GotoAsync(site.Address + "/columns");
        await page.WaitForURLAsync(site.Address + "/columns?variant=zh-Hans");

        // An address that says which stays what it is.
        await page.GotoAsync(article + "?variant=zh-HK");
        Assert.Equal("zh-HK", await page.GetAttributeAsync("html", "lang"));
    }

    [Fact]
    public async Task Without_a_script_readers_stay_in_the_variant_that_they_chose_in_the_form()
    {
        await using var context = await Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + "/columns");
        await page.ClickAsync(".site a.reader");
        await page.CheckAsync("input[name=script][value=hant]");
        await page.ClickAsync("form button");
        Assert.Equal(site.Address + "/columns?variant=zh-Hant", page.Url);
        await page.ClickAsync(".site a.name");
        Assert.Equal(site.Address + "/?variant=zh-Hant", page.Url);
        Assert.Contains("全部欄目", await page.Locator(".site nav").InnerTextAsync(), StringComparison.Ordinal);
        await page.ClickAsync(".site a.script");
        Assert.Equal(site.Address + "/", page.Url);
    }

    [Theory]
    [InlineData("/articles/{id}")]
    [InlineData("/articles/{id}/print")]
    [InlineData("/articles/{id}/poster")]
    [InlineData("/articles/{id}/related")]
    [InlineData("/api/articles/{id}")]
    [InlineData("/api/articles/{id}/related")]
    [InlineData("/api/articles")]
    [InlineData("/")]
    [InlineData("/columns")]
    [InlineData("/archive")]
    [InlineData("/archive/2022-01")]
    [InlineData("/feed.xml")]
    [InlineData("/feed.json")]
    public async Task Every_form_has_its_variants_and_no_others(string path)
    {
        path = path.Replace("{id}", await site.OwnersIdAsync(), StringComparison.Ordinal);
        foreach (var variant in new[] { "zh-Hans", "zh-Hant", "zh-TW", "zh-HK" })
            Assert.Equal(HttpStatusCode.OK, await StatusAsync($"{path}?variant={variant}"));
        foreach (var variant in new[] { "zh", "zh-hans", "en", "", "%22%3E" })
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"{path}?variant={variant}"));
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await site.Http.GetAsync(path, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
