using Gazette.Articles;
using Gazette.Publishing;
using Gazette.Storage.Receipts;
using Gazette.Storage.Uploads;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Faults.Schedules;

/// <summary>Actors who work on the same upload at once, or on two of the same article.</summary>
/// <param name="Prepare">What comes before.</param>
/// <param name="Actors">What each does, with the services whose calls are scheduled.</param>
internal sealed record Play(string Name, Func<Newsroom, string, Task> Prepare, params IReadOnlyList<Func<Newsroom, IServiceProvider, string, Task>> Actors)
{
    public static readonly IReadOnlyList<Play> All =
    [
        new("two-runs", (n, name) => n.UploadAsync(name, Text(1)), RunAsync, RunAsync),
        new("two-runs-of-a-bad-one", (n, name) => n.UploadAsync(name, ""), RunAsync, RunAsync),
        new("new-version", (n, name) => n.UploadAsync(name, Text(1)), RunAsync, UploadAndRunAsync),
        new("deleted", (n, name) => n.UploadAsync(name, Text(1)), RunAsync, DeleteAndRunAsync),
        new("withdrawn", async (n, name) => { await n.PublishAsync(name, Text(1)); await n.UploadAsync(name, Text(2)); }, RunAsync, WithdrawAsync),
        new("replayed", (n, name) => n.PublishAsync(name, Text(1)), ReplayAsync, WithdrawAsync),
        new("settled", (n, name) => n.PublishAsync(name, Text(1)), RunAsync, UploadAndRunAsync),
        new("taken-up", LeaveDeadRunAsync, TakeUpAsync, TakeUpAsync),
        new("taken-up-and-changed", LeaveDeadRunAsync, TakeUpAsync, UploadAndRunAsync),
        new("taken-up-and-withdrawn", LeaveDeadReplayAsync, TakeUpAsync, WithdrawAsync),
    ];

    /// <summary>Fails where something else came of it than should: when all are done and nothing befell them, and always once all is settled. Null where the check says enough.</summary>
    public Func<Newsroom, string, Task>? AssertRightAsync { get; init; }

    private static readonly TimeSpan DeadSince = TimeSpan.FromHours(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task RunAsync(Newsroom newsroom, IServiceProvider host, string name) =>
        await host.GetRequiredService<PublishPipeline>().RunAsync(name, Cancellation);

    private static async Task ReplayAsync(Newsroom newsroom, IServiceProvider host, string name) =>
        await host.GetRequiredService<PublishPipeline>().ReplayAsync(name, Cancellation);

    private static async Task UploadAndRunAsync(Newsroom newsroom, IServiceProvider host, string name)
    {
        await newsroom.UploadAsync(name, Text(2));
        await RunAsync(newsroom, host, name);
    }

    private static async Task DeleteAndRunAsync(Newsroom newsroom, IServiceProvider host, string name)
    {
        await newsroom.Account.Uploads.DeleteBlobIfExistsAsync(name, cancellationToken: Cancellation);
        await RunAsync(newsroom, host, name);
    }

    private static async Task WithdrawAsync(Newsroom newsroom, IServiceProvider host, string name) =>
        await host.GetRequiredService<Withdrawals>().WithdrawAsync(ArticleId.FromBlobName(name), "日期有误", purge: false, Cancellation);

    /// <summary>What a reconciliation does for the trace of a run that is dead.</summary>
    private static async Task TakeUpAsync(Newsroom newsroom, IServiceProvider host, string name)
    {
        var receipts = host.GetRequiredService<ReceiptStore>();
        var trace = await newsroom.Receipts.ReadUnfinishedAsync(Cancellation)
            .FirstOrDefaultAsync(run => run.Name == name && run.At < DateTimeOffset.UtcNow - DeadSince / 2, Cancellation);
        if (trace.Name is null)
            return;
        await RunAsync(newsroom, host, name);
        await receipts.RemoveTraceAsync(name, trace.Place, Cancellation);
    }

    private static async Task LeaveDeadRunAsync(Newsroom newsroom, string name)
    {
        await newsroom.UploadAsync(name, Text(1));
        await BeginAsync(newsroom, name);
    }

    private static async Task LeaveDeadReplayAsync(Newsroom newsroom, string name)
    {
        await newsroom.PublishAsync(name, Text(1));
        await BeginAsync(newsroom, name);
    }

    private static async Task BeginAsync(Newsroom newsroom, string name)
    {
        using var upload = await newsroom.Host.GetRequiredService<UploadStore>().OpenAsync(name, Cancellation);
        var begun = new Receipt
        {
            Name = name,
            ETag = upload!.ETag,
            UploadedAt = upload.LastModified,
            State = ReceiptState.Processing,
            Attempts = 1,
            At = DateTimeOffset.UtcNow - DeadSince,
            Pipeline = PublishPipeline.Version,
        };
        Assert.NotNull(await newsroom.Receipts.TryWriteAsync(begun, await newsroom.Receipts.FindAsync(name, Cancellation), Cancellation));
    }

    private static string Text(int version) => $"""
        河西路夜间施工公告（第{version}版）
        发布时间：2024-0{version}-06 09:30

        为了更换老旧管网，河西路从五月八日起夜间施工，请过往车辆按照现场指示绕行。
        施工期间，沿线公交站点临时调整，具体安排以公交公司的通知为准。这是第{version}版。
        """;
}
