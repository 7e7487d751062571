using Azure.Data.Tables;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Storage.Receipts;
using Gazette.Uploads;

namespace Gazette.Reconciling;

/// <summary>
/// Compares every list with the rows that name its entries. Runs keep them alike, and what a dead one left undone its trace
/// tells; but a write that takes effect late, after its client has repeated it and gone on, leaves a stray entry, an old one or a
/// gap of which nobody knows. What is younger than a run can be old is left to the runs.
/// </summary>
/// <param name="lease">How long a run may take.</param>
internal sealed class ListComparison(StorageAccount account, ReceiptStore receipts, ColumnIndex columns, MonthIndex months, TimeSpan lease, TimeProvider clock)
{
    private const int RowsPerCall = 1000;

    // Five calls each: within the time that a function has.
    private const int MaxMoved = 20_000;

    private const int MovedAtOnce = 16;

    private static readonly string[] ReceiptColumns = ["PartitionKey", "RowKey", "Timestamp", "Name", "State", "NeedsReview", "At", "Recent", "OldRecent"];
    private static readonly string[] ArticleColumns = ["PartitionKey", "RowKey", "Timestamp", "UploadName", "UpdatedAt", "Column", "Timeline", "TextHash", "WithdrawnAt", ArticleRow.Held];
    private static readonly string[] EntryColumns = ["PartitionKey", "RowKey", "Timestamp", "Name", "Id", "At", "UpdatedAt"];

    /// <summary>Removes the stray entries.</summary>
    /// <param name="found">Called with the uploads whose entries are missing, or say old things.</param>
    /// <returns>How many were removed. Null where receipts from before there was a list of all had to be listed there first: the next run goes on.</returns>
    public async Task<int?> RunAsync(Func<string, Task> found, CancellationToken cancellation)
    {
        var old = new List<string>();
        var expected = await ReadAsync(account.Receipts, ReceiptColumns, row => EntriesOfReceipt(row, old), cancellation);
        if (old.Count > 0)
        {
            await Parallel.ForEachAsync(old.Take(MaxMoved), new ParallelOptions { MaxDegreeOfParallelism = MovedAtOnce, CancellationToken = cancellation }, async (name, token) =>
            {
                if (await receipts.FindAsync(name, token) is { } stored)
                    await receipts.SettleAsync(stored, token);
            });
            return null;
        }

        var removed = await CompareAsync(account.RecentReceipts, expected, entry => IsNamedAsync(entry, cancellation), found, cancellation);
        var started = clock.GetUtcNow();
        var (ofColumns, ofMonths) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var timeline = await ReadAsync(account.Articles, ArticleColumns, row => Counted(EntriesOfTimeline(row), row, ofColumns, ofMonths), cancellation);
        await columns.SetAsync(ofColumns, started, cancellation);
        await months.SetAsync(ofMonths, started, cancellation);
        removed += await CompareAsync(account.Timeline, timeline, entry => IsNamedAsync(entry, entry.GetString("Id"), EntriesOfTimeline, cancellation), found, cancellation);
        var texts = await ReadAsync(account.Articles, ArticleColumns, EntriesOfText, cancellation);
        return removed + await CompareAsync(account.Texts, texts, entry => IsNamedAsync(entry, entry.RowKey, EntriesOfText, cancellation), found, cancellation);
    }

    private static async Task<Dictionary<(string, string), ExpectedEntry>> ReadAsync(
        TableClient table, string[] columns, Func<TableEntity, IEnumerable<ExpectedEntry>> entriesOf, CancellationToken cancellation)
    {
        var expected = new Dictionary<(string, string), ExpectedEntry>();
        await foreach (var row in table.QueryAsync<TableEntity>((string?)null, RowsPerCall, columns, cancellation))
        {
            foreach (var entry in entriesOf(row))
                expected[(entry.Partition, entry.Row)] = entry;
        }

        return expected;
    }

    private async Task<int> CompareAsync(
        TableClient table, Dictionary<(string, string), ExpectedEntry> expected, Func<TableEntity, Task<bool>> isNamed, Func<string, Task> found, CancellationToken cancellation)
    {
        var removed = 0;
        await foreach (var entry in table.QueryAsync<TableEntity>((string?)null, RowsPerCall, EntryColumns, cancellation))
        {
            var key = (entry.PartitionKey, entry.RowKey);
            if (expected.TryGetValue(key, out var named))
            {
                if (named.Moment is null || named.Moment == MomentOf(entry))
                    expected.Remove(key);
            }
            else if (IsOld(entry) && !await isNamed(entry))
            {
                await table.DeleteEntityAsync(entry.PartitionKey, entry.RowKey, cancellationToken: cancellation);
                removed++;
            }
        }

        foreach (var missing in expected.Values.Where(entry => entry.IsOld).Select(entry => entry.Upload).Distinct(StringComparer.Ordinal))
            await found(missing);
        return removed;
    }

