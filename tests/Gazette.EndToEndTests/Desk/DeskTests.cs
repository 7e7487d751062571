using System.Text.Json;
using System.Text.RegularExpressions;
using Gazette.LocalHost;
using Gazette.LocalHost.Uploads;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Gazette.EndToEndTests.Desk;

/// <summary>What the desk does for one article, and while others are at work.</summary>
[OwnHost("It corrects what it finds.")]
public sealed class DeskTests(PublishedSite site) : TestsInChromium
{
    private const string Page = """
        <!DOCTYPE html><html lang="zh-Hans"><head><title>滨河公园夜间照明开始试运行</title></head>
        <body><div class="nav"><a href="/">首页</a> <a href="/news">新闻</a></div><h1>滨河公园夜间照明开始试运行</h1><div>发布时间：2024-05-06　来源：江城日报</div>
        <div id="zoom"><p>滨河公园的夜间照明昨晚开始试运行，沿河两公里步道全部亮灯，市民可以在晚上十点以前散步和跑步。</p><p><img src="lamp.jpg"></p>
        <div class="related"><a href="/1">相关链接：步道工程去年开工</a></div>
        <p>公园管理处说，灯光按季节调整，试运行期间欢迎市民提出意见，半个月后将公布正式的开放时间安排。</p></div></body></html>
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static byte[] Picture => File.ReadAllBytes(Path.Combine(Seeds.FolderIn(RepositoryRoot.Find()), "guides", "garden", "pictures", "orchard.jpg"));

    [Fact]
    public async Task What_was_left_out_is_put_back_where_it_stood_and_left_out_again()
    {
        var name = site.Unique("desk/lights.html");
        var id = (await site.PublishAsync(name, Page)).GetProperty("id").GetString()!;
        var desk = await DeskTab.OpenAsync(Browser, site.Address);
        await desk.OpenUploadAsync(name);
        var fold = desk.Upload.Locator(".left", new() { HasText = "步道工程" });
        await fold.Locator("summary").ClickAsync();
        await fold.Locator("li", new() { HasText = "步道工程" }).Locator("button").ClickAsync();
        await desk.PressAsync(".pending [name=save]", "Saved.");

        var text = (await site.JsonAsync($"/api/articles/{id}")).GetProperty("text").GetString()!;
        Assert.InRange(text.IndexOf("步道工程", StringComparison.Ordinal), text.IndexOf("跑步", StringComparison.Ordinal), text.IndexOf("公园管理处", StringComparison.Ordinal));

        await desk.Upload.Locator("summary", new() { HasTextRegex = new("^put back$") }).ClickAsync();
        await desk.Upload.Locator("[data-restored] button").ClickAsync();
        await desk.PressAsync(".pending [name=save]", "Saved.");
        Assert.DoesNotContain("步道工程", (await site.JsonAsync($"/api/articles/{id}")).GetProperty("text").GetString()!, StringComparison.Ordinal);
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task A_missing_picture_is_put_in_its_place_and_described()
    {
        var name = site.Unique("desk/lamp.html");
        var id = (await site.PublishAsync(name, Page)).GetProperty("id").GetString()!;
        var desk = await DeskTab.OpenAsync(Browser, site.Address);
        await desk.OpenUploadAsync(name);
        var file = Path.Combine(Directory.CreateTempSubdirectory("gazette-desk-").FullName, "IMG_0815.jpg");
        await File.WriteAllBytesAsync(file, Picture, Cancellation);
        await desk.Upload.Locator(".missing input").SetInputFilesAsync(file);
        await Expect(desk.Upload.Locator(".media img")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await desk.Upload.Locator("[name=alt]").FillAsync("沿河的路灯，傍晚");
        await desk.PressAsync(".pending [name=save]", "Saved.");

        Assert.Contains("alt=\"沿河的路灯，傍晚\"", (await site.JsonAsync($"/api/articles/{id}")).GetProperty("html").GetString()!, StringComparison.Ordinal);
        Assert.Equal("published", (await site.ReceiptAsync(name[..name.LastIndexOf('/')] + "/lamp.jpg")).GetProperty("state").GetString());
        await Expect(desk.Upload.Locator("[name=alt]")).ToHaveValueAsync("沿河的路灯，傍晚");
    }

    [Fact]
    public async Task Of_two_editors_the_second_is_told_what_the_first_has_changed_and_keeps_what_he_typed()
    {
        var name = site.Unique("desk/two.html");
        var id = (await site.PublishAsync(name, Page)).GetProperty("id").GetString()!;
        var (first, second) = (await DeskTab.OpenAsync(Browser, site.Address), await DeskTab.OpenAsync(Browser, site.Address));
        await first.OpenUploadAsync(name);
        await second.OpenUploadAsync(name);
        await first.Upload.Locator("[name=source]").FillAsync("江城晚报");
        await first.PressAsync(".pending [name=save]", "Saved.");

        await second.Upload.Locator("[name=author]").FillAsync("王芳");
        await second.Upload.Locator(".pending [name=save]").ClickAsync();
        var dialog = second.Page.Locator("#asking");
        await Expect(dialog).ToContainTextAsync("Somebody else was faster");
        await Expect(dialog).ToContainTextAsync("江城晚报");
        await Expect(dialog).ToContainTextAsync("local corrected");
        await dialog.Locator("button", new() { HasText = "keep my fields" }).ClickAsync();
        await Expect(second.Upload.Locator("[name=source]")).ToHaveValueAsync("江城晚报");
        await Expect(second.Upload.Locator("[name=author]")).ToHaveValueAsync("王芳");
        await second.PressAsync(".pending [name=save]", "Saved.");

        var article = await site.JsonAsync($"/api/articles/{id}");
        Assert.Equal(("江城晚报", "王芳"), (article.GetProperty("source").GetString(), article.GetProperty("author").GetString()));
        await second.Upload.Locator(".versions summary").ClickAsync();
        await second.Upload.Locator("[name=difference]").First.ClickAsync();
        await Expect(second.Upload.Locator(".difference")).ToContainTextAsync("王芳");
    }

    [Fact]
    public async Task New_uploads_appear_by_themselves_and_the_focus_stays()
    {
        var name = site.Unique("desk/live-1.txt");
        await site.PublishAsync(name, Text("first"));
        var desk = await DeskTab.OpenAsync(Browser, site.Address);
        var row = desk.Page.Locator(".uploads > li", new() { HasText = name });
        await row.Locator("a").FocusAsync();
        var later = site.Unique("desk/live-2.txt");
        await site.PublishAsync(later, Text("second"));
        await Expect(desk.Page.Locator(".uploads > li", new() { HasText = later })).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await Expect(row.Locator("a")).ToBeFocusedAsync();

        // Nothing has happened: the same request is answered with 304.
        var answers = new List<int>();
        desk.Page.Response += (_, response) => answers.Add(response.Url.Contains("/api/desk/uploads", StringComparison.Ordinal) ? response.Status : 0);
        await site.UntilAsync(() => Task.FromResult(answers.Contains(304)));
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_when_the_editor_says_so()
    {
        var name = site.Unique("desk/again.txt");
        var id = (await site.PublishAsync(name, Text("first"))).GetProperty("id").GetString()!;
        var desk = await DeskTab.OpenAsync(Browser, site.Address, "#send");
        var file = new FilePayload { Name = name.Split('/')[1], MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(Text("second")) };
        await desk.Page.Locator("[name=column]").FillAsync(name.Split('/')[0]);
        await desk.Page.Locator("[name=files]").SetInputFilesAsync(file);
        await Expect(desk.Page.Locator("#asking")).ToContainTextAsync($"{name} is there already.");
        await desk.Page.Locator("#asking button", new() { HasText = "Leave it" }).ClickAsync();
        await Expect(desk.Page.Locator(".files > li")).ToContainTextAsync("left as it was");
        Assert.Equal("first", (await site.JsonAsync($"/api/articles/{id}")).GetProperty("title").GetString());

        await desk.Page.Locator("[name=files]").SetInputFilesAsync(file);
        await desk.Page.Locator("#asking button", new() { HasText = "Replace it" }).ClickAsync();
        await site.UntilAsync(async () => (await site.JsonAsync($"/api/articles/{id}")).GetProperty("title").GetString() == "second");
    }

    [Fact]
    public async Task An_editor_reads_in_his_own_language_why_a_file_was_refused_and_what_a_status_means()
    {
        var folder = site.Unique("desk/refused").Split('/')[^1];
        var desk = await DeskTab.OpenAsync(Browser, site.Address, "#send", "zh-Hans");
        await desk.Page.Locator("[name=column]").FillAsync(folder);
        await desk.Page.Locator("[name=files]").SetInputFilesAsync(new FilePayload { Name = "frame.html", MimeType = "text/html", Buffer = "<!DOCTYPE html><title></title><body><script></script></body>"u8.ToArray() });
        await Expect(desk.Page.Locator(".files > li .became")).ToHaveTextAsync(new Regex("^✕ [\\u4e00-\\u9fff]"), new() { Timeout = 60_000 });

        await desk.ShowAsync("#uploads?after=nonsense");
        await Expect(desk.Page.Locator("#alert")).ToContainTextAsync("提交的内容不符合要求。");
    }

    [Fact]
    public async Task A_preview_is_for_no_engine_and_tells_no_other_site_its_address()
    {
        var id = (await site.PublishAsync(site.Unique("desk/preview.txt"), Text("preview"))).GetProperty("id").GetString()!;
        using var asked = await site.Http.PostAsync(new Uri($"/api/articles/{id}/preview", UriKind.Relative), content: null, Cancellation);
        var url = JsonDocument.Parse(await asked.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("url").GetString()!;

        using var preview = await site.Http.GetAsync(new Uri(new Uri(url).PathAndQuery, UriKind.Relative), Cancellation);

        Assert.Equal(200, (int)preview.StatusCode);
        Assert.Contains("noindex", string.Join(',', preview.Headers.GetValues("X-Robots-Tag")), StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(preview.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("no-store", preview.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Limits_are_said_before_anything_is_sent()
    {
        var desk = await DeskTab.OpenAsync(Browser, site.Address, "#send");
        var requests = new List<string>();
        desk.Page.Request += (_, request) => requests.Add(request.Method);
        await desk.Page.Locator("[name=files]").SetInputFilesAsync(
        [
            new FilePayload { Name = "huge.html", MimeType = "text/html", Buffer = new byte[9 * 1024 * 1024] },
            new FilePayload { Name = "program.exe", MimeType = "application/octet-stream", Buffer = [1, 2, 3] },
        ]);
        await Expect(desk.Page.Locator(".files > li").First).ToContainTextAsync("the limit is 8.0 MiB");
        await Expect(desk.Page.Locator(".files > li").Last).ToContainTextAsync(".exe cannot be published");
        Assert.DoesNotContain("PUT", requests);
    }

    [Fact]
    public async Task A_large_file_comes_in_parts_and_goes_on_where_the_connection_broke()
    {
        var desk = await DeskTab.OpenAsync(Browser, site.Address, "#send");
        var name = site.Unique("desk/large.pdf");
        var cut = 0;
        await desk.Page.RouteAsync("**/api/uploads?name=*&parts=*", async route =>
        {
            // The second part does not arrive the first time.
            if (route.Request.Headers.TryGetValue("content-range", out var range) && range.StartsWith("bytes 8388608-", StringComparison.Ordinal) && cut++ == 0)
                await route.AbortAsync();
            else
                await route.ContinueAsync();
        });
        var bytes = new byte[20 * 1024 * 1024];
        Random.Shared.NextBytes(bytes);
        "%PDF-1.4"u8.CopyTo(bytes);
        await desk.Page.Locator("[name=column]").FillAsync(name.Split('/')[0]);
        await desk.Page.Locator("[name=files]").SetInputFilesAsync(new FilePayload { Name = "large.pdf", MimeType = "application/pdf", Buffer = bytes });
        await Expect(desk.Page.Locator(".files > li")).ToHaveAttributeAsync("data-state", "rejected", new() { Timeout = 90_000 });
        Assert.True(cut > 0);
        Assert.Equal(bytes, await site.Http.GetByteArrayAsync($"/api/uploads/{name}?form=file", Cancellation));
    }

    private static string Text(string title) => $"{title}\nPublished: 2026-03-02 09:30\nSource: City\n\nThis is the {title} notice of the morning, and it says that the library opens at nine o'clock from Monday on.\n";
}
