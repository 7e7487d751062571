using Gazette.Articles;
using Gazette.Publishing;
using Gazette.Storage.Articles;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Faults;

/// <summary>Something that a host does, and may die of.</summary>
/// <param name="Prepare">What comes before, with a host that lives.</param>
/// <param name="Act">Gets the host that dies.</param>
/// <param name="Afterwards">What happens to the upload before anybody takes up the dead run.</param>
/// <param name="IsRight">Whether receipt and article are right after all was put right.</param>
internal sealed record Scenario(
    string Name,
    Func<Newsroom, string, Task> Prepare,
    Func<IServiceProvider, string, Task> Act,
    Func<Receipt, StoredArticle?, bool> IsRight,
    Func<Newsroom, string, Task>? Afterwards = null)
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("first", (n, name) => n.UploadAsync(name, Text(1)), RunAsync, IsPublished(1)),
        new("changed", async (n, name) => { await n.PublishAsync(name, Text(1)); await n.UploadAsync(name, Text(2)); }, RunAsync, IsPublished(2)),
        new("changed-thrice", PrepareThirdAsync, RunAsync, IsPublished(3)),
        new("same", async (n, name) => { await n.PublishAsync(name, Text(1)); await n.UploadAsync(name, Text(1)); }, RunAsync, IsPublished(1)),
        new("again", (n, name) => n.PublishAsync(name, Text(1)), RunAsync, IsPublished(1)),
        new("bad", (n, name) => n.UploadAsync(name, ""), RunAsync, (receipt, stored) => receipt.State == ReceiptState.Rejected && stored is null),
        new("turned-bad", async (n, name) => { await n.PublishAsync(name, Text(1)); await n.UploadAsync(name, ""); }, RunAsync,
            (receipt, stored) => receipt.State == ReceiptState.Rejected && stored is { IsPublic: true }),
        new("deleted", PrepareDeletedAsync, RunAsync, (receipt, stored) => receipt.State == ReceiptState.Withdrawn && stored is { IsPublic: false }),
        // One that died early has withdrawn nothing, and nobody was told that it had.
        new("withdrawn", (n, name) => n.PublishAsync(name, Text(1)), (s, name) => WithdrawAsync(s, name, purge: false), IsPublishedOrWithdrawn),
        new("purged", PreparePurgeAsync, (s, name) => WithdrawAsync(s, name, purge: true), IsPublishedOrWithdrawn),
        new("first-then-changed", (n, name) => n.UploadAsync(name, Text(1)), RunAsync,
            (receipt, stored) => receipt.State == ReceiptState.Published && stored!.Article.Text.Contains("第2版", StringComparison.Ordinal),
            (n, name) => n.UploadAsync(name, Text(2))),
        new("changed-then-deleted", async (n, name) => { await n.PublishAsync(name, Text(1)); await n.UploadAsync(name, Text(2)); }, RunAsync,
            (receipt, stored) => receipt.State == ReceiptState.Withdrawn && stored is { IsPublic: false }, DeleteAsync),
        new("withdrawn-then-bad", (n, name) => n.PublishAsync(name, Text(1)), (s, name) => WithdrawAsync(s, name, purge: false),
            (receipt, stored) => receipt.State == ReceiptState.Rejected && stored is not null, (n, name) => n.UploadAsync(name, "")),
        new("replayed", PrepareWithdrawnAsync, (s, name) => s.GetRequiredService<PublishPipeline>().ReplayAsync(name, Cancellation), IsPublishedOrWithdrawn),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Every version has another text, and another place in the lists.</summary>
    private static string Text(int version) => $"""
        河西路夜间施工公告（第{version}版）
        发布时间：2024-0{version}-06 09:30

        为了更换老旧管网，河西路从五月八日起夜间施工，请过往车辆按照现场指示绕行。
        施工期间，沿线公交站点临时调整，具体安排以公交公司的通知为准。这是第{version}版。
        """;

    private static Func<Receipt, StoredArticle?, bool> IsPublished(int version) => (receipt, stored) =>
        receipt.State == ReceiptState.Published && stored is { IsPublic: true }
        && stored.Article.Text.Contains($"第{version}版", StringComparison.Ordinal) && stored.Number == version;

    private static bool IsPublishedOrWithdrawn(Receipt receipt, StoredArticle? stored) =>
        stored is { IsPublic: true } ? receipt.State == ReceiptState.Published : receipt.State == ReceiptState.Withdrawn;

    private static Task<PublishResult> RunAsync(IServiceProvider host, string name) => host.GetRequiredService<PublishPipeline>().RunAsync(name, Cancellation);

    private static Task<StoredArticle?> WithdrawAsync(IServiceProvider host, string name, bool purge) =>
        host.GetRequiredService<Withdrawals>().WithdrawAsync(ArticleId.FromBlobName(name), "日期有误", purge, Cancellation);

    private static async Task PrepareThirdAsync(Newsroom newsroom, string name)
    {
        await newsroom.PublishAsync(name, Text(1));
        await newsroom.PublishAsync(name, Text(2));
        await newsroom.UploadAsync(name, Text(3));
    }

    private static async Task PreparePurgeAsync(Newsroom newsroom, string name)
    {
        await newsroom.PublishAsync(name, Text(1));
        await newsroom.PublishAsync(name, Text(2));
    }

    private static async Task PrepareWithdrawnAsync(Newsroom newsroom, string name)
    {
        await newsroom.PublishAsync(name, Text(1));
        await WithdrawAsync(newsroom.Host, name, purge: false);
    }

    private static async Task PrepareDeletedAsync(Newsroom newsroom, string name)
    {
        await newsroom.PublishAsync(name, Text(1));
        await DeleteAsync(newsroom, name);
    }

    private static Task<Azure.Response> DeleteAsync(Newsroom newsroom, string name) =>
        newsroom.Account.Uploads.DeleteBlobAsync(name, cancellationToken: Cancellation);
}
