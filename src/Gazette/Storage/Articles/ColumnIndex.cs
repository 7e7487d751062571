using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Gazette.Articles;

namespace Gazette.Storage.Articles;

/// <summary>Which columns have articles, and how many at the last count. A new one is noted when its first article is listed.</summary>
public sealed class ColumnIndex(StorageAccount account, TimeProvider clock)
{
    private const string Partition = "columns";
    private const int RowsPerCall = 1000;

    // Another process may have taken away a column that had become empty.
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, DateTimeOffset> noted = new(StringComparer.Ordinal);

    /// <summary>Safe to repeat; costs a call once in a while.</summary>
    public async Task NoteAsync(string column, CancellationToken cancellation)
    {
        if (noted.TryGetValue(column, out var at) && clock.GetUtcNow() - at < BetweenNotes)
            return;
        await account.Columns.UpsertEntityAsync(new TableEntity(Partition, RowOf(column)) { ["Name"] = column }, TableUpdateMode.Merge, cancellation);
        noted[column] = clock.GetUtcNow();
    }

    /// <summary>In the order of their names.</summary>
    public async Task<IReadOnlyList<ColumnSize>> ReadAsync(CancellationToken cancellation) =>
        await account.Columns.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), RowsPerCall, cancellationToken: cancellation)
            .Select(row => new ColumnSize(row.GetString("Name"), row.GetInt32("Articles") ?? 0)).ToListAsync(cancellation);

    /// <summary>Writes what was counted, and takes away columns that have no article any more.</summary>
    /// <param name="counts">By column, those of the columns within it included.</param>
    /// <param name="counted">When counting began: what was noted since may be of articles that were not counted.</param>
    public async Task SetAsync(IReadOnlyDictionary<string, int> counts, DateTimeOffset counted, CancellationToken cancellation)
    {
        var rows = await account.Columns.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), RowsPerCall, cancellationToken: cancellation)
            .ToDictionaryAsync(row => row.GetString("Name"), StringComparer.Ordinal, cancellationToken: cancellation);
        foreach (var (column, articles) in counts.Where(c => !rows.TryGetValue(c.Key, out var row) || row.GetInt32("Articles") != c.Value))
            await account.Columns.UpsertEntityAsync(new TableEntity(Partition, RowOf(column)) { ["Name"] = column, ["Articles"] = articles }, TableUpdateMode.Merge, cancellation);
        foreach (var row in rows.Values.Where(row => !counts.ContainsKey(row.GetString("Name")) && row.Timestamp < counted - BetweenNotes))
            await RemoveAsync(row, cancellation);
    }

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

    private static string RowOf(string column) => NameKey.Of(column).Row;
}