    /// <summary>By its receipt as it is now. The traces of runs are their own.</summary>
    private async Task<bool> IsNamedAsync(TableEntity entry, CancellationToken cancellation)
    {
        if (ReceiptPlace.IsOfRun(entry.PartitionKey) || entry.GetString("Name") is not { } name)
            return true;
        var key = NameKey.Of(name);
        var row = await account.Receipts.GetEntityIfExistsAsync<TableEntity>(key.Partition, key.Row, ReceiptColumns, cancellation);
        return row.HasValue && (EntriesOfReceipt(row.Value!).Any(named => named.IsAt(entry)) || MayStand(row.Value!, entry));
    }

    /// <summary>By its article as it is now.</summary>
    private async Task<bool> IsNamedAsync(TableEntity entry, string id, Func<TableEntity, IEnumerable<ExpectedEntry>> entriesOf, CancellationToken cancellation)
    {
        var row = await account.Articles.GetEntityIfExistsAsync<TableEntity>(id, ArticleRow.Current, ArticleColumns, cancellation);
        return row.HasValue && entriesOf(row.Value!).Any(named => named.IsAt(entry));
    }

    /// <param name="old">Takes the uploads whose rows do not name the list of all.</param>
    private IEnumerable<ExpectedEntry> EntriesOfReceipt(TableEntity row, List<string>? old = null)
    {
        var place = PlaceOf(row);
        if (place is { List: not (ReceiptPlace.Ended or ReceiptPlace.Processing) })
            old?.Add(row.GetString("Name"));
        return place is { List: ReceiptPlace.Ended } listed && Enum.TryParse<ReceiptState>(row.GetString("State"), out var state)
            ? listed.EntriesOf(state, row.GetBoolean("NeedsReview") ?? false).Select(entry => new ExpectedEntry(entry.Partition, entry.Key.Row, row.GetString("Name"), MomentOf(row), IsOld(row)))
            : [];
    }

    /// <summary>What is being run again is listed where it was.</summary>
    private static bool MayStand(TableEntity row, TableEntity entry) =>
        PlaceOf(row) is { List: ReceiptPlace.Processing } && ReceiptRow.Places(row.GetString("OldRecent")).Any(place => place.Partition == entry.PartitionKey && place.Key.Row == entry.RowKey);

    private static ReceiptPlace? PlaceOf(TableEntity row) => row.GetString("Recent") is { } recent && ReceiptPlace.TryParse(recent, out var place) ? place : null;

    private IEnumerable<ExpectedEntry> EntriesOfTimeline(TableEntity row) =>
        IsPublic(row) && TimelinePlace.TryParse(row.GetString("Timeline"), out var place)
            ? place.Entries.Select(key => new ExpectedEntry(key.Partition, key.Row, row.GetString("UploadName"), MomentOf(row), IsOld(row)))
            : [];

    private IEnumerable<ExpectedEntry> Counted(IEnumerable<ExpectedEntry> entries, TableEntity row, Dictionary<string, int> ofColumns, Dictionary<string, int> ofMonths)
    {
        foreach (var column in IsPublic(row) ? TimelinePlace.AllOf(row.GetString("Column")) : [])
            ofColumns[column] = ofColumns.GetValueOrDefault(column) + 1;
        if (IsPublic(row) && TimelinePlace.TryParse(row.GetString("Timeline"), out var place) && months.NameOf(place) is var month)
            ofMonths[month] = ofMonths.GetValueOrDefault(month) + 1;
        return entries;
    }

    // Rows of the first rules have no key among the texts.
    private IEnumerable<ExpectedEntry> EntriesOfText(TableEntity row) =>
        IsPublic(row) && row.GetString("TextHash") is { } hash
            ? [new ExpectedEntry(hash, row.PartitionKey, row.GetString("UploadName"), Moment: null, IsOld(row))]
            : [];

    private bool IsOld(TableEntity row) => row.Timestamp is not { } at || clock.GetUtcNow() - at > lease;

    private static bool IsPublic(TableEntity row) => row.RowKey == ArticleRow.Current && row.GetDateTimeOffset("WithdrawnAt") is null && row.GetString(ArticleRow.Held) is null;

    private static DateTimeOffset? MomentOf(TableEntity row) => row.GetDateTimeOffset("At") ?? row.GetDateTimeOffset("UpdatedAt");
}
