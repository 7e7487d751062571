using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gazette.Checking;
using Gazette.Publishing;
using Gazette.Serving;
using Gazette.Serving.Desk;
using Gazette.Serving.Feeds;
using Gazette.Serving.Previewing;
using Gazette.Storage.Articles;
using Gazette.StorageTests.Faults;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Holding;

/// <summary>Articles that readers get at a time, and not before.</summary>
public sealed partial class ScheduleTests(AzuriteFixture azurite)
{
    private const string Body = "自下月起，四路公交车改走滨河路，途经图书馆和体育场，各站点的首末班时间不变，请市民留意。\n\n乘客可以向驾驶员询问换乘办法。\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Until_its_time_an_article_is_nowhere_and_then_everywhere()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var at = DateTimeOffset.UtcNow.AddHours(2);
        var id = await PublishAsync(newsroom, "news/a.md", at);
        await AssertNowhereAsync(newsroom.Host, id);
        var receipt = (await newsroom.ReceiptAsync("news/a.md"))!;
        Assert.Equal((ReceiptState.Published, true, Whole(at)), (receipt.State, receipt.IsHeld, receipt.PublishAt));

        // A minute before, and on every run until then, it stays so.
        await ReleasesAt(newsroom, TimeSpan.FromMinutes(119)).RunAsync(Cancellation);
        await newsroom.RunAsync("news/a.md");
        await AssertNowhereAsync(newsroom.Host, id);

