using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;

namespace Gazette.Storage.Announcements;

/// <summary>
/// Articles that changed, per listener outside, until the listener knows: noted before the change is written, so that none is forgotten
/// whatever dies. Nothing is noted for a listener that the settings do not name.
/// </summary>
public sealed class AnnouncementStore(StorageAccount account, IOptions<GazetteOptions> options, TimeProvider clock)
{
    /// <summary>The hub of <see cref="GazetteOptions.WebSubHub"/>.</summary>
    public const string Hub = "websub";

    /// <summary>The search engines of <see cref="GazetteOptions.IndexNowKey"/>.</summary>
    public const string Engines = "indexnow";

    private const string Prefix = "announce-";

    private const string PausePartition = Prefix + "pause";

    private readonly string[] listeners =
    [
        .. options.Value.WebSubHub is null ? [] : new[] { Hub },
        .. string.IsNullOrEmpty(options.Value.IndexNowKey) ? [] : new[] { Engines },
    ];

    /// <summary>Costs nothing where nobody listens; otherwise one call for each listener. Safe to repeat.</summary>
    public Task NoteAsync(string articleId, string? column, CancellationToken cancellation) => Task.WhenAll(listeners.Select(listener => account.Progress.UpsertEntityAsync(
        new TableEntity(Prefix + listener, articleId) { ["Column"] = column, ["At"] = clock.GetUtcNow() }, TableUpdateMode.Replace, cancellation)));

    /// <param name="count">At most so many, from 1 to 1,000.</param>
    public async Task<IReadOnlyList<Announcement>> ReadAsync(string listener, int count, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Prefix + listener}");
        return await account.Progress.QueryAsync<TableEntity>(filter, count, cancellationToken: cancellation)
            .Take(count)
            .Select(row => new Announcement(row.RowKey, row.GetString("Column"), row.GetDateTimeOffset("At") ?? default) { ETag = row.ETag })
            .ToListAsync(cancellation);
    }

    /// <summary>They are told. One that was noted again meanwhile stays.</summary>
    public Task ForgetAsync(string listener, IEnumerable<Announcement> told, CancellationToken cancellation) =>
        Task.WhenAll(told.Select(each => ForgetAsync(listener, each, cancellation)));

    /// <summary>How often in a row a listener did not take it, and when it may be asked again; null when it took the last.</summary>
    public async Task<(int Failures, DateTimeOffset Until)?> FindPauseAsync(string listener, CancellationToken cancellation)
    {
        var found = await account.Progress.GetEntityIfExistsAsync<TableEntity>(PausePartition, listener, cancellationToken: cancellation);
        return found is { HasValue: true, Value: { } row } ? (row.GetInt32("Failures") ?? 0, row.GetDateTimeOffset("Until") ?? default) : null;
    }

    public Task PauseAsync(string listener, int failures, DateTimeOffset until, CancellationToken cancellation) => account.Progress.UpsertEntityAsync(
        new TableEntity(PausePartition, listener) { ["Failures"] = failures, ["Until"] = until }, TableUpdateMode.Replace, cancellation);

    public Task EndPauseAsync(string listener, CancellationToken cancellation) =>
        account.Progress.DeleteEntityAsync(PausePartition, listener, cancellationToken: cancellation);

    private async Task ForgetAsync(string listener, Announcement told, CancellationToken cancellation)
    {
        try
        {
            await account.Progress.DeleteEntityAsync(Prefix + listener, told.ArticleId, told.ETag, cancellation);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            // Another host told it, or it changed again.
        }
    }
}
