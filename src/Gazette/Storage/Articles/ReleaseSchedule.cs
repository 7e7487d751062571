using System.Globalization;
using Azure.Data.Tables;

namespace Gazette.Storage.Articles;

/// <summary>
/// Which articles are to be released when, the next first. An entry is put before the row that waits for it, so none is missing; one
/// that fits no row any more is no harm.
/// </summary>
public sealed class ReleaseSchedule(StorageAccount account)
{
    private const string Partition = "release";
    private const int TickDigits = 19;

    /// <summary>Safe to repeat.</summary>
    public Task PutAsync(string articleId, DateTimeOffset at, CancellationToken cancellation) =>
        account.Progress.UpsertEntityAsync(new TableEntity(Partition, KeyOf(articleId, at)), TableUpdateMode.Replace, cancellation);

    /// <summary>Those whose time has come; one range read.</summary>
    /// <param name="count">At most so many, up to 1,000.</param>
    public async Task<IReadOnlyList<(string ArticleId, DateTimeOffset At)>> ReadDueAsync(DateTimeOffset now, int count, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey lt {KeyOf("", now.AddTicks(1))}");
        return await account.Progress.QueryAsync<TableEntity>(filter, count, ["RowKey"], cancellation)
            .Take(count)
            .Select(row => (row.RowKey[(TickDigits + 1)..], new DateTimeOffset(long.Parse(row.RowKey.AsSpan(0, TickDigits), NumberStyles.None, CultureInfo.InvariantCulture), TimeSpan.Zero)))
            .ToListAsync(cancellation);
    }

    /// <summary>An entry that is already gone is no error.</summary>
    public Task RemoveAsync(string articleId, DateTimeOffset at, CancellationToken cancellation) =>
        account.Progress.DeleteEntityAsync(Partition, KeyOf(articleId, at), cancellationToken: cancellation);

    private static string KeyOf(string articleId, DateTimeOffset at) => $"{at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture)}-{articleId}";
}
