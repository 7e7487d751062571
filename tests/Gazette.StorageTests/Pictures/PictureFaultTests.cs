using Azure.Data.Tables;
using Gazette.Articles;
using Gazette.Checking;
using Gazette.Media;
using Gazette.Publishing;
using Gazette.Reconciling;
using Gazette.Storage;
using Gazette.StorageTests.Faults;
using Gazette.Tests;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

/// <summary>A host dies at each of its calls, between picture and article in both orders; afterwards all is as if it had not.</summary>
public sealed class PictureFaultTests(AzuriteFixture azurite)
{
    private const string Page = """
        # The bridge is open again

        Published: 2026-03-02

        Since Monday morning the old bridge over the river carries buses and bicycles again, the city said, after two years of works.

        ![The bridge from the north](bridge.jpg)

        The works cost less than planned. Pedestrians had been able to cross all the time on a path of their own beside it.
        """;

    private static readonly byte[] Bridge = TestPicture.Photo(300, 200);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("picture first")]
    [InlineData("article first")]
    [InlineData("replaced")]
    [InlineData("deleted")]
    [InlineData("withdrawn")]
    [InlineData("embedded")]
    [InlineData("picture goes from the text")]
    public async Task Whenever_a_host_dies_nothing_is_lost_and_nothing_left_over(string scenario)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddDyingHost();
        var desks = await DyingHosts.DieEverywhereAsync(
            async number =>
            {
                var desk = new Desk(newsroom, scenario, number);
                await desk.PrepareAsync();
                return desk;
            },
            desk => desk.ActAsync(host));
        await Aftermath.SettleAsync(newsroom);
        foreach (var desk in desks)
            await desk.AssertRightAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{desks.Count} runs");
    }

    [Theory]
    [InlineData("article first")]
    [InlineData("replaced")]
    [InlineData("deleted")]
    public async Task Readers_get_what_a_dead_host_left_undone_at_the_next_reconciliation_and_not_once_the_lists_are_compared(string scenario)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.Host.GetRequiredService<ProgressStore>().NoteDoneAsync(Reconciliation.Lists, DateTimeOffset.UtcNow.AddYears(1), Cancellation);
        var host = newsroom.AddDyingHost();
        var desks = await DyingHosts.DieEverywhereAsync(
            async number =>
            {
                var desk = new Desk(newsroom, scenario, number);
                await desk.PrepareAsync();
                return desk;
            },
            desk => desk.ActAsync(host));

        var later = newsroom.AddHost(more: services => services.AddSingleton<TimeProvider>(new ClockAhead(TimeSpan.FromMinutes(20))));
        await later.GetRequiredService<Reconciliation>().RunAsync(Cancellation);

        foreach (var desk in desks)
            await desk.AssertRightAsync();
    }

    [Fact]
    public async Task Claims_and_files_that_nobody_needs_go_and_what_is_missing_comes_back()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var hash = await newsroom.PublishPictureAsync("bridge.jpg", Bridge);
        await newsroom.PublishAsync("bridge.md", Page);
        await newsroom.Account.Media.AddEntityAsync(new TableEntity(hash, "article-nobody") { ["Owner"] = "nobody", ["IsPublic"] = true }, Cancellation);
        await newsroom.Account.WantedFiles.AddEntityAsync(new TableEntity("bridge!2ejpg", "nobody") { ["Name"] = "bridge.jpg" }, Cancellation);
        await newsroom.Account.MediaFiles.UploadBlobAsync($"{hash}/old/300.webp", new BinaryData(Bridge), Cancellation);
        await newsroom.Account.Media.DeleteEntityAsync(hash, "0", cancellationToken: Cancellation);
        var check = await newsroom.Host.GetRequiredService<ConsistencyCheck>().RunAsync(Cancellation);
        Assert.Equal(
            [FindingKind.OrphanedBlob, FindingKind.NoMedia, FindingKind.StrayClaim],
            check.Findings.Select(f => f.Kind).Distinct().Order());

        await newsroom.Pipeline.ReplayAsync("bridge.jpg", Cancellation);
        await Aftermath.SettleAsync(newsroom);
        Assert.Equal(200, await newsroom.StatusOfAsync(hash, "300.webp"));
        Assert.Equal(2, (await newsroom.BlobsAsync()).Count);
    }

    [Fact]
    public async Task A_picture_that_nobody_needs_any_more_is_removed()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishPictureAsync("bridge.jpg", Bridge);
        await newsroom.Account.Uploads.DeleteBlobAsync("bridge.jpg", cancellationToken: Cancellation);
        await Aftermath.SettleAsync(newsroom);
        Assert.Empty(await newsroom.BlobsAsync());
        Assert.Empty(await Newsroom.RowsAsync(newsroom.Account.Media));
        Assert.Equal(ReceiptState.Withdrawn, (await newsroom.ReceiptAsync("bridge.jpg"))!.State);
    }

    [Fact]
    public async Task An_article_that_missed_its_picture_gets_it_at_the_comparison()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("bridge.md", Page);
        foreach (var row in await Newsroom.RowsAsync(newsroom.Account.WantedFiles))
            await newsroom.Account.WantedFiles.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Cancellation);
        var hash = await newsroom.PublishPictureAsync("bridge.jpg", Bridge);
        await Aftermath.SettleAsync(newsroom);
        Assert.Contains(hash, (await newsroom.ArticleAsync("bridge.md"))!.Article.Body.ToString(), StringComparison.Ordinal);
    }

    /// <summary>An article and its picture, of which no other article has the same.</summary>
    private sealed class Desk(Newsroom newsroom, string scenario, int number)
    {
        private readonly string page = $"{number:00}/bridge.md";
        private readonly string file = $"{number:00}/bridge.jpg";
        private readonly byte[] bridge = TestPicture.Photo(300 + number, 200);
        private readonly byte[] tower = TestPicture.Photo(300 + number, 190);

        public async Task PrepareAsync()
        {
            if (scenario is not ("article first" or "embedded"))
                await newsroom.PublishPictureAsync(file, bridge);
            if (scenario is not ("picture first" or "embedded"))
                await newsroom.PublishAsync(page, Page);
            await (scenario switch
            {
                "deleted" => newsroom.Account.Uploads.DeleteBlobAsync(file, cancellationToken: Cancellation),
                "replaced" => newsroom.UploadAsync(file, tower),
                "article first" => newsroom.UploadAsync(file, bridge),
                "picture first" => newsroom.UploadAsync(page, Page),
                "embedded" => newsroom.UploadAsync(page, Page.Replace("bridge.jpg", "data:image/jpeg;base64," + Convert.ToBase64String(bridge), StringComparison.Ordinal)),
                "picture goes from the text" => newsroom.UploadAsync(page, Page.Replace("![The bridge from the north](bridge.jpg)", "", StringComparison.Ordinal)),
                _ => Task.CompletedTask,
            });
        }

        public Task ActAsync(IServiceProvider host) => scenario switch
        {
            "picture first" or "embedded" or "picture goes from the text" => host.GetRequiredService<PublishPipeline>().RunAsync(page, Cancellation),
            "withdrawn" => host.GetRequiredService<Withdrawals>().WithdrawAsync(ArticleId.FromBlobName(page), "wrong", purge: true, Cancellation),
            _ => host.GetRequiredService<PublishPipeline>().RunAsync(file, Cancellation),
        };

        public async Task AssertRightAsync()
        {
            var stored = (await newsroom.ArticleAsync(page))!;
            // A withdrawal that died early has withdrawn nothing, and nobody was told that it had.
            if (scenario == "withdrawn" && !stored.IsPublic)
            {
                Assert.Equal(404, await newsroom.StatusOfAsync(PictureEngine.HashOf(bridge), "300.webp"));
                return;
            }

            var shown = scenario switch
            {
                "deleted" or "picture goes from the text" => null,
                "replaced" => tower,
                _ => bridge,
            };
            Assert.Equal(shown is null ? [] : [PictureEngine.HashOf(shown)], stored.Article.Media.Hashes);
            foreach (var picture in stored.Article.Media.Shown)
                Assert.Equal(200, await newsroom.StatusOfAsync(picture.Picture.Hash, picture.Picture.Files[0].Name));
        }
    }
}
