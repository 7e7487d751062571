using Azure;
using Azure.Data.Tables;

namespace Gazette.Storage;

/// <summary>
/// Receipts by blob name, and an index of them by time: one entry per upload, moved when a new version arrives.
/// </summary>
public sealed class ReceiptStore(StorageAccount account)
{
    /// <summary>Null when no upload of that name was seen yet.</summary>
    public async Task<StoredReceipt?> FindAsync(string blobName, CancellationToken cancellation)
    {
        var key = NameKey.Of(blobName);
        var found = await account.Receipts.GetEntityIfExistsAsync<TableEntity>(key.Partition, key.Row, cancellationToken: cancellation);
        return found is { HasValue: true, Value: { } row } ? ReceiptRow.Read(row) : null;
    }

    public async Task<ReceiptList> ReadRecentAsync(TimeKey? after, CancellationToken cancellation)
    {
        var rows = await NewestFirst.ReadAsync(account.RecentReceipts, after, ReceiptList.PageSize + 1, cancellation);
        var shown = rows.Take(ReceiptList.PageSize).ToList();
        var next = rows.Count > shown.Count ? new TimeKey(shown[^1].PartitionKey, shown[^1].RowKey).ToString() : null;
        return new ReceiptList([.. shown.Select(ReceiptRow.ReadReceipt)], next);
    }

    /// <summary>
    /// Writes the receipt on the condition that it is still as <paramref name="previous"/> was read (or still absent).
    /// Null when it is not, and nothing was changed.
    /// </summary>
    public async Task<StoredReceipt?> TryWriteAsync(Receipt receipt, StoredReceipt? previous, CancellationToken cancellation)
    {
        var isNewVersion = previous is null || previous.Receipt.ETag != receipt.ETag;
        var recent = isNewVersion ? RecentKey(receipt) : previous!.Recent;
        var oldRecent = isNewVersion ? previous?.Recent : previous!.OldRecent;
        // Left by a run that died before it could remove it, and forgotten by the row that is about to be written.
        if (isNewVersion && previous?.OldRecent is { } forgotten && forgotten != previous.Recent && forgotten != recent)
            await RemoveRecentAsync(forgotten, cancellation);
        // The entry comes before the row: whoever replaces the row later also sees, and removes, this entry.
        await PutRecentAsync(receipt, recent, cancellation);
        if (await TryWriteRowAsync(receipt, recent, oldRecent, previous, cancellation) is not { } rowETag)
        {
            await TakeBackRecentAsync(receipt.Name, recent, cancellation);
            return null;
        }

        if (oldRecent is { } old && old != recent)
            await RemoveRecentAsync(old, cancellation);
        return new StoredReceipt(receipt, recent, oldRecent, rowETag);
    }

    /// <summary>Makes the index say what the row says, also when the row changes meanwhile.</summary>
    public async Task SettleAsync(StoredReceipt stored, CancellationToken cancellation)
    {
        var current = stored;
        while (true)
        {
            await PutRecentAsync(current.Receipt, current.Recent, cancellation);
            if (current.OldRecent is { } old && old != current.Recent)
                await RemoveRecentAsync(old, cancellation);
            if (await FindAsync(current.Receipt.Name, cancellation) is not { } latest || latest.RowETag == current.RowETag)
                return;
            if (latest.Recent != current.Recent)
                await RemoveRecentAsync(current.Recent, cancellation);
            current = latest;
        }
    }

    /// <summary>After a lost race the index says again what the row says.</summary>
    private async Task TakeBackRecentAsync(string blobName, TimeKey written, CancellationToken cancellation)
    {
        var winner = await FindAsync(blobName, cancellation);
        if (winner?.Recent != written)
            await RemoveRecentAsync(written, cancellation);
        if (winner is not null)
            await SettleAsync(winner, cancellation);
    }

    private Task<Response> PutRecentAsync(Receipt receipt, TimeKey key, CancellationToken cancellation) =>
        account.RecentReceipts.UpsertEntityAsync(
            ReceiptRow.Write(key.Partition, key.Row, receipt, key, oldRecent: null), TableUpdateMode.Replace, cancellation);

    private Task<Response> RemoveRecentAsync(TimeKey key, CancellationToken cancellation) =>
        account.RecentReceipts.DeleteEntityAsync(key.Partition, key.Row, cancellationToken: cancellation);

    private async Task<ETag?> TryWriteRowAsync(
        Receipt receipt, TimeKey recent, TimeKey? oldRecent, StoredReceipt? previous, CancellationToken cancellation)
    {
        var key = NameKey.Of(receipt.Name);
        var row = ReceiptRow.Write(key.Partition, key.Row, receipt, recent, oldRecent);
        try
        {
            var response = previous is null
                ? await account.Receipts.AddEntityAsync(row, cancellation)
                : await account.Receipts.UpdateEntityAsync(row, previous.RowETag, TableUpdateMode.Replace, cancellation);
            return response.Headers.ETag;
        }
        catch (RequestFailedException conflict) when (RowConflict.Is(conflict))
        {
            return null;
        }
    }

    // The same for every run over one version of a blob: a repeated run overwrites its entry and adds none.
    private static TimeKey RecentKey(Receipt receipt) =>
        TimeKey.Of(ArticleId.FromBlobName(receipt.Name), receipt.UploadedAt);
}
