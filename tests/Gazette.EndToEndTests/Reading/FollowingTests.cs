using Microsoft.Playwright;

namespace Gazette.EndToEndTests.Reading;

/// <summary>The ways on from an article, and headlines that break between words, as a reader sees them.</summary>
public sealed class FollowingTests(PublishedSite site) : TestsInChromium
{
    [Fact]
    [OwnHost("The seeds are published by our own host alone.")]
    public async Task Related_articles_come_when_the_reader_comes_near_and_nothing_before()
    {
        var page = await OpenAsync(await ArticleAsync("乡镇/清河镇旧网站", "2012年冬季农技培训"), javaScript: true, height: 300);
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);
        await page.ReloadAsync();
        await page.EvaluateAsync("document.body.style.setProperty('padding-bottom', '3000px')");
        Assert.DoesNotContain(asked, path => path.EndsWith("/related", StringComparison.Ordinal));
        await page.Locator(".next").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator(".next li a").First).ToContainTextAsync("冬季农技培训");
        await page.Locator(".next li a").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("冬季农技培训");
    }

    [Fact]
    [OwnHost("The seeds are published by our own host alone.")]
    public async Task Without_a_script_the_same_is_a_page_and_the_neighbours_are_links()
    {
        var page = await OpenAsync(await ArticleAsync("乡镇/清河镇旧网站", "2012年冬季农技培训"), javaScript: false);
        await page.Locator(".next a[href$='/related']").ClickAsync();
        await Assertions.Expect(page.Locator(".entries h2").First).ToContainTextAsync("冬季农技培训");
        await page.GoBackAsync();
        var headline = await page.Locator("h1").TextContentAsync();
        await page.Locator(".next a[href$='/older']").ClickAsync();
        Assert.NotEqual(headline, await page.Locator("h1").TextContentAsync());
        await page.Locator(".next a[href$='/newer']").ClickAsync();
        Assert.Equal(headline, await page.Locator("h1").TextContentAsync());
    }

    [Theory]
    [InlineData(300)]
    [InlineData(360)]
    [InlineData(390)]
    [OwnHost("The seeds are published by our own host alone.")]
    public async Task A_Chinese_headline_breaks_between_words(int width)
    {
        var page = await OpenAsync(await ArticleAsync("指南/居家", "入冬之前：给家里的水管穿上棉衣"), javaScript: true, width: width);
        await page.WaitForFunctionAsync("'words' in document.querySelector('h1').dataset");
        // Where each line ends, in characters of the headline.
        var lines = await page.EvaluateAsync<string[]>("""
            () => {
              const lines = [];
              let top;
              const walker = document.createTreeWalker(document.querySelector('h1'), NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                for (let i = 0; i < walker.currentNode.length; i++) {
                  const range = document.createRange();
                  range.setStart(walker.currentNode, i);
                  range.setEnd(walker.currentNode, i + 1);
                  const at = Math.round(range.getBoundingClientRect().top);
                  if (at !== top) lines.push('');
                  top = at;
                  lines[lines.length - 1] += walker.currentNode.data[i];
                }
              }
              return lines;
            }
            """);
        Assert.True(lines.Length > 1);
        Assert.All(lines.SkipLast(1), line => Assert.Matches("(入冬|之前|：|给|家里|的|水管|穿|上|穿上)$", line));
        Assert.All(lines, line => Assert.DoesNotMatch("^(里|管|的|衣|前)", line));
    }

    private async Task<IPage> OpenAsync(string path, bool javaScript, int width = 390, int height = 844)
    {
        var context = await Browser.NewContextAsync(new() { JavaScriptEnabled = javaScript, ViewportSize = new() { Width = width, Height = height } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + path);
        return page;
    }

    private async Task<string> ArticleAsync(string column, string title)
    {
        using var json = System.Text.Json.JsonDocument.Parse(await site.Http.GetStringAsync($"/api/articles?column={Uri.EscapeDataString(column)}", TestContext.Current.CancellationToken));
        return "/articles/" + json.RootElement.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("title").GetString() == title).GetProperty("id").GetString();
    }
}
