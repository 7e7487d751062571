using Azure.Core;
using Azure.Data.Tables;
using Gazette.Checking;
using Gazette.Publishing;
using Gazette.Storage.Receipts;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Faults;

/// <summary>Races too narrow for chance: each test makes one of them happen.</summary>
public sealed class InterferenceTests(AzuriteFixture azurite)
{
    private const string Text = """
        河西路夜间施工公告
        发布时间：2024-05-06 09:30

        为了更换老旧管网，河西路从五月八日起夜间施工，请过往车辆按照现场指示绕行。
        施工期间，沿线公交站点临时调整，具体安排以公交公司的通知为准。
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_withdrawal_and_a_run_that_began_over_it_end_with_one_truth(bool isUploadedAgain)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("a.txt", Text)).Article.Id;
        // The same bytes, or a second event: a run over them changes no row, so no row's condition can stop it.
        if (isUploadedAgain)
            await newsroom.UploadAsync("a.txt", Text);
        var (withdrawing, running) = (HostOver(newsroom), HostOver(newsroom));
        TaskCompletionSource hasSettled = new(), hasWithdrawn = new();
        Task run = Task.CompletedTask;

        async Task RunAsync()
        {
            // The second write of the receipt is the run's end.
            Interference.At(2, Writes(newsroom.Account.Receipts), before: () => { hasSettled.SetResult(); return hasWithdrawn.Task; });
            await running.GetRequiredService<PublishPipeline>().RunAsync("a.txt", Cancellation);
        }

        async Task WithdrawAsync()
        {
            Interference.At(1, Writes(newsroom.Account.Articles), before: () => { run = RunAsync(); return hasSettled.Task; });
            await withdrawing.GetRequiredService<Withdrawals>().WithdrawAsync(id, "日期有误", purge: false, Cancellation);
        }

        await WithdrawAsync();
        hasWithdrawn.SetResult();
        await run;

        Assert.False((await newsroom.ArticleAsync("a.txt"))!.IsPublic);
        Assert.Equal(ReceiptState.Withdrawn, (await newsroom.ReceiptAsync("a.txt"))!.State);
        await AssertInOrderAsync(newsroom);
    }

    [Fact]
    public async Task A_write_whose_answer_got_lost_keeps_its_blobs_though_the_next_version_came_before_its_repetition()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", Text);
        await newsroom.UploadAsync("a.txt", Text + "第二版。");

        async Task RunAsync()
        {
            Interference.At(1, Writes(newsroom.Account.Articles), thenLoseAnswer: () => newsroom.PublishAsync("a.txt", Text + "第三版。"));
            await HostOver(newsroom).GetRequiredService<PublishPipeline>().RunAsync("a.txt", Cancellation);
        }

        await RunAsync();

        Assert.Equal(3, (await newsroom.ArticleAsync("a.txt"))!.Number);
        await AssertInOrderAsync(newsroom);
    }

    [Fact]
    public async Task A_run_that_loses_any_answer_about_its_receipt_and_asks_again_leaves_no_trace()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = HostOver(newsroom);
        bool isLost;

        async Task RunAsync(int number, string name)
        {
            Interference.At(
                number,
                request => Writes(newsroom.Account.Receipts)(request) || Writes(newsroom.Account.RecentReceipts)(request),
                thenLoseAnswer: () => { isLost = true; return Task.CompletedTask; });
            await host.GetRequiredService<PublishPipeline>().RunAsync(name, Cancellation);
        }

        var number = 0;
        do
        {
            var name = $"{++number}.txt";
            await newsroom.UploadAsync(name, Text + $"第{number}篇。");
            isLost = false;
            await RunAsync(number, name);
            Assert.Empty(await newsroom.Receipts.ReadUnfinishedAsync(Cancellation).ToListAsync(Cancellation));
        }
        while (isLost);

        await AssertInOrderAsync(newsroom);
    }

    [Fact]
    public async Task A_run_keeps_its_trace_though_another_one_begins_over_it_and_ends()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.UploadAsync("a.txt", Text);
        var traces = new List<TableEntity>();

        async Task RunAsync()
        {
            Interference.At(1, Writes(newsroom.Account.Articles), before: async () =>
            {
                await newsroom.RunAsync("a.txt");
                traces.AddRange((await Newsroom.RowsAsync(newsroom.Account.RecentReceipts)).Where(row => ReceiptPlace.IsOfRun(row.PartitionKey)));
            });
            await HostOver(newsroom).GetRequiredService<PublishPipeline>().RunAsync("a.txt", Cancellation);
        }

        await RunAsync();

        // Should it have died there, it would have been found.
        Assert.Single(traces);
        await AssertInOrderAsync(newsroom);
    }

    [Fact]
    public async Task A_late_run_over_an_old_version_does_not_outlive_the_rejection_of_a_new_one()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.UploadAsync("a.txt", Text);

        async Task RunAsync()
        {
            Interference.At(1, Writes(newsroom.Account.Articles), before: async () =>
            {
                await newsroom.UploadAsync("a.txt", "");
                await newsroom.RunAsync("a.txt");
            });
            await HostOver(newsroom).GetRequiredService<PublishPipeline>().RunAsync("a.txt", Cancellation);
        }

        await RunAsync();

        // It was looked at before the bad version came, so it stands; and the receipt knows.
        var receipt = (await newsroom.ReceiptAsync("a.txt"))!;
        Assert.Equal((ReceiptState.Rejected, true), (receipt.State, receipt.ArticleId is not null));
        await AssertInOrderAsync(newsroom);
    }

    private static Func<Request, bool> Writes(TableClient table) => request =>
        request.Method != RequestMethod.Get
        && (request.Uri.Path.Contains($"/{table.Name}", StringComparison.Ordinal) || (table.Name.EndsWith("Articles", StringComparison.Ordinal) && request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal)));

    private static ServiceProvider HostOver(Newsroom newsroom)
    {
        var tables = new TableClientOptions();
        tables.AddPolicy(new Interference(), HttpPipelinePosition.PerRetry);
        return newsroom.AddHost(more: services => services.AddSingleton(newsroom.OpenAccount(tables)));
    }

    private static async Task AssertInOrderAsync(Newsroom newsroom) =>
        Assert.Empty((await newsroom.Host.GetRequiredService<ConsistencyCheck>().RunAsync(Cancellation)).Findings);
}
