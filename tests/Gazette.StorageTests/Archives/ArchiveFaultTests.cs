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
