using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Gazette.Uploads;

namespace Gazette.Storage.Receipts;

/// <content>Reading the lists.</content>
public sealed partial class ReceiptStore
{
    // Under way at a time, in most moments.
    private const int UsualRuns = 50;

    /// <summary>
    /// Each upload once, as its row says, also across pages: its position depends on the upload's time alone, and while a run
    /// may be moving its entries, the row decides. One with a newer version moves to the top, as if it had just arrived. One range read
    /// for the first page of all; three for other lists, and one more where a page crosses a month; and a read per run that is under way.
    /// </summary>
    /// <param name="after">What an earlier page gave; null for the newest.</param>
    public Task<ReceiptList> ReadRecentAsync(ReceiptFilter filter, TimeKey? after, CancellationToken cancellation) =>
        ReadRecentAsync(filter, after, ReceiptList.PageSize + 1, _ => true, cancellation);

    /// <summary>
    /// Those among the next thousand of the list that are meant. Where more are to be looked at, the page's <see cref="ReceiptList.Next"/>
    /// goes on there, even if it shows none.
    /// </summary>
    /// <inheritdoc cref="ReadRecentAsync(ReceiptFilter, TimeKey?, CancellationToken)"/>
    public Task<ReceiptList> SearchAsync(ReceiptFilter filter, TimeKey? after, Predicate<Receipt> isMeant, CancellationToken cancellation) =>
        ReadRecentAsync(filter, after, RowsPerCall, isMeant, cancellation);

    /// <param name="count">Rows of the list.</param>
    private async Task<ReceiptList> ReadRecentAsync(ReceiptFilter filter, TimeKey? after, int count, Predicate<Receipt> isMeant, CancellationToken cancellation)
    {
        var range = ReceiptRange.Of(filter);
        if (range.List is not { } list)
            return new ReceiptList([], null);
        var (rows, moving) = list == ReceiptPlace.Ended && after is null
            ? await ReadNewestAsync(range.Condition, count, cancellation)
            : await ReadListAsync(list, range.Condition, after, count, cancellation);
        var moved = (await Task.WhenAll(moving.Select(name => FindAsync(name, cancellation)))).OfType<StoredReceipt>()
            .Where(stored => filter.Takes(stored.Receipt) && (after is null || TimeKey.Compare(stored.Place.Key, after.Value) > 0))
            .Select(stored => new ListedReceipt(stored.Place.Key, stored.Receipt));
        return ListedReceipt.Page(
            rows.Where(row => !moving.Contains(row.GetString("Name"))).Select(row => new ListedReceipt(KeyOf(row), ReceiptRow.ReadReceipt(row))).Concat(moved),
            rows.Count == count ? KeyOf(rows[^1]) : null,
            isMeant);
    }

    private async Task<(List<TableEntity> Rows, HashSet<string> Moving)> ReadListAsync(
        string list, string? condition, TimeKey? after, int count, CancellationToken cancellation)
    {
        var moving = await NamesOfRunsAsync(cancellation);
        var rows = list == ReceiptPlace.Processing ? [] : await NewestFirst.ReadAsync(account.RecentReceipts, list, after, count, cancellation, condition);
        // Again: a run that began meanwhile may have taken an entry away before it was read.
        moving.UnionWith(await NamesOfRunsAsync(cancellation));
        return (rows, moving);
    }

    /// <summary>The runs under way and the first rows of all that have ended, with one call where few are under way.</summary>
    private async Task<(List<TableEntity> Rows, HashSet<string> Moving)> ReadNewestAsync(string? condition, int count, CancellationToken cancellation)
    {
        var (rows, moving) = (new List<TableEntity>(count), new HashSet<string>(StringComparer.Ordinal));
        var (first, end) = (ReceiptPlace.PartitionOf(ReceiptPlace.Processing, ""), ReceiptPlace.PartitionOf(ReceiptPlace.Ended, ":"));
        var range = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {end}");
        if (condition is not null)
            range += $" and (State eq '{ReceiptState.Processing}' or {condition})";
        var calls = 0;
        await foreach (var page in account.RecentReceipts.QueryAsync<TableEntity>(range, Math.Min(count + UsualRuns, RowsPerCall), cancellationToken: cancellation).AsPages())
        {
            calls++;
            moving.UnionWith(page.Values.Where(row => ReceiptPlace.IsOfRun(row.PartitionKey)).Select(row => row.GetString("Name")));
            rows.AddRange(page.Values.Where(row => !ReceiptPlace.IsOfRun(row.PartitionKey)).Take(count - rows.Count));
            if (rows.Count == count)
                break;
        }

        // A run that began after the first call may have ended before the last, and its new entry stand among those that were read by then.
        if (calls > 1)
            moving.UnionWith(await NamesOfRunsAsync(cancellation));
        return (rows, moving);
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

    /// <summary>From upload to the end of its last run, of the newest published uploads. One range read, two where they cross a month.</summary>
    public async Task<IReadOnlyList<TimeSpan>> ReadLagsAsync(int count, CancellationToken cancellation)
    {
        var published = ReceiptRange.Of(new ReceiptFilter(ReceiptState.Published));
        var rows = await NewestFirst.ReadAsync(account.RecentReceipts, ReceiptPlace.Ended, after: null, count, cancellation, published.Condition);
        return [.. rows.Select(ReceiptRow.ReadReceipt).Select(receipt => receipt.At - receipt.UploadedAt)];
    }

    private async Task<HashSet<string>> NamesOfRunsAsync(CancellationToken cancellation) =>
        await ReadUnfinishedAsync(cancellation).Select(run => run.Name).ToHashSetAsync(StringComparer.Ordinal, cancellation);

    // The list's name stands before the month.
    private static TimeKey KeyOf(TableEntity row) => new(row.PartitionKey[(row.PartitionKey.LastIndexOf('-') + 1)..], row.RowKey);
}
