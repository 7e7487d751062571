using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Gazette.EndToEndTests.Desk;

/// <summary>axe-core finds nothing on the desk, in any of its views and states, and nothing is wider than a phone.</summary>
[OwnHost("It withdraws what it has uploaded.")]
public sealed class DeskAccessibilityTests(PublishedSite site) : TestsInChromium
{
    [Theory]
    [InlineData(1280, ColorScheme.Light, "en")]
    [InlineData(1280, ColorScheme.Dark, "zh-Hans")]
    [InlineData(390, ColorScheme.Light, "zh-Hant")]
    [InlineData(390, ColorScheme.Dark, "en")]
    public async Task No_view_keeps_anyone_out(int width, ColorScheme scheme, string language)
    {
        var (doubtful, refused, gone) = (site.Unique($"desk/doubt-{width}-{scheme}.txt"), site.Unique($"desk/minutes-{width}-{scheme}.wps"), site.Unique($"desk/gone-{width}-{scheme}.txt"));
        await site.PublishAsync(doubtful, "四路公交车改走滨河路\n\n自下月起，四路公交车改走滨河路，途经图书馆?。?和体育场，各站点的首末班时间不变，请市民留意。\n打印本页\n乘客可以向驾驶员或者客服热线询问换乘办法。\n");
        await site.UploadAsync(refused, "minutes");
        await site.ReceiptAsync(refused);
        var id = (await site.PublishAsync(gone, "It goes\nPublished: 2026-03-02 09:30\n\nThe notice is withdrawn by the test that has published it.\n")).GetProperty("id").GetString();
        using var withdrawal = new HttpRequestMessage(HttpMethod.Delete, $"/api/articles/{id}") { Content = new StringContent("{\"reason\":\"A test.\"}", System.Text.Encoding.UTF8, "application/json") };
        (await site.Http.SendAsync(withdrawal, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();

        var desk = await DeskTab.OpenAsync(Browser, site.Address, language: language, width: width, scheme: scheme);
        var found = new List<string>();
        await LookAsync("list");
        await desk.ShowAsync("#uploads?state=failed");
        await LookAsync("empty list");
        await desk.ShowAsync("#log");
        await LookAsync("log");
        await desk.OpenUploadAsync(refused);
        await LookAsync("refused");
        await desk.OpenUploadAsync(gone);
        await LookAsync("withdrawn");
        await desk.OpenUploadAsync(site.OwnersUpload);
        await LookAsync("owner's page");
        await desk.OpenUploadAsync(doubtful);
        foreach (var fold in await desk.Upload.Locator("summary").AllAsync())
            await fold.ClickAsync();
        await desk.Upload.Locator("[name=next]").ClickAsync();
        await desk.Upload.Locator("[name=author]").FillAsync("李明");
        await LookAsync("doubtful");
        await desk.Upload.Locator("[name=preview]").ClickAsync();
        await desk.Page.Locator("#asking iframe").WaitForAsync();
        await LookAsync("preview");
        await desk.Page.Locator("#asking button").ClickAsync();
        await desk.PressAsync(".pending [name=save]", language == "en" ? "Saved." : language == "zh-Hans" ? "已保存。" : "已保存。");
        await desk.ShowAsync("#send");
        await desk.Page.Locator("[name=files]").SetInputFilesAsync(new FilePayload { Name = "a.exe", MimeType = "text/plain", Buffer = [1] });
        await LookAsync("sending");
        Assert.Equal("", string.Join("\n", found));

        async Task LookAsync(string view)
        {
            // Frames hold what others have written.
            var result = await desk.Page.RunAxe(new() { Iframes = false });
            found.AddRange(result.Violations.Select(v => $"{view}: {v.Id}: {string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))}"));
            var over = await desk.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
            if (over > 0)
                found.Add($"{view} is {over} pixels wider than {width}");
        }
    }
}
