using System.Text;
using Gazette.Articles;
using Gazette.Publishing;
using Gazette.StorageTests.Faults;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

/// <summary>A host dies at each of its calls, between file and article in both orders; afterwards all is as if it had not.</summary>
public sealed class AttachmentFaultTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("file first")]
    [InlineData("article first")]
    [InlineData("replaced")]
    [InlineData("deleted")]
    [InlineData("withdrawn")]
    [InlineData("link goes from the text")]
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

    /// <summary>A notice and a text that it links, which alone would be an article.</summary>
    private sealed class Desk(Newsroom newsroom, string scenario, int number)
    {
        private const string Link = "Attachment: [the timetable](timetable.txt)";

        private readonly string page = $"{number:00}/notice.md";
        private readonly string file = $"{number:00}/timetable.txt";
        private readonly string notice = $"# The night bus {number} runs again\n\nPublished: 2026-03-02\n\nFrom Monday on, the night bus runs every half hour between the station and the harbour, the city said on Friday.\n\n{Link}\n";
        private readonly string text = $"Timetable of the night bus {number}\n\nThe first bus leaves the station at eleven in the evening, and the last one comes back at five in the morning.\n";
        private readonly string other = $"Timetable of the night bus {number}, amended\n\nThe first bus leaves the station at ten in the evening, and the last one comes back at six in the morning.\n";

        public async Task PrepareAsync()
        {
            if (scenario == "file first")
            {
                await newsroom.PublishAsync(file, text);
                await newsroom.UploadAsync(page, notice);
                return;
            }

            await newsroom.PublishAsync(page, notice);
            await newsroom.UploadAsync(file, text);
            if (scenario == "article first")
                return;
            await newsroom.RunAsync(file);
            await (scenario switch
            {
                "deleted" => newsroom.Account.Uploads.DeleteBlobAsync(file, cancellationToken: Cancellation),
                "replaced" => newsroom.UploadAsync(file, other),
                "link goes from the text" => newsroom.UploadAsync(page, notice.Replace(Link, "", StringComparison.Ordinal)),
                _ => Task.CompletedTask,
            });
        }

        public Task ActAsync(IServiceProvider host) => scenario switch
        {
            "file first" or "link goes from the text" => host.GetRequiredService<PublishPipeline>().RunAsync(page, Cancellation),
            "withdrawn" => host.GetRequiredService<Withdrawals>().WithdrawAsync(ArticleId.FromBlobName(page), "wrong", purge: true, Cancellation),
            _ => host.GetRequiredService<PublishPipeline>().RunAsync(file, Cancellation),
        };

        public async Task AssertRightAsync()
        {
            var stored = (await newsroom.ArticleAsync(page))!;
            Assert.NotEqual(true, (await newsroom.ArticleAsync(file))?.IsPublic);
            // A withdrawal that died early has withdrawn nothing, and nobody was told that it had.
            if (scenario == "withdrawn" && !stored.IsPublic)
                return;
            if (scenario is "deleted" or "link goes from the text")
            {
                Assert.Empty(stored.Article.Media.Attachments);
                return;
            }

            var linked = Assert.Single(stored.Article.Media.Attachments);
            Assert.Equal(Encoding.UTF8.GetByteCount(scenario == "replaced" ? other : text), linked.Attachment.Bytes);
            Assert.True(await newsroom.IsServedAsync(linked));
            Assert.True(await newsroom.ReceiptAsync(file) is { IsAttachment: true, State: ReceiptState.Published });
        }
    }
}
