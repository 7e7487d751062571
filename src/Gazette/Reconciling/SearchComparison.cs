using Azure.Data.Tables;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Storage.Searching;

namespace Gazette.Reconciling;

/// <summary>
/// Compares the search index with the articles, and one part of its entries with the rows that name them: another part each time, so that all of
/// it is made good within <see cref="SearchKey.Partitions"/> comparisons. What is younger than a run can be old is left to the runs.
/// </summary>
/// <param name="lease">How long a run may take.</param>
internal sealed class SearchComparison(StorageAccount account, ArticleStore articles, SearchIndex index, TimeSpan lease, TimeProvider clock)
{
    private const int RowsPerCall = 1000;

    private static readonly string[] ArticleColumns = ["PartitionKey", "RowKey", "Timestamp", "UploadName", "WithdrawnAt"];

    private readonly SearchIndexWalk walk = new(account);

    /// <param name="part">Which part of the entries, from 0; taken by the number of parts.</param>
    /// <param name="found">Called with the uploads of articles that the index lacks.</param>
    /// <returns>How many articles or entries were taken out of the index.</returns>
    public async Task<int> RunAsync(long part, Func<string, Task> found, CancellationToken cancellation)
    {
        var partition = SearchKey.PartitionOf((int)(part % SearchKey.Partitions));
        var (named, digests) = (new Dictionary<string, bool>(StringComparer.Ordinal), new Dictionary<string, IndexDigest>(StringComparer.Ordinal));
        await foreach (var (row, changedAt) in walk.NamesAsync(cancellation))
        {
            named[row.Id] = IsOld(changedAt);
            if (IndexDigest.Of(row.Keys.Where(key => key.Partition == partition)) is { Count: > 0 } digest)
                digests[row.Id] = digest;
        }

        var removed = await CompareArticlesAsync(named, found, cancellation);
        var there = await walk.DigestsAsync(partition, cancellation);
        var differing = there.Keys.Union(digests.Keys).Where(id => named.GetValueOrDefault(id, defaultValue: true) && there.GetValueOrDefault(id) != digests.GetValueOrDefault(id)).ToHashSet(StringComparer.Ordinal);
        return removed + (differing.Count == 0 ? 0 : await MakeGoodAsync(differing, partition, cancellation));
    }

    private async Task<int> CompareArticlesAsync(Dictionary<string, bool> named, Func<string, Task> found, CancellationToken cancellation)
    {
        var (missing, gone) = (new List<(string Id, string Upload)>(), new Dictionary<string, bool>(named, StringComparer.Ordinal));
        await foreach (var row in account.Articles.QueryAsync<TableEntity>(row => row.RowKey == ArticleRow.Current, RowsPerCall, ArticleColumns, cancellation))
        {
            if (row.GetDateTimeOffset("WithdrawnAt") is null && !gone.Remove(row.PartitionKey) && IsOld(row.Timestamp))
                missing.Add((row.PartitionKey, row.GetString("UploadName")));
        }

        foreach (var (id, upload) in missing)
        {
            if (await articles.FindAsync(id, cancellation) is { IsPublic: true })
                await found(upload);
        }

        var removed = 0;
        // As the row is now: it may have been published since.
        foreach (var id in gone.Where(entry => entry.Value).Select(entry => entry.Key))
        {
            if (await articles.FindAsync(id, cancellation) is { IsPublic: true })
                continue;
            await index.RemoveAsync(id, cancellation);
            removed++;
        }

        return removed;
    }

    /// <summary>What should be there is written again; what nothing names goes.</summary>
    private async Task<int> MakeGoodAsync(HashSet<string> differing, string partition, CancellationToken cancellation)
    {
        foreach (var id in differing)
        {
            if (await articles.FindAsync(id, cancellation) is { IsPublic: true } stored)
                await index.SettleAsync(stored, cancellation, isAnew: true);
        }

        var (names, removed) = (new Dictionary<string, HashSet<(string, string)>>(StringComparer.Ordinal), 0);
        await foreach (var row in walk.KeysAsync(partition, cancellation))
        {
            var id = SearchKey.Read(row).Id;
            if (!differing.Contains(id))
                continue;
            if (!names.TryGetValue(id, out var keys))
                names.Add(id, keys = (await index.FindAsync(id, cancellation))?.Keys ?? []);
            if (keys.Contains((partition, row)))
                continue;
            await account.Search.DeleteEntityAsync(partition, row, cancellationToken: cancellation);
            removed++;
        }

        return removed;
    }

    private bool IsOld(DateTimeOffset? changedAt) => changedAt is not { } at || clock.GetUtcNow() - at > lease;
}
