using Azure.Data.Tables;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Storage.Searching;

namespace Gazette.Reconciling;

/// <summary>Writes the whole search index again, beside running hosts: for the day on which somebody has emptied the table.</summary>
public sealed class SearchRebuild(StorageAccount account, ArticleStore articles, SearchIndex index)
{
    private const int RowsPerCall = 1000;
    private const int AtOnce = 4;

    /// <returns>How many articles are in it.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var count = 0;
        var ids = account.Articles.QueryAsync<TableEntity>(row => row.RowKey == ArticleRow.Current, RowsPerCall, ["PartitionKey"], cancellation).Select(row => row.PartitionKey);
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (id, token) =>
        {
            if (await articles.FindAsync(id, token) is not { } stored)
                return;
            await index.SettleAsync(stored, token, isAnew: true);
            if (stored.IsPublic)
                Interlocked.Increment(ref count);
        });
        return count;
    }
}
