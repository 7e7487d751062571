using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Gazette.Uploads;

namespace Gazette.Storage.Receipts;

/// <summary>
/// Receipts by blob name, and lists of them by state and time. An entry of a list is put before the row that names it is
/// written, and taken away after: so whatever dies in between, the row names all entries that may stand.
/// </summary>
public sealed class ReceiptStore(StorageAccount account)
{
    private const int RowsPerCall = 1000;

    /// <summary>Null when no upload of that name was seen yet.</summary>
    public async Task<StoredReceipt?> FindAsync(string blobName, CancellationToken cancellation)
    {
        var key = NameKey.Of(blobName);
        var found = await account.Receipts.GetEntityIfExistsAsync<TableEntity>(key.Partition, key.Row, cancellationToken: cancellation);
        return found is { HasValue: true, Value: { } row } ? ReceiptRow.Read(row) : null;
    }

    /// <summary>One range read per list that the filter needs, two where the page crosses a month.</summary>
    public async Task<ReceiptList> ReadRecentAsync(ReceiptFilter filter, TimeKey? after, CancellationToken cancellation)
    {
        var lists = await Task.WhenAll(filter.Lists.Select(
            list => NewestFirst.ReadAsync(account.RecentReceipts, list, after, ReceiptList.PageSize + 1, cancellation)));
        var rows = lists.SelectMany(list => list).Select(row => (Row: row, Key: KeyOf(row)))
            .OrderBy(r => r.Key.Partition, StringComparer.Ordinal).ThenBy(r => r.Key.Row, StringComparer.Ordinal)
            .DistinctBy(r => r.Row.GetString("Name"), StringComparer.Ordinal).ToList();
        var shown = rows.Take(ReceiptList.PageSize).ToList();
        return new ReceiptList([.. shown.Select(r => ReceiptRow.ReadReceipt(r.Row))], rows.Count > shown.Count ? shown[^1].Key.ToString() : null);
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

    /// <summary>Runs that have begun and not noted their end, the oldest last; a dead one's stays until <see cref="SettleAsync"/>.</summary>
    public async IAsyncEnumerable<(string Name, ReceiptPlace Place, DateTimeOffset At)> ReadUnfinishedAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var (first, end) = (ReceiptPlace.PartitionOf(ReceiptPlace.Processing, ""), ReceiptPlace.PartitionOf(ReceiptPlace.Processing, ":"));
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {end}");
        await foreach (var row in account.RecentReceipts.QueryAsync<TableEntity>(filter, RowsPerCall, ["PartitionKey", "RowKey", "Name", "At"], cancellation))
        {
            if (row.GetDateTimeOffset("At") is { } at)
                yield return (row.GetString("Name"), new ReceiptPlace(ReceiptPlace.Processing, KeyOf(row)), at);
        }
    }

    /// <summary>
    /// Writes the receipt on the condition that it is still as <paramref name="previous"/> was read (or still absent).
    /// Null when it is not, and nothing was changed. The entry of a run that is under way stays: it is that run's own.
    /// </summary>
    public async Task<StoredReceipt?> TryWriteAsync(Receipt receipt, StoredReceipt? previous, CancellationToken cancellation)
    {
        var place = ReceiptPlace.Of(receipt);
        IReadOnlyList<ReceiptPlace> old = [.. OldPlaces(receipt, previous).Where(p => p != place && p.List != ReceiptPlace.Processing).Distinct()];
        await PutAsync(receipt, place, cancellation);
        if (await TryWriteRowAsync(receipt, place, old, previous, cancellation) is not { } rowETag)
        {
            await TakeBackAsync(receipt.Name, place, cancellation);
            return null;
        }

        foreach (var gone in old)
            await RemoveAsync(gone, cancellation);
        return new StoredReceipt(receipt, place, [], rowETag);
    }

    /// <summary>Puts an entry of a run that writes no receipt of its own, so that it is found should the run die.</summary>
    /// <returns>To be removed when everything is in order.</returns>
    public async Task<ReceiptPlace> PutTraceAsync(Receipt receipt, DateTimeOffset at, CancellationToken cancellation)
    {
        var trace = receipt with { State = ReceiptState.Processing, At = at };
        var place = ReceiptPlace.Of(trace);
        await PutAsync(trace, place, cancellation);
        return place;
    }

    /// <summary>Makes the lists say what the row says, also when the row changes meanwhile.</summary>
    public async Task SettleAsync(StoredReceipt stored, CancellationToken cancellation)
    {
        var current = stored;
        while (true)
        {
            await PutAsync(current.Receipt, current.Place, cancellation);
            foreach (var old in current.OldPlaces.Where(old => old != current.Place && old.List != ReceiptPlace.Processing))
                await RemoveAsync(old, cancellation);
            if (await FindAsync(current.Receipt.Name, cancellation) is not { } latest || latest.RowETag == current.RowETag)
                return;
            if (latest.Place != current.Place)
                await RemoveAsync(current.Place, cancellation);
            current = latest;
        }
    }

    /// <summary>Removes an entry of the lists; one that is already gone is no error.</summary>
    public Task RemoveAsync(ReceiptPlace place, CancellationToken cancellation) =>
        account.RecentReceipts.DeleteEntityAsync(place.Partition, place.Key.Row, cancellationToken: cancellation);

    /// <summary>
    /// Removes the trace of a run that died, and whose work another has done; before it, the entry of whatever end it put and
    /// never noted. Not while a run is under way, which may just be putting the same one: then the trace stays for the next time.
    /// </summary>
    public async Task RemoveTraceAsync(string blobName, ReceiptPlace trace, CancellationToken cancellation)
    {
        var current = await FindAsync(blobName, cancellation);
        if (current is { Receipt.IsFinal: false })
            return;
        foreach (var end in trace.Ends.Where(end => end != current?.Place))
            await RemoveAsync(end, cancellation);
        if ((await FindAsync(blobName, cancellation))?.RowETag == current?.RowETag)
            await RemoveAsync(trace, cancellation);
    }

    /// <summary>
    /// What is to go. A run that noted no end, or only a fault, may have put the entry of any end before it failed to write
    /// the row; its successor takes away all of them.
    /// </summary>
    private static IEnumerable<ReceiptPlace> OldPlaces(Receipt receipt, StoredReceipt? previous)
    {
        if (previous is null)
            return [];
        var named = previous.OldPlaces.Append(previous.Place);
        return previous.Receipt.IsFinal || receipt.IsFinal ? named : named.Concat(ReceiptPlace.EndsOf(previous.Receipt));
    }

    /// <summary>After a lost race the lists say again what the row says.</summary>
    private async Task TakeBackAsync(string blobName, ReceiptPlace written, CancellationToken cancellation)
    {
        var winner = await FindAsync(blobName, cancellation);
        if (winner?.Place != written)
            await RemoveAsync(written, cancellation);
        if (winner is not null)
            await SettleAsync(winner, cancellation);
    }

    private Task<Response> PutAsync(Receipt receipt, ReceiptPlace place, CancellationToken cancellation) =>
        account.RecentReceipts.UpsertEntityAsync(
            ReceiptRow.Write(place.Partition, place.Key.Row, receipt, place, oldPlaces: []), TableUpdateMode.Replace, cancellation);

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

    // The list's name stands before the month.
    private static TimeKey KeyOf(TableEntity row) => new(row.PartitionKey[(row.PartitionKey.LastIndexOf('-') + 1)..], row.RowKey);
}
