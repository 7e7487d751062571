using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Gazette.Uploads;

namespace Gazette.Storage.Receipts;

/// <summary>
/// Receipts by blob name, and lists of them by state and time. The row is the truth. An entry of a list is put before the row
/// that names it is written, and taken away after the next one of the same kind is there: so an upload that has ended once is always in
/// the list of all. What else a run may have put has keys of its own, which its trace tells (see <see cref="ReceiptPlace.Ends"/>).
/// </summary>
public sealed partial class ReceiptStore(StorageAccount account)
{
    private const int RowsPerCall = 1000;

    /// <summary>Null when no upload of that name was seen yet.</summary>
    public async Task<StoredReceipt?> FindAsync(string blobName, CancellationToken cancellation)
    {
        var key = NameKey.Of(blobName);
        var found = await account.Receipts.GetEntityIfExistsAsync<TableEntity>(key.Partition, key.Row, cancellationToken: cancellation);
        return found is { HasValue: true, Value: { } row } ? ReceiptRow.Read(row) : null;
    }

    /// <summary>All of them in the order of their keys, which is that of a listing of the container.</summary>
    /// <param name="afterName">The name to go on after; null for all.</param>
    public async IAsyncEnumerable<ReceiptSummary> ReadAllAsync(string? afterName, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Two ranges, for one filter with "or" would scan the table in Azure.
        var after = afterName is null ? (NameKey?)null : NameKey.Of(afterName);
        string?[] filters = after is { } key
            ? [TableClient.CreateQueryFilter($"PartitionKey eq {key.Partition} and RowKey gt {key.Row}"), TableClient.CreateQueryFilter($"PartitionKey gt {key.Partition}")]
            : [null];
        foreach (var filter in filters)
        {
            await foreach (var row in account.Receipts.QueryAsync<TableEntity>(filter, RowsPerCall, ReceiptRow.SummaryColumns, cancellation))
                yield return ReceiptRow.ReadSummary(row);
        }
    }

    /// <summary>
    /// A run's first state, or an end without a run: written on the condition that the receipt is still as <paramref name="previous"/> was read
    /// (or still absent). Null when it is not, and nothing was changed. Entries of runs that are under way stay: they are those runs' own.
    /// </summary>
    public async Task<StoredReceipt?> TryWriteAsync(Receipt receipt, StoredReceipt? previous, CancellationToken cancellation)
    {
        var written = new StoredReceipt(receipt, ReceiptPlace.Of(receipt), [], default);
        var old = OldPlaces(written, previous);
        await PutAsync(written, cancellation);
        if (await TryNameAsync(written, old, previous, cancellation) is not { } rowETag)
            return null;
        // Until its run has ended the upload stays listed where it was.
        IReadOnlyList<ReceiptPlace> kept = receipt.State == ReceiptState.Processing && previous is not null
            ? [.. old.Intersect(previous.Receipt.State == ReceiptState.Processing ? previous.OldPlaces : previous.Entries)]
            : [];
        await RemoveAsync(old.Except(kept), cancellation);
        return written with { OldPlaces = kept, RowETag = rowETag, IsFirst = previous is null };
    }

    /// <summary>The end of a run, which its trace survives: the entries of earlier ends go as soon as that of this one stands.</summary>
    /// <param name="run">The entry of the run that writes.</param>
    /// <inheritdoc cref="TryWriteAsync(Receipt, StoredReceipt?, CancellationToken)"/>
    public async Task<StoredReceipt?> TryEndAsync(Receipt receipt, ReceiptPlace run, StoredReceipt? previous, CancellationToken cancellation)
    {
        var written = new StoredReceipt(receipt, run.For(receipt.State), [], default);
        await PutAsync(written, cancellation);
        // Before a fault, which may have come after the entry of an end was put, all ends of the run.
        var old = OldPlaces(written, previous).Concat(receipt.State == ReceiptState.Failed ? run.Ends : []);
        await RemoveAsync(old.Except(written.Entries), cancellation);
        return await TryNameAsync(written, [], previous, cancellation) is { } rowETag ? written with { RowETag = rowETag } : null;
    }

