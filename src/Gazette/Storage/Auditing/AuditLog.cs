using Azure;
using Azure.Data.Tables;

namespace Gazette.Storage.Auditing;

/// <summary>
/// Who did what, newest first. An entry is written before the thing is done and completed after: so nothing is done that no entry
/// tells of, whatever dies in between.
/// </summary>
public sealed class AuditLog(StorageAccount account, TimeProvider clock)
{
    // What a transaction takes.
    private const int RowsPerTransaction = 100;

    private static readonly string[] KeysOnly = ["PartitionKey", "RowKey"];

    /// <summary>Begun now.</summary>
    public async Task<AuditEntry> BeginAsync(AuditEntry entry, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        var begun = entry with { At = at, IsDone = false, Key = TimeKey.Of(Guid.NewGuid().ToString("N"), at) };
        // The key is this entry's alone: what stands there is its own, written by a call whose answer got lost.
        await account.Log.UpsertEntityAsync(RowOf(begun), TableUpdateMode.Replace, cancellation);
        return begun;
    }

    /// <summary>It was done.</summary>
    /// <param name="done">As it was begun, with what is known by now.</param>
    public Task EndAsync(AuditEntry done, CancellationToken cancellation) =>
        account.Log.UpsertEntityAsync(RowOf(done with { IsDone = true }), TableUpdateMode.Replace, cancellation);

    /// <summary>It was refused, and nothing was done.</summary>
    public Task TakeBackAsync(AuditEntry begun, CancellationToken cancellation) =>
        account.Log.DeleteEntityAsync(begun.Key.Partition, begun.Key.Row, cancellationToken: cancellation);

    /// <summary>One range read; a second one where the page crosses a month.</summary>
    /// <param name="after">What an earlier page gave; null for the newest.</param>
    public async Task<AuditPage> ReadAsync(TimeKey? after, CancellationToken cancellation)
    {
        var rows = await NewestFirst.ReadAsync(account.Log, list: "", after, AuditPage.Size + 1, cancellation);
        var shown = rows.Take(AuditPage.Size).Select(EntryOf).ToList();
        return new AuditPage(shown, rows.Count > shown.Count ? shown[^1].Key.ToString() : null);
    }

    /// <summary>Removes the entries that are older than a moment: at most so many, the rest by the next calls.</summary>
    /// <returns>How many were removed.</returns>
    public async Task<int> ForgetAsync(DateTimeOffset before, int atMost, CancellationToken cancellation)
    {
        var end = TimeKey.Before(before);
        string[] filters =
        [
            TableClient.CreateQueryFilter($"PartitionKey eq {end.Partition} and RowKey gt {end.Row}"),
            TableClient.CreateQueryFilter($"PartitionKey gt {end.Partition}"),
        ];
        var removed = 0;
        foreach (var filter in filters)
        {
            var old = await account.Log.QueryAsync<TableEntity>(filter, atMost, KeysOnly, cancellation).Take(atMost - removed).ToListAsync(cancellation);
            foreach (var month in old.GroupBy(row => row.PartitionKey, StringComparer.Ordinal))
            {
                foreach (var rows in month.Chunk(RowsPerTransaction))
                    await DeleteAsync(rows, cancellation);
            }

            removed += old.Count;
        }

        return removed;
    }

    private async Task DeleteAsync(TableEntity[] rows, CancellationToken cancellation)
    {
        try
        {
            await account.Log.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)), cancellation);
        }
        catch (RequestFailedException gone) when (RowConflict.Is(gone))
        {
            // Another host is at it: what is left is found by the next call.
        }
    }

    private static TableEntity RowOf(AuditEntry entry) => new(entry.Key.Partition, entry.Key.Row)
    {
        ["At"] = entry.At,
        ["Who"] = entry.Who,
        ["What"] = entry.What,
        ["Upload"] = entry.Upload,
        ["Article"] = entry.Article,
        ["Version"] = entry.Version,
        ["Detail"] = entry.Detail,
        ["IsDone"] = entry.IsDone,
    };

    private static AuditEntry EntryOf(TableEntity row) => new()
    {
        At = row.GetDateTimeOffset("At") ?? throw new FormatException($"Log row {row.RowKey} has no At."),
        Who = row.GetString("Who"),
        What = row.GetString("What"),
        Upload = row.GetString("Upload"),
        Article = row.GetString("Article"),
        Version = row.GetInt32("Version"),
        Detail = row.GetString("Detail"),
        IsDone = row.GetBoolean("IsDone") ?? false,
        Key = new TimeKey(row.PartitionKey, row.RowKey),
    };
}