        var later = HostAt(newsroom, TimeSpan.FromMinutes(121));
        await later.GetRequiredService<Releases>().RunAsync(Cancellation);
        Assert.IsType<Response.Found>(await later.GetRequiredService<ArticleEndpoint>().PageAsync(id, null, Cancellation));
        Assert.Equal(id, Assert.Single((await newsroom.Timeline.ReadAsync("news", after: null, Cancellation)).Items).Id);
        var stored = (await newsroom.ArticleAsync("news/a.md"))!;
        Assert.Equal((1, Whole(at), Whole(at)), (stored.Number, stored.Article.FirstPublishedAt, stored.Article.UpdatedAt));
        Assert.False((await newsroom.ReceiptAsync("news/a.md"))!.IsHeld);
        Assert.DoesNotContain(await Newsroom.RowsAsync(newsroom.Account.Progress), row => row.PartitionKey == "release");
        await AssertConsistentAsync(newsroom);
    }

    [Fact]
    public async Task An_editor_plans_it_moves_it_and_takes_it_back()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        var editor = new Editor(newsroom.Host);
        await editor.CorrectedAsync(id, """{"publishAt": "2199-12-01 08:00"}""");
        await AssertNowhereAsync(newsroom.Host, id);
        var preview = Editor.JsonOf(await newsroom.Host.GetRequiredService<PreviewEndpoint>().OpenAsync(id, Cancellation));
        Assert.IsType<Response.Found>(await editor.PatchAsync(id, """{"publishAt": null, "author": "王帅"}""", preview.GetProperty("etag").GetString()));
        Assert.IsType<Response.Found>(await newsroom.Host.GetRequiredService<ArticleEndpoint>().PageAsync(id, null, Cancellation));
        Assert.Equal(400, Assert.IsType<Response.Failed>(await editor.CorrectAsync(id, """{"publishAt": "soon"}""")).Status);
        // The entry of the plan that was dropped is no harm.
        await ReleasesAt(newsroom, TimeSpan.FromDays(70_000)).RunAsync(Cancellation);
        Assert.True((await newsroom.ArticleAsync("a.txt"))!.IsPublic);
        await AssertConsistentAsync(newsroom);
    }

    [Fact]
    public async Task Readers_see_it_in_time_although_its_newer_upload_is_bad_and_although_it_was_moved()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = await PublishAsync(newsroom, "a.md", DateTimeOffset.UtcNow.AddHours(1));
        await newsroom.UploadAsync("a.md", "");
        Assert.IsType<PublishResult.Rejected>(await newsroom.RunAsync("a.md"));
        var moved = await PublishAsync(newsroom, "b.md", DateTimeOffset.UtcNow.AddHours(1));
        await PublishAsync(newsroom, "b.md", DateTimeOffset.UtcNow.AddHours(3));

        await ReleasesAt(newsroom, TimeSpan.FromHours(2)).RunAsync(Cancellation);
        Assert.True((await newsroom.Articles.FindAsync(id, Cancellation))!.IsPublic);
        Assert.False((await newsroom.Articles.FindAsync(moved, Cancellation))!.IsPublic);
        await ReleasesAt(newsroom, TimeSpan.FromHours(4)).RunAsync(Cancellation);
        Assert.True((await newsroom.Articles.FindAsync(moved, Cancellation))!.IsPublic);
    }

    [Fact]
    public async Task A_host_that_dies_anywhere_shows_nothing_early_and_keeps_nothing_back()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var dying = newsroom.AddDyingHost();
        var at = DateTimeOffset.UtcNow.AddDays(900);
        var names = await DyingHosts.DieEverywhereAsync(
            async number => { await newsroom.UploadAsync($"{number:00}.md", Text(at)); return $"{number:00}.md"; },
            name => dying.GetRequiredService<PublishPipeline>().RunAsync(name, Cancellation));
        Assert.Empty(await newsroom.TimelineRowsAsync());
        await Aftermath.SettleAsync(newsroom, []);
        Assert.Empty(await newsroom.TimelineRowsAsync());

        // Whoever releases them dies too, at each of his calls.
        var ahead = TimeSpan.FromDays(901);
        var lives = 0;
        while (await DyingHosts.DiesAsync(() => DyingAt(newsroom, ahead).GetRequiredService<Releases>().RunAsync(Cancellation), lives))
            lives++;
        await ReleasesAt(newsroom, ahead).RunAsync(Cancellation);
        foreach (var name in names)
            Assert.True((await newsroom.ArticleAsync(name))!.IsPublic, name);
        Assert.Equal(names.Count, (await newsroom.TimelineRowsAsync()).Count);
    }

    [Fact]
    public async Task A_preview_shows_it_with_its_pictures_to_who_has_the_address_and_is_kept_nowhere()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var picture = await File.ReadAllBytesAsync(Path.Combine(Gazette.LocalHost.RepositoryRoot.Find(), "seeds", "guides", "garden", "pictures", "orchard.jpg"), Cancellation);
        await newsroom.UploadAsync("bridge.jpg", picture);
        await newsroom.RunAsync("bridge.jpg");
        await newsroom.UploadAsync("a.md", Text(DateTimeOffset.UtcNow.AddHours(1)) + "\n![果园](bridge.jpg)\n");
        var id = Assert.IsType<PublishResult.Published>(await newsroom.RunAsync("a.md")).ArticleId;
        var url = Editor.JsonOf(await newsroom.Host.GetRequiredService<PreviewEndpoint>().OpenAsync(id, Cancellation)).GetProperty("url").GetString()!;
        var token = url[(url.IndexOf('=', StringComparison.Ordinal) + 1)..];
        var pages = newsroom.Host.GetRequiredService<ArticleEndpoint>();

        var page = Assert.IsType<Response.Found>(await pages.PageOrPreviewAsync(id, token, null, Cancellation));
        Assert.Equal((true, "no-store"), (page.IsPreview, page.CacheControl));
        var shown = Media().Matches(Encoding.UTF8.GetString(page.Representation.Identity));
        Assert.NotEmpty(shown);
        foreach (Match each in shown)
        {
            var (hash, file, signed) = (each.Groups[1].Value, each.Groups[2].Value, each.Groups[3].Value);
            var pictures = newsroom.Host.GetRequiredService<PictureEndpoint>();
            Assert.Equal("no-store", Assert.IsType<Response.Found>(await pictures.PictureAsync(hash, file, signed, Cancellation)).CacheControl);
            Assert.IsType<Response.Failed>(await pictures.PictureAsync(hash, file, preview: null, Cancellation));
            Assert.IsType<Response.Failed>(await pictures.PictureAsync(hash, file, token, Cancellation));
        }

        // The desk shows its pictures in the list where they are described.
        var desk = Assert.IsType<Response.Found>(await newsroom.Host.GetRequiredService<DeskViewEndpoint>().UploadAsync("en", "a.md", Cancellation));
        Assert.All(Media().Matches(Encoding.UTF8.GetString(desk.Representation.Identity)), each => Assert.NotEmpty(each.Groups[3].Value));

        // Nobody else gets it, before and after.
        await AssertNowhereAsync(newsroom.Host, id);
        Assert.IsType<Response.Failed>(await pages.PageOrPreviewAsync(id, token + "x", null, Cancellation));
        var other = await PublishAsync(newsroom, "b.md", DateTimeOffset.UtcNow.AddHours(1));
        Assert.IsType<Response.Failed>(await pages.PageOrPreviewAsync(other, token, null, Cancellation));
        Assert.IsType<Response.Failed>(await HostAt(newsroom, TimeSpan.FromHours(25)).GetRequiredService<ArticleEndpoint>().PageOrPreviewAsync(id, token, null, Cancellation));

        var later = HostAt(newsroom, TimeSpan.FromHours(2));
        await later.GetRequiredService<Releases>().RunAsync(Cancellation);
        foreach (Match each in shown)
            Assert.IsType<Response.Found>(await later.GetRequiredService<PictureEndpoint>().PictureAsync(each.Groups[1].Value, each.Groups[2].Value, preview: null, Cancellation));
        await AssertConsistentAsync(newsroom);
    }

    [Fact]
    public async Task Versions_that_readers_never_had_are_not_in_the_public_history()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(new() { ["Gazette:PublicHistory"] = "true" });
        var id = await PublishAsync(newsroom, "a.md", DateTimeOffset.UtcNow.AddHours(1));
        await newsroom.PublishAsync("a.md", Body + "新的一段，说明了班次和票价，以及雨天停航的规定，请乘客留意码头公告。\n");
        var versions = host.GetRequiredService<VersionEndpoint>();
        Assert.IsType<Response.Found>(await versions.VersionPageAsync(id, "2", Cancellation));
        Assert.Equal(404, Assert.IsType<Response.Failed>(await versions.VersionPageAsync(id, "1", Cancellation)).Status);
        Assert.DoesNotContain("/versions/1", Encoding.UTF8.GetString(Assert.IsType<Response.Found>(await versions.VersionsPageAsync(id, Cancellation)).Representation.Identity), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soon", true)]
    [InlineData("false", true)]
    [InlineData("2026-13-01 08:00", true)]
    [InlineData("true", false)]
    [InlineData("2020-01-01 08:00", false)]
    public async Task A_time_that_cannot_be_read_keeps_the_article_back(string value, bool isRefused)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.UploadAsync("a.md", $"---\ntitle: 公交线路\npublish: {value}\n---\n\n{Body}");
        var result = await newsroom.RunAsync("a.md");
        Assert.Equal(isRefused, result is PublishResult.Rejected { Rejection.Reason: RejectionReason.FrontMatterInvalid });
        Assert.Equal(!isRefused, (await newsroom.ArticleAsync("a.md"))?.IsPublic ?? false);
    }

    private static async Task AssertNowhereAsync(ServiceProvider host, string id)
    {
        var pages = host.GetRequiredService<ArticleEndpoint>();
        foreach (var answer in new[]
        {
            await pages.PageAsync(id, null, Cancellation), await pages.PrintViewAsync(id, null, null, Cancellation), await pages.PosterAsync(id, null, null, Cancellation),
            await pages.JsonAsync(id, null, Cancellation), await pages.QrPngAsync(id, null, Cancellation), await pages.QrSvgAsync(id, null, Cancellation),
            await host.GetRequiredService<Serving.Following.NextEndpoint>().NewerAsync(id, null, Cancellation),
            await host.GetRequiredService<Serving.Following.NextEndpoint>().RelatedAsync(id, null, Cancellation),
        })
            Assert.Equal(404, Assert.IsType<Response.Failed>(answer).Status);
        Assert.DoesNotContain((await host.GetRequiredService<Timeline>().ReadAsync(null, after: null, Cancellation)).Items, item => item.Id == id);
        var feed = Assert.IsType<Response.Found>(await host.GetRequiredService<FeedEndpoint>().AtomAsync(null, Cancellation));
        Assert.DoesNotContain(id, Encoding.UTF8.GetString(feed.Representation.Identity), StringComparison.Ordinal);
    }

    private static async Task AssertConsistentAsync(Newsroom newsroom)
    {
        var report = await newsroom.Host.GetRequiredService<ConsistencyCheck>().RunAsync(Cancellation);
        Assert.DoesNotContain(report.Findings, finding => !finding.IsPending);
    }

    private static async Task<string> PublishAsync(Newsroom newsroom, string name, DateTimeOffset at)
    {
        await newsroom.UploadAsync(name, Text(at));
        return Assert.IsType<PublishResult.Published>(await newsroom.RunAsync(name)).ArticleId;
    }

    private static string Text(DateTimeOffset at) => $"---\ntitle: 公交线路调整\npublish: {at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\n---\n\n{Body}";

    private static DateTimeOffset Whole(DateTimeOffset at) => new(at.Year, at.Month, at.Day, at.Hour, at.Minute, at.Second, TimeSpan.Zero);

    private static ServiceProvider HostAt(Newsroom newsroom, TimeSpan by) => newsroom.AddHost(more: services => services.AddSingleton<TimeProvider>(new ClockAhead(by)));

    private static Releases ReleasesAt(Newsroom newsroom, TimeSpan by) => HostAt(newsroom, by).GetRequiredService<Releases>();

    private static ServiceProvider DyingAt(Newsroom newsroom, TimeSpan by) => newsroom.AddDyingHost(clock: new ClockAhead(by));

    [GeneratedRegex("/media/([0-9a-f]{32})/([a-z0-9.]+)\\?preview=([A-Za-z0-9._-]+)")]
    private static partial Regex Media();
}
