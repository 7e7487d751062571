using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;

namespace Gazette.Storage.Articles;

/// <summary>Names of lists that have articles, and how many at the last count. A new one is noted when its first article is listed.</summary>
/// <param name="partition">Tells the kinds of lists from each other.</param>
internal sealed class CountedNames(StorageAccount account, string partition, TimeProvider clock)
{
    private const int RowsPerCall = 1000;

    // Another process may have taken away a list that had become empty.
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, DateTimeOffset> noted = new(StringComparer.Ordinal);

    /// <summary>Safe to repeat; costs a call once in a while.</summary>
    public async Task NoteAsync(string name, CancellationToken cancellation)
    {
        if (noted.TryGetValue(name, out var at) && clock.GetUtcNow() - at < BetweenNotes)
            return;
        await account.Columns.UpsertEntityAsync(new TableEntity(partition, RowOf(name)) { ["Name"] = name }, TableUpdateMode.Merge, cancellation);
        noted[name] = clock.GetUtcNow();
    }

    /// <summary>In the order of their names; 0 stands for a list that was not counted yet.</summary>
    public async Task<IReadOnlyList<(string Name, int Articles)>> ReadAsync(CancellationToken cancellation) =>
        await RowsAsync(cancellation).Select(row => (row.GetString("Name"), row.GetInt32("Articles") ?? 0)).ToListAsync(cancellation);

    /// <summary>Writes what was counted, and takes away lists that have no article any more.</summary>
    /// <param name="counted">When counting began: what was noted since may be of articles that were not counted.</param>
    public async Task SetAsync(IReadOnlyDictionary<string, int> counts, DateTimeOffset counted, CancellationToken cancellation)
    {
        var rows = await RowsAsync(cancellation).ToDictionaryAsync(row => row.GetString("Name"), StringComparer.Ordinal, cancellationToken: cancellation);
        foreach (var (name, articles) in counts.Where(c => !rows.TryGetValue(c.Key, out var row) || row.GetInt32("Articles") != c.Value))
            await account.Columns.UpsertEntityAsync(new TableEntity(partition, RowOf(name)) { ["Name"] = name, ["Articles"] = articles }, TableUpdateMode.Merge, cancellation);
        foreach (var row in rows.Values.Where(row => !counts.ContainsKey(row.GetString("Name")) && row.Timestamp < counted - BetweenNotes))
            await RemoveAsync(row, cancellation);
    }

    private AsyncPageable<TableEntity> RowsAsync(CancellationToken cancellation) =>
        account.Columns.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), RowsPerCall, cancellationToken: cancellation);

    private async Task RemoveAsync(TableEntity row, CancellationToken cancellation)
    {
        try
        {
            await account.Columns.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellation);
        }
        catch (RequestFailedException conflict) when (RowConflict.Is(conflict))
        {
            // Noted anew meanwhile.
        }
    }

    private static string RowOf(string name) => NameKey.Of(name).Row;
}
