using Microsoft.Playwright;

namespace Gazette.EndToEndTests.Reading;

/// <summary>What the toolbar of an article does beside its looks: reading aloud, copying, sharing; each where the browser can.</summary>
public sealed class ArticleToolTests(PublishedSite site) : TestsInChromium
{
    // Chromium without a desktop has no voice and no sheet for sharing: these stand in for what a phone has.
    private const string Phone = """
        window.spoken = [];
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        Object.defineProperty(window, 'speechSynthesis', { value: {
          getVoices: () => [{ lang: 'zh-TW' }], addEventListener() {}, cancel() { window.current = null; },
          speak(words) { window.current = words; window.spoken.push([words.lang, words.text]); },
        } });
        navigator.share = async (what) => { window.shared = what; };
        """;

    [Fact]
    public async Task The_article_is_read_sentence_by_sentence_and_the_spoken_one_is_marked()
    {
        var page = await OpenAsync(Phone);
        await page.ClickAsync("button[name=aloud]");
        Assert.Equal("易先榮主持召開市疫情防控指揮部指揮長會議", await page.EvaluateAsync<string>("spoken[0][1]"));
        Assert.Equal("zh-Hant", await page.EvaluateAsync<string>("spoken[0][0]"));
        Assert.Equal("true", await page.GetAttributeAsync("button[name=aloud]", "aria-pressed"));

        for (var i = 0; i < 3; i++)
        {
            await page.EvaluateAsync("current.onend()");
            Assert.Equal(await page.EvaluateAsync<string>("spoken.at(-1)[1]"), await MarkedAsync(page));
        }

        // Nothing of the text is left out, and nothing said twice.
        await page.EvaluateAsync("while (current) current.onend()");
        var said = await page.EvaluateAsync<string>("spoken.map(s => s[1]).join('').replace(/\\s/g, '')");
        var shown = await page.EvaluateAsync<string>("[...document.querySelectorAll('h1, .standfirst, .body')].map(e => e.textContent).join('').replace(/\\s/g, '')");
        Assert.Equal(shown, said);
        Assert.Equal("false", await page.GetAttributeAsync("button[name=aloud]", "aria-pressed"));
        Assert.Equal("", await MarkedAsync(page));
    }

    [Fact]
    public async Task A_second_press_ends_the_reading_and_a_voice_that_fails_does_not()
    {
        var page = await OpenAsync(Phone);
        await page.ClickAsync("button[name=aloud]");
        await page.EvaluateAsync("current.onerror()");
        Assert.Equal(2, await page.EvaluateAsync<int>("spoken.length"));
        await page.EvaluateAsync("window.last = current");
        await page.ClickAsync("button[name=aloud]");
        await page.EvaluateAsync("last.onend()");
        Assert.Equal(2, await page.EvaluateAsync<int>("spoken.length"));
        Assert.Equal("", await MarkedAsync(page));
    }

    [Fact]
    public async Task The_address_for_readers_is_copied_and_shared()
    {
        var page = await OpenAsync(Phone);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.ClickAsync("button[name=copy]");
        await Assertions.Expect(page.Locator(".toolbar [role=status]")).ToHaveTextAsync("網址已複製");
        var address = $"{site.PublicAddress}/articles/{await site.OwnersIdAsync()}";
        Assert.Equal(address, await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await page.ClickAsync("button[name=share]");
        Assert.Equal(address, await page.EvaluateAsync<string>("shared.url"));
        Assert.Equal("易先榮主持召開市疫情防控指揮部指揮長會議", await page.EvaluateAsync<string>("shared.title"));
    }

    [Fact]
    public async Task What_the_browser_cannot_do_is_not_offered()
    {
        var page = await OpenAsync("delete Navigator.prototype.share; delete Navigator.prototype.clipboard;");
        foreach (var name in new[] { "aloud", "copy", "share" })
            Assert.False(await page.IsVisibleAsync($"button[name={name}]"), name);
        var foreign = await OpenAsync(Phone.Replace("zh-TW", "de-DE", StringComparison.Ordinal));
        Assert.False(await foreign.IsVisibleAsync("button[name=aloud]"));
        Assert.True(await foreign.IsVisibleAsync("button[name=share]"));
    }

    private async Task<IPage> OpenAsync(string script)
    {
        var context = await Browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await context.AddInitScriptAsync(script);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{site.Address}/articles/{await site.OwnersIdAsync()}");
        return page;
    }

    private static Task<string> MarkedAsync(IPage page) =>
        page.EvaluateAsync<string>("[...(CSS.highlights.get('spoken') ?? [])].map(range => range.toString().trim()).join('|')");
}
