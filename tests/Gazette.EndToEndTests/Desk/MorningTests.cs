using System.Net;
using Gazette.LocalHost;
using Gazette.LocalHost.Uploads;
using static Microsoft.Playwright.Assertions;

namespace Gazette.EndToEndTests.Desk;

/// <summary>What an editor does on the desk, and what readers see of it.</summary>
[OwnHost("It withdraws what it finds.")]
public sealed class MorningTests : TestsInChromium
{
    private const string Doubtful = """
        四路公交车改走滨河路
        来源：江城日报

        自下月起，四路公交车改走滨河路，途经图书馆?。?和体育场，各站点的首末班时间不变，请市民留意。
        打印本页
        乘客可以向驾驶员或者客服热线询问换乘办法，沿线站牌将在本周内更换完毕。
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twelve_files_come_in_one_is_put_right_another_withdrawn_and_readers_see_it()
    {
        await using var host = await RunningHost.StartAsync(["--in-memory", "--no-seeds"], cancellationToken: Cancellation);
        var site = host.BaseUrl.ToString().TrimEnd('/');
        var folder = FolderOfTwelve();
        var desk = await DeskTab.OpenAsync(Browser, site, "#send");
        var page = desk.Page;

        await page.Locator("[name=folder]").SetInputFilesAsync(folder);
        await Expect(page.Locator(".files > li")).ToHaveCountAsync(12);
        await Expect(page.Locator(".files > li[data-state=published]")).ToHaveCountAsync(11, new() { Timeout = 120_000 });
        var refused = page.Locator(".files > li[data-state=rejected]");
        await Expect(refused).ToHaveCountAsync(1);
        await Expect(refused).ToContainTextAsync("minutes.wps");

        // The list shows them, the refused one with its remedy, and finds one by its name.
        await desk.ShowAsync("#uploads");
        await Expect(page.Locator(".uploads > li")).ToHaveCountAsync(12);
        await Expect(page.Locator(".uploads > li", new() { HasText = "minutes.wps" })).ToContainTextAsync("另存为");
        await page.Locator("[name=q]").FillAsync("四路");
        await page.Locator(".search button").ClickAsync();
        await Expect(page.Locator(".uploads > li")).ToHaveCountAsync(1);

        // The doubtful one: an edit is undone, the date corrected, what would become of it looked at, then saved and accepted.
        await page.Locator(".states a", new() { HasText = "Please check" }).ClickAsync();
        await page.Locator(".uploads > li", new() { HasText = "bus.txt" }).Locator("a").First.ClickAsync();
        await Expect(desk.Upload.Locator(".doubts")).ToContainTextAsync("does not say when it was published");
        await desk.Upload.Locator("[name=rule][value=page-furniture]").ClickAsync();
        await Expect(desk.Upload.Locator(".edit.current")).ToContainTextAsync("打印本页");
        await page.Keyboard.PressAsync("u");
        await desk.Upload.Locator("[name=publishedAt]").FillAsync("2026-03-02 09:30");
        await Expect(desk.Upload.Locator(".pending")).ToContainTextAsync("2");
        await desk.Upload.Locator("[name=preview]").ClickAsync();
        var preview = page.FrameLocator("#asking iframe");
        await Expect(preview.Locator("body")).ToContainTextAsync("打印本页");
        await Expect(preview.Locator(".date")).ToContainTextAsync("2026-03-02 09:30");
        await page.Locator("#asking button").ClickAsync();
        var id = await desk.Upload.GetAttributeAsync("data-id");
        Assert.DoesNotContain("打印本页", await host.Http.GetStringAsync($"/articles/{id}", Cancellation), StringComparison.Ordinal);
        await desk.PressAsync(".pending [name=save]", "Saved.");
        await desk.PressAsync(".doubts [name=accept]", "Accepted.");
        await Expect(desk.Upload).ToHaveAttributeAsync("data-state", "published");

        // Another is withdrawn, with a reason.
        await desk.OpenUploadAsync("morning/guides/orchard.html");
        var withdrawn = await desk.Upload.GetAttributeAsync("data-id");
        await desk.Upload.Locator(".actions summary").ClickAsync();
        await desk.Upload.Locator("[name=reason]").FillAsync("The date was wrong.");
        await desk.PressAsync(".withdraw button", "Withdrawn.");

        await desk.ShowAsync("#log");
        var log = page.Locator(".log > li");
        await Expect(log.First).ToContainTextAsync("withdrew morning/guides/orchard.html");
        await Expect(log.First).ToContainTextAsync("The date was wrong.");
        await Expect(page.Locator(".log")).ToContainTextAsync("accepted morning/bus.txt");
        await Expect(page.Locator(".log")).ToContainTextAsync("corrected morning/bus.txt");
        await Expect(log.Filter(new() { HasText = "uploaded" })).ToHaveCountAsync(12);

        var read = await host.Http.GetStringAsync($"/articles/{id}", Cancellation);
        Assert.Contains("打印本页", read, StringComparison.Ordinal);
        Assert.Contains("2026-03-02 09:30", read, StringComparison.Ordinal);
        using var gone = await host.Http.GetAsync($"/articles/{withdrawn}", Cancellation);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("The date was wrong.", await gone.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Empty(desk.Complaints);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Named "morning": the owner's page, a Word file, a page with its pictures, one that will be refused, one that is doubtful, and notices.</summary>
    private static string FolderOfTwelve()
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("gazette-desk-").FullName, "morning");
        var seeds = Seeds.FolderIn(RepositoryRoot.Find());
        Directory.CreateDirectory(Path.Combine(folder, "guides"));
        File.Copy(Path.Combine(seeds, PublishedSite.OwnersSeed), Path.Combine(folder, PublishedSite.OwnersSeed));
        File.Copy(Path.Combine(seeds, "news", "city", "bin-he-bu-dao.docx"), Path.Combine(folder, "walk.docx"));
        File.Copy(Path.Combine(seeds, "guides", "garden", "pictures", "orchard.jpg"), Path.Combine(folder, "guides", "orchard.jpg"));
        File.WriteAllText(Path.Combine(folder, "guides", "orchard.html"), "<!DOCTYPE html><html lang=\"en\"><title>The orchard</title><h1>The orchard</h1><p>2026-03-01 10:00</p><p>The orchard behind the library was planted sixty years ago, and its apples are free for all who pick them.</p><img src=\"orchard.jpg\" alt=\"\"><p>Ladders are lent at the gate from Monday to Friday, and on Saturdays the gardeners press cider for everybody.</p>");
        File.WriteAllText(Path.Combine(folder, "minutes.wps"), "minutes");
        File.WriteAllText(Path.Combine(folder, "bus.txt"), Doubtful);
        for (var i = 1; i <= 6; i++)
            File.WriteAllText(Path.Combine(folder, $"notice-{i}.txt"), $"Water is off in street {i}\nPublished: 2026-03-0{i} 09:30\nSource: Water works\n\nFrom noon on there is no water in street {i}, for the old pipe under it is replaced. It is back in the evening.\n");
        return folder;
    }
}
