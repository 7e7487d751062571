using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Gazette.Uploads;

namespace Gazette.Storage.Receipts;

/// <summary>
/// Receipts by blob name, and lists of them by state and time. The row is the truth. An entry of a list is put before the row
/// that names it is written, and taken away after the next one is: so what the row names is always there. What else a run
/// may have put has keys of its own, which its trace tells (see <see cref="ReceiptPlace.Ends"/>).
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

    /// <summary>
    /// Each upload once, as its row says, also across pages: its position depends on the upload's time alone, and while a run
    /// may be moving its entries, the row decides. One with a newer version moves to the top, as if it had just arrived. A
    /// range read per list that the filter needs, two where the page crosses a month, and a read per run that is under way.
    /// </summary>
    /// <param name="after">What an earlier page gave; null for the newest.</param>
    public Task<ReceiptList> ReadRecentAsync(ReceiptFilter filter, TimeKey? after, CancellationToken cancellation) =>
        ReadRecentAsync(filter, after, ReceiptList.PageSize + 1, _ => true, cancellation);

    /// <summary>
    /// Those among the next thousand of each list that are meant. Where more are to be looked at, the page's <see cref="ReceiptList.Next"/>
    /// goes on there, even if it shows none.
    /// </summary>
    /// <inheritdoc cref="ReadRecentAsync(ReceiptFilter, TimeKey?, CancellationToken)"/>
    public Task<ReceiptList> SearchAsync(ReceiptFilter filter, TimeKey? after, Predicate<Receipt> isMeant, CancellationToken cancellation) =>
        ReadRecentAsync(filter, after, RowsPerCall, isMeant, cancellation);

    /// <param name="count">Rows of each list.</param>
    private async Task<ReceiptList> ReadRecentAsync(ReceiptFilter filter, TimeKey? after, int count, Predicate<Receipt> isMeant, CancellationToken cancellation)
    {
        var moving = await NamesOfRunsAsync(cancellation);
        var lists = await Task.WhenAll(filter.Lists.Where(list => list != ReceiptPlace.Processing).Select(
            list => NewestFirst.ReadAsync(account.RecentReceipts, list, after, count, cancellation)));
        // Again: a run that began meanwhile may have taken an entry away before it was read.
        moving.UnionWith(await NamesOfRunsAsync(cancellation));

        var rows = await Task.WhenAll(moving.Select(name => FindAsync(name, cancellation)));
        var moved = rows.OfType<StoredReceipt>()
            .Where(stored => filter.Lists.Contains(ReceiptFilter.ListOf(stored.Receipt)) && (after is null || TimeKey.Compare(stored.Place.Key, after.Value) > 0))
            .Select(stored => new ListedReceipt(stored.Place.Key, stored.Receipt));
        var ends = lists.Where(list => list.Count == count).Select(list => KeyOf(list[^1]));
        return ListedReceipt.Page(
            lists.SelectMany(list => list).Where(row => !moving.Contains(row.GetString("Name"))).Select(row => new ListedReceipt(KeyOf(row), ReceiptRow.ReadReceipt(row))).Concat(moved),
            ends,
            isMeant);
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

    /// <summary>Runs under way, at most a thousand, and when the one that began first did; null when there is none. One range read.</summary>
    public async Task<(int Count, DateTimeOffset? Oldest)> FindUnderWayAsync(CancellationToken cancellation)
    {
        var runs = await ReadUnfinishedAsync(cancellation).Take(RowsPerCall).Select(run => (run.Name, run.At)).ToListAsync(cancellation);
        return (runs.Select(run => run.Name).Distinct(StringComparer.Ordinal).Count(), runs.Count == 0 ? null : runs.Min(run => run.At));
    }

    /// <summary>From upload to the end of its last run, of the newest published uploads. Two range reads, four where they cross a month.</summary>
    public async Task<IReadOnlyList<TimeSpan>> ReadLagsAsync(int count, CancellationToken cancellation)
    {
        var lists = await Task.WhenAll(new ReceiptFilter(ReceiptState.Published).Lists.Select(
            list => NewestFirst.ReadAsync(account.RecentReceipts, list, after: null, count, cancellation)));
        return [.. lists.SelectMany(list => list).OrderBy(KeyOf, Comparer<TimeKey>.Create(TimeKey.Compare)).Take(count).Select(ReceiptRow.ReadReceipt).Select(receipt => receipt.At - receipt.UploadedAt)];
    }

    /// <summary>As a run's first state, or one without a run.</summary>
    /// <inheritdoc cref="TryWriteAsync(Receipt, ReceiptPlace, StoredReceipt?, CancellationToken)"/>
    public Task<StoredReceipt?> TryWriteAsync(Receipt receipt, StoredReceipt? previous, CancellationToken cancellation) =>
        TryWriteAsync(receipt, ReceiptPlace.Of(receipt), previous, cancellation);

    /// <summary>
    /// Writes the receipt on the condition that it is still as <paramref name="previous"/> was read (or still absent).
    /// Null when it is not, and nothing was changed. Entries of runs that are under way stay: they are those runs' own.
    /// </summary>
    /// <param name="run">The entry of the run that writes.</param>
    public async Task<StoredReceipt?> TryWriteAsync(Receipt receipt, ReceiptPlace run, StoredReceipt? previous, CancellationToken cancellation)
    {
        var place = run.For(receipt);
        IReadOnlyList<ReceiptPlace> old = [.. OldPlaces(receipt, run, previous).Where(p => p != place && p.List != ReceiptPlace.Processing).Distinct()];
        await PutAsync(receipt, place, cancellation);
        if ((await TryWriteRowAsync(receipt, place, old, previous, cancellation) ?? await FindOwnAsync(receipt.Name, place, cancellation)) is not { } rowETag)
        {
            await RemoveAsync(place, cancellation);
            return null;
        }

        foreach (var gone in old)
            await RemoveAsync(gone, cancellation);
        return new StoredReceipt(receipt, place, [], rowETag);
    }

    /// <summary>What the row says of a run that is under way; its entry in the lists stays as it was. Null when another run wrote in between.</summary>
    /// <param name="begun">As the same run wrote it last.</param>
    public async Task<StoredReceipt?> TryAdvanceAsync(Receipt receipt, StoredReceipt begun, CancellationToken cancellation)
    {
        var rowETag = await TryWriteRowAsync(receipt, begun.Place, begun.OldPlaces, begun, cancellation) ?? await FindOwnAsync(receipt.Name, begun.Place, cancellation);
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
        await PutAsync(trace, place, cancellation);
        return place;
    }

    /// <summary>Makes the lists say what the row says, also when the row changes meanwhile.</summary>
    public async Task SettleAsync(StoredReceipt stored, CancellationToken cancellation)
    {
        // A run that is under way sees to its entries itself.
        for (var current = stored; current.Receipt.State != ReceiptState.Processing;)
        {
            // Not put anew without need: it has the key of another run, whose trace may be gone.
            if (!await IsListedAsync(current, cancellation))
                await PutAsync(current.Receipt, current.Place, cancellation);
            foreach (var old in current.OldPlaces.Where(old => old != current.Place && old.List != ReceiptPlace.Processing))
                await RemoveAsync(old, cancellation);
            if (await FindAsync(current.Receipt.Name, cancellation) is not { } latest || latest.RowETag == current.RowETag)
                return;
            // What the row no longer names it never names again.
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
    /// never noted. When the receipt changes meanwhile, the trace stays for the next time: it may be this run after all.
    /// </summary>
    public async Task RemoveTraceAsync(string blobName, ReceiptPlace trace, CancellationToken cancellation)
    {
        var current = await FindAsync(blobName, cancellation);
        foreach (var end in trace.Ends.Where(end => end != current?.Place))
            await RemoveAsync(end, cancellation);
        if ((await FindAsync(blobName, cancellation))?.RowETag == current?.RowETag)
            await RemoveAsync(trace, cancellation);
    }

    /// <summary>What is to go: what the row named, and before a fault, which may have come after the entry of an end was put, all ends of the run.</summary>
    private static IEnumerable<ReceiptPlace> OldPlaces(Receipt receipt, ReceiptPlace run, StoredReceipt? previous) =>
    [
        .. previous is null ? [] : previous.OldPlaces.Append(previous.Place),
        .. receipt.State == ReceiptState.Failed ? run.Ends : [],
    ];

    /// <summary>
    /// The client repeats a write whose answer got lost, and the repetition of one that had succeeded is a conflict with
    /// itself: nobody else's row names the same entry.
    /// </summary>
    private async Task<ETag?> FindOwnAsync(string blobName, ReceiptPlace place, CancellationToken cancellation) =>
        await FindAsync(blobName, cancellation) is { } stored && stored.Place == place ? stored.RowETag : null;

    private async Task<bool> IsListedAsync(StoredReceipt stored, CancellationToken cancellation)
    {
        var (partition, key) = (stored.Place.Partition, stored.Place.Key.Row);
        var entry = await account.RecentReceipts.GetEntityIfExistsAsync<TableEntity>(partition, key, ["At", "State"], cancellation);
        return entry is { HasValue: true, Value: { } row } && row.GetDateTimeOffset("At") == stored.Receipt.At && row.GetString("State") == stored.Receipt.State.ToString();
    }

    private async Task<HashSet<string>> NamesOfRunsAsync(CancellationToken cancellation) =>
        await ReadUnfinishedAsync(cancellation).Select(run => run.Name).ToHashSetAsync(StringComparer.Ordinal, cancellation);

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