    /// <summary>What the row says of a run that is under way; its entry in the lists stays as it was. Null when another run wrote in between.</summary>
    /// <param name="begun">As the same run wrote it last.</param>
    public async Task<StoredReceipt?> TryAdvanceAsync(Receipt receipt, StoredReceipt begun, CancellationToken cancellation)
    {
        var rowETag = await TryWriteRowAsync(receipt, begun.Place, begun.OldPlaces, begun, cancellation) ?? await FindOwnAsync(begun with { Receipt = receipt }, cancellation);
        return rowETag is { } written ? begun with { Receipt = receipt, RowETag = written } : null;
    }

    /// <summary>How many uploads of a folder are in which state. Null for a folder whose name is too long to be read as one range.</summary>
    /// <param name="folder">With a slash at the end.</param>
    public async Task<ReceiptCounts?> CountAsync(string folder, CancellationToken cancellation)
    {
        if (NameKey.RangeOf(folder) is not { } range)
            return null;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {range.Partition} and RowKey ge {range.From} and RowKey lt {range.To}");
        var counts = new ReceiptCounts();
        await foreach (var row in account.Receipts.QueryAsync<TableEntity>(filter, RowsPerCall, ["State", "NeedsReview"], cancellation))
            counts = counts.With(Enum.Parse<ReceiptState>(row.GetString("State")), row.GetBoolean("NeedsReview") ?? false);
        return counts;
    }

    /// <summary>Puts an entry of a run that writes no receipt of its own, so that it is found should the run die.</summary>
    /// <returns>To be removed when everything is in order.</returns>
    public async Task<ReceiptPlace> PutTraceAsync(Receipt receipt, DateTimeOffset at, CancellationToken cancellation)
    {
        var trace = receipt with { State = ReceiptState.Processing, At = at };
        var place = ReceiptPlace.Of(trace);
        await PutAsync(new StoredReceipt(trace, place, [], default), cancellation);
        return place;
    }

    /// <summary>Makes the lists say what the row says, also when the row changes meanwhile.</summary>
    public async Task SettleAsync(StoredReceipt stored, CancellationToken cancellation)
    {
        // A run that is under way sees to its entries itself.
        for (var current = stored; current.Receipt.State != ReceiptState.Processing;)
        {
            if (current.Place.List != ReceiptPlace.Ended)
            {
                // From before there was one list of all that ended.
                if (await TryEndAsync(current.Receipt, current.Place, current, cancellation) is not null || await FindAsync(current.Receipt.Name, cancellation) is not { } moved)
                    return;
                current = moved;
                continue;
            }

            // Not put anew without need: it has the key of another run, whose trace may be gone.
            if (!await IsListedAsync(current, cancellation))
                await PutAsync(current, cancellation);
            await RemoveAsync(current.OldPlaces.Except(current.Entries).Where(old => old.List != ReceiptPlace.Processing), cancellation);
            if (await FindAsync(current.Receipt.Name, cancellation) is not { } latest || latest.RowETag == current.RowETag)
                return;
            // What the row no longer names it never names again.
            await RemoveAsync(current.Entries.Except(latest.Entries).Except(latest.OldPlaces), cancellation);
            current = latest;
        }
    }

    /// <summary>Removes an entry of the lists; one that is already gone is no error.</summary>
    public Task RemoveAsync(ReceiptPlace place, CancellationToken cancellation) =>
        account.RecentReceipts.DeleteEntityAsync(place.Partition, place.Key.Row, cancellationToken: cancellation);

