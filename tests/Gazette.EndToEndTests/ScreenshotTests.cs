using Gazette.LocalHost;
using Microsoft.Playwright;

namespace Gazette.EndToEndTests;

/// <summary>Makes the README's pictures anew, in <c>artifacts/screenshots</c>: copy them over the old ones when the pages have changed.</summary>
public sealed class ScreenshotTests : TestsInChromium
{
    // What readers see; a machine's port is not.
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Gazette__PublicBaseUrl"] = "https://gazette.example",
        ["Gazette__SiteName"] = "云溪发布",
        ["Gazette__Columns"] = "公告=公告; news=新闻; 指南=指南; 乡镇=乡镇; press=Press; guides=Guides",
        ["Gazette__CardFont"] = "sans",
    };

    private static readonly string Folder = Path.Combine(RepositoryRoot.Find(), "artifacts", "screenshots");

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Pages_and_sheets_on_a_desktop_on_a_phone_and_on_paper_make_the_pictures()
    {
        Directory.CreateDirectory(Folder);
        await using var host = await RunningHost.StartAsync(["--in-memory"], Settings, cancellationToken: TestContext.Current.CancellationToken);
        var line = await host.WaitForLineAsync(l => l.StartsWith(PublishedSite.OwnersSeed, StringComparison.Ordinal), Patience, TestContext.Current.CancellationToken);
        await host.WaitForLineAsync(l => l.StartsWith("seeds/:", StringComparison.Ordinal), Patience, TestContext.Current.CancellationToken);
        var article = new Uri(host.BaseUrl, new Uri(line[line.IndexOf("https://", StringComparison.Ordinal)..].Split(' ')[0]).AbsolutePath);

        await ComposeAsync("article.png", 1438, 617,
        [
            (800, await ShootAsync(article, 1100, 760)),
            (255, await ShootAsync(article, 390, 844)),
            (255, await ShootAsync(article, 390, 844, atEnd: true)),
        ]);
        await ComposeAsync("front.png", 1438, 617,
        [
            (800, await ShootAsync(host.BaseUrl, 1280, 884)),
            (255, await ShootAsync(host.BaseUrl, 390, 844, cookie: ("contrast", "dark"))),
            (255, await ShootAsync(article, 390, 844, cookie: ("view", "elder"))),
        ]);
        await ComposeAsync("paper.png", 1438, 617,
        [
            (390, await PrintAsync(new Uri($"{article}/print"))),
            (390, await PrintAsync(new Uri($"{article}/poster"))),
            (530, await host.Http.GetByteArrayAsync(new Uri($"{article}/card.png"), TestContext.Current.CancellationToken)),
        ]);
    }

    [Fact]
    public async Task The_desk_with_an_article_and_its_list_on_a_phone_make_a_picture()
    {
        Directory.CreateDirectory(Folder);
        await using var host = await RunningHost.StartAsync(["--in-memory"], Settings, cancellationToken: TestContext.Current.CancellationToken);
        await host.WaitForLineAsync(l => l.StartsWith("seeds/:", StringComparison.Ordinal), Patience, TestContext.Current.CancellationToken);
        await ComposeAsync("desk.png", 1438, 617,
        [
            (800, await ShootAsync(new Uri(host.BaseUrl, $"/desk?lang=zh-Hans#upload/{PublishedSite.OwnersSeed}"), 1280, 884)),
            (255, await ShootAsync(new Uri(host.BaseUrl, "/desk?lang=zh-Hans#uploads?state=rejected"), 390, 844)),
            (255, await ShootAsync(new Uri(host.BaseUrl, "/desk?lang=en#send"), 390, 844, cookie: ("contrast", "dark"))),
        ]);
    }

    /// <summary>Pictures side by side, each in its width.</summary>
    private async Task ComposeAsync(string name, int width, int height, IEnumerable<(int Width, byte[] Png)> pictures)
    {
        var page = await Browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        await page.SetContentAsync($$"""
            <style>
              body { margin: 0; display: flex; gap: 32px; padding: 32px; align-items: flex-start; background: #dcd7d0; }
              img { box-shadow: 0 2px 10px #0004; border-radius: 4px; }
            </style>
            {{string.Concat(pictures.Select(picture => $"<img style=\"width: {picture.Width}px\" src=\"data:image/png;base64,{Convert.ToBase64String(picture.Png)}\">"))}}
            """);
        var whole = await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name) });

        // A picture that holds the pages is larger than an empty one.
        Assert.True(whole.Length > 50_000, $"{name}: {whole.Length} bytes");
    }

    private async Task<byte[]> ShootAsync(Uri address, int width, int height, bool atEnd = false, (string Name, string Value)? cookie = null)
    {
        await using var context = await Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, DeviceScaleFactor = 2 });
        if (cookie is { } chosen)
            await context.AddCookiesAsync([new() { Name = chosen.Name, Value = chosen.Value, Url = address.GetLeftPart(UriPartial.Authority) }]);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        if (atEnd)
            await page.EvaluateAsync("scrollTo(0, document.documentElement.scrollHeight)");
        return await page.ScreenshotAsync();
    }

    /// <summary>The first sheet.</summary>
    private async Task<byte[]> PrintAsync(Uri address)
    {
        var page = await Browser.NewPageAsync();
        await page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        var file = Path.Combine(Directory.CreateTempSubdirectory("gazette-sheet-").FullName, "sheet");
        await page.PdfAsync(new() { Path = file + ".pdf", PreferCSSPageSize = true });
        await ExternalProgram.OutputAsync("pdftoppm", "-png", "-singlefile", "-r", "110", file + ".pdf", file);
        return await File.ReadAllBytesAsync(file + ".png", TestContext.Current.CancellationToken);
    }
}
