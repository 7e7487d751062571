using Azure.Data.Tables;

namespace Gazette.Storage.Searching;

/// <summary>Reads what the index holds, and what it should hold by the rows that name its entries; of each article no more than a digest stays in memory.</summary>
internal sealed class SearchIndexWalk(StorageAccount account)
{
    private const int RowsPerCall = 1000;

    /// <summary>Those of all articles.</summary>
    public async IAsyncEnumerable<(IndexedRow Row, DateTimeOffset? ChangedAt)> NamesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var end = IndexedRow.PartitionPrefix + ":";
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {IndexedRow.PartitionPrefix} and PartitionKey lt {end}");
        await foreach (var row in account.Search.QueryAsync<TableEntity>(filter, RowsPerCall, cancellationToken: cancellation))
            yield return (IndexedRow.Read(row), row.Timestamp);
    }

    /// <summary>Of one partition of the terms, by the article's id.</summary>
    public async Task<Dictionary<string, IndexDigest>> DigestsAsync(string partition, CancellationToken cancellation)
    {
        var digests = new Dictionary<string, IndexDigest>(StringComparer.Ordinal);
        await foreach (var row in KeysAsync(partition, cancellation))
            digests[SearchKey.Read(row).Id] = digests.GetValueOrDefault(SearchKey.Read(row).Id).With(partition, row);
        return digests;
    }

    public async IAsyncEnumerable<string> KeysAsync(string partition, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        await foreach (var row in account.Search.QueryAsync<TableEntity>(filter, RowsPerCall, ["RowKey"], cancellation))
            yield return row.RowKey;
    }
}