    /// <summary>
    /// Removes the trace of a run that died, and whose work another has done; before it, the entry of whatever end it put and
    /// never noted. When the receipt changes meanwhile, the trace stays for the next time: it may be this run after all.
    /// </summary>
    public async Task RemoveTraceAsync(string blobName, ReceiptPlace trace, CancellationToken cancellation)
    {
        var current = await FindAsync(blobName, cancellation);
        await RemoveAsync(trace.Ends.Except(current is null ? [] : current.Entries.Concat(current.OldPlaces)), cancellation);
        if ((await FindAsync(blobName, cancellation))?.RowETag == current?.RowETag)
            await RemoveAsync(trace, cancellation);
    }

    /// <summary>What the row named, and is to go.</summary>
    private static IReadOnlyList<ReceiptPlace> OldPlaces(StoredReceipt written, StoredReceipt? previous) => previous is null
        ? []
        : [.. previous.OldPlaces.Concat(previous.Entries).Except(written.Entries).Where(place => place.List != ReceiptPlace.Processing)];

    /// <summary>The row, once its entries stand. Null where it is another by now: then they are taken back.</summary>
    /// <param name="old">What the row says is to go.</param>
    private async Task<ETag?> TryNameAsync(StoredReceipt written, IReadOnlyList<ReceiptPlace> old, StoredReceipt? previous, CancellationToken cancellation)
    {
        if ((await TryWriteRowAsync(written.Receipt, written.Place, old, previous, cancellation) ?? await FindOwnAsync(written, cancellation)) is { } rowETag)
            return rowETag;
        await TakeBackAsync(written, cancellation);
        return null;
    }

    /// <summary>
    /// The client repeats a write whose answer got lost, and the repetition of one that had succeeded is a conflict with
    /// itself: nobody else's row names the same entry.
    /// </summary>
    private async Task<ETag?> FindOwnAsync(StoredReceipt written, CancellationToken cancellation) =>
        await FindAsync(written.Receipt.Name, cancellation) is { } stored && stored.Place == written.Place && IsOfOneTurn(stored.Receipt, written.Receipt) ? stored.RowETag : null;

    /// <summary>
    /// The row does not name what was put. It may name another end of the same run, whose answer got lost: that has the same keys, and is
    /// put again.
    /// </summary>
    private async Task TakeBackAsync(StoredReceipt written, CancellationToken cancellation)
    {
        var latest = await FindAsync(written.Receipt.Name, cancellation);
        var own = latest?.Place == written.Place ? latest : null;
        await RemoveAsync(written.Entries.Except(own?.Entries ?? []), cancellation);
        if (own is not null)
            await PutAsync(own, cancellation);
    }

    private async Task<bool> IsListedAsync(StoredReceipt stored, CancellationToken cancellation)
    {
        foreach (var place in stored.Entries)
        {
            var entry = await account.RecentReceipts.GetEntityIfExistsAsync<TableEntity>(place.Partition, place.Key.Row, cancellationToken: cancellation);
            if (entry is not { HasValue: true, Value: { } row } || !IsOfOneTurn(ReceiptRow.ReadReceipt(row), stored.Receipt))
                return false;
        }

        return true;
    }

    private static bool IsOfOneTurn(Receipt first, Receipt second) => first.At == second.At && first.State == second.State;

    private async Task PutAsync(StoredReceipt stored, CancellationToken cancellation)
    {
        foreach (var place in stored.Entries)
            await account.RecentReceipts.UpsertEntityAsync(ReceiptRow.Write(place.Partition, place.Key.Row, stored.Receipt, place, oldPlaces: []), TableUpdateMode.Replace, cancellation);
    }

    private async Task RemoveAsync(IEnumerable<ReceiptPlace> places, CancellationToken cancellation)
    {
        foreach (var place in places)
            await RemoveAsync(place, cancellation);
    }

    private async Task<ETag?> TryWriteRowAsync(
        Receipt receipt, ReceiptPlace place, IReadOnlyList<ReceiptPlace> oldPlaces, StoredReceipt? previous, CancellationToken cancellation)
    {
        var key = NameKey.Of(receipt.Name);
        var row = ReceiptRow.Write(key.Partition, key.Row, receipt, place, oldPlaces);
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
}
