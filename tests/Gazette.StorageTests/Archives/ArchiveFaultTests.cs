using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Gazette.Publishing;
using Gazette.StorageTests.Faults;
using Gazette.Tests.Archives;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Archives;

/// <summary>A host dies at each of its calls while an archive is unpacked; afterwards all is as if it had not.</summary>
public sealed class ArchiveFaultTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("new")]
    [InlineData("replaced")]
    [InlineData("attached")]
    [InlineData("deleted")]
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

    /// <summary>Right before any of the calls that change something, the whole run of an article goes by that links the archive.</summary>
    [Fact]
    public async Task A_link_that_comes_while_it_is_unpacked_is_not_missed()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var (number, seen) = (0, 0);
        var calls = new CallFilter
        {
            FailsBefore = request =>
            {
                if (request.Method != RequestMethod.Get && request.Method != RequestMethod.Head && seen++ == number)
                    Task.Run(() => newsroom.RunAsync($"{number:00}/notice.md")).GetAwaiter().GetResult();
                return false;
            },
        };
        var (tables, blobs) = (new TableClientOptions(), new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04));
        tables.AddPolicy(calls, HttpPipelinePosition.PerCall);
        blobs.AddPolicy(calls, HttpPipelinePosition.PerCall);
        var host = newsroom.AddHost(more: services => services.AddSingleton(newsroom.OpenAccount(tables, blobs)));
        for (; ; number++)
        {
            seen = 0;
            await newsroom.UploadAsync($"{number:00}/old.zip", ZipMaker.Zip(("first.md", ArchiveTests.Page(number + 100)), ("second.md", ArchiveTests.Page(number + 200))));
            await newsroom.UploadAsync($"{number:00}/notice.md", ArchiveTests.Page(number + 300) + "\nAttachment: [the pages](old.zip)\n");
            await host.GetRequiredService<PublishPipeline>().RunAsync($"{number:00}/old.zip", Cancellation);
            if (seen <= number)
                break;
            await newsroom.RunAsync($"{number:00}/old/first.md");
            Assert.True(await newsroom.ReceiptAsync($"{number:00}/old.zip") is { IsAttachment: true, State: ReceiptState.Published }, $"Before call {number}.");
            Assert.NotEqual(true, (await newsroom.ArticleAsync($"{number:00}/old/first.md"))?.IsPublic);
            Assert.Single((await newsroom.ArticleAsync($"{number:00}/notice.md"))!.Article.Media.Attachments);
        }

        Assert.True(number > 8, $"{number} calls");
        await Aftermath.SettleAsync(newsroom);
        await foreach (var blob in newsroom.Account.Uploads.GetBlobsAsync(cancellationToken: Cancellation))
            Assert.True(!blob.Name.Contains("/old/", StringComparison.Ordinal) || blob.Name.StartsWith($"{number:00}/", StringComparison.Ordinal), blob.Name);
    }

    private sealed class Desk(Newsroom newsroom, string scenario, int number)
    {
        private readonly string zip = $"{number:00}/old.zip";
        private readonly string first = $"{number:00}/old/first.md";
        private readonly string second = $"{number:00}/old/second.md";
        private readonly int line = (number * 10) + 100;

        public async Task PrepareAsync()
        {
            await newsroom.UploadAsync(zip, ZipMaker.Zip(("first.md", ArchiveTests.Page(line)), ("second.md", ArchiveTests.Page(line + 1))));
            if (scenario == "new")
                return;
            await newsroom.RunAsync(zip);
            await newsroom.RunAsync(first);
            Task act = scenario switch
            {
                "replaced" => newsroom.UploadAsync(zip, ZipMaker.Zip(("first.md", ArchiveTests.Page(line)), ("second.md", ArchiveTests.Page(line + 2)))),
                "deleted" => newsroom.Account.Uploads.DeleteBlobAsync(zip, cancellationToken: Cancellation),
                _ => newsroom.UploadAsync($"{number:00}/notice.md", ArchiveTests.Page(line + 5) + "\nAttachment: [the pages](old.zip)\n"),
            };
            await act;
        }

        public Task<PublishResult> ActAsync(IServiceProvider host) =>
            host.GetRequiredService<PublishPipeline>().RunAsync(scenario == "attached" ? $"{number:00}/notice.md" : zip, Cancellation);

        public async Task AssertRightAsync()
        {
            var receipt = (await newsroom.ReceiptAsync(zip))!;
            if (scenario == "attached")
            {
                Assert.True(receipt is { IsAttachment: true, State: ReceiptState.Published, Archive: null });
                Assert.NotEqual(true, (await newsroom.ArticleAsync(first))?.IsPublic);
                Assert.NotEqual(true, (await newsroom.ArticleAsync(second))?.IsPublic);
                return;
            }

            Assert.Equal(scenario == "deleted" ? ReceiptState.Withdrawn : ReceiptState.Published, receipt.State);
            Assert.Contains($"line {line}", (await newsroom.ArticleAsync(first))!.Article.Title, StringComparison.Ordinal);
            Assert.Contains($"line {line + (scenario == "replaced" ? 2 : 1)}", (await newsroom.ArticleAsync(second))!.Article.Title, StringComparison.Ordinal);
        }
    }
}
