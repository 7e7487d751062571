using Azure;
using Azure.Data.Tables;
using Gazette.Storage;
using Gazette.Storage.Receipts;

namespace Gazette.Checking;

/// <summary>Compares the timeline, the index of texts and the lists of receipts with what the rows say of them.</summary>
internal sealed class ListsCheck(StorageAccount account, ExpectedEntries expected, FindingList found)
{
    private const int RowsPerCall = 1000;

    public async Task RunAsync(CancellationToken cancellation)
    {
        await CheckTimelineAsync(cancellation);
        await CheckTextsAsync(cancellation);
        await CheckReceiptsAsync(cancellation);
    }

    private async Task CheckTimelineAsync(CancellationToken cancellation)
    {
        await foreach (var row in RowsAsync(account.Timeline, cancellation))
        {
            var place = new TimeKey(row.PartitionKey, row.RowKey).ToString();
            if (!expected.Timeline.Remove(place, out var mark))
                found.Add(FindingKind.StrayInTimeline, place, $"is an entry of the timeline for {row.GetString("Id")}, which no public article names");
            else if (mark != EntryMark.OfTimeline(row))
                found.Add(FindingKind.OldInTimeline, mark.Owner, "has an entry in the timeline that says other things than the article");
        }

        foreach (var (place, mark) in expected.Timeline)
            found.Add(FindingKind.NotInTimeline, mark.Owner, $"is not in the timeline at {place}");
    }

    private async Task CheckTextsAsync(CancellationToken cancellation)
    {
        await foreach (var row in RowsAsync(account.Texts, cancellation))
        {
            if (!expected.Texts.Remove((row.PartitionKey, row.RowKey)))
                found.Add(FindingKind.StrayAmongTexts, $"{row.PartitionKey}/{row.RowKey}", "is an entry of the index of texts that no public article has");
        }

        foreach (var (_, id) in expected.Texts)
            found.Add(FindingKind.NotAmongTexts, id, "is not in the index of texts");
    }

    private async Task CheckReceiptsAsync(CancellationToken cancellation)
    {
        await foreach (var row in RowsAsync(account.RecentReceipts, cancellation))
        {
            var place = PlaceOf(row);
            if (expected.Receipts.Remove(place.ToString(), out var mark))
                Compare(row, mark);
            else if (place.List == ReceiptPlace.Processing && row.GetDateTimeOffset("At") is { } at)
                found.Add(FindingKind.Unfinished, place.ToString(), $"is the trace of a run over \"{row.GetString("Name")}\" that has not ended", at);
            else if (!expected.OldReceipts.Contains(place.ToString()))
                found.Add(FindingKind.StrayInReceiptList, place.ToString(), $"is an entry of the lists for \"{row.GetString("Name")}\" that its receipt does not name");
        }

        foreach (var (place, mark) in expected.Receipts.Where(entry => !IsUnfinished(entry.Key)))
            found.Add(FindingKind.NotInReceiptList, mark.Owner, $"has a receipt that is not in the lists at {place}");
    }

    private void Compare(TableEntity entry, EntryMark mark)
    {
        if (mark != EntryMark.Of(ReceiptRow.ReadReceipt(entry)))
            found.Add(FindingKind.OldInReceiptList, mark.Owner, "has an entry in the lists that says other things than its receipt");
    }

    // A receipt at "processing" has been noted itself; its run takes the entry away before it goes on.
    private static bool IsUnfinished(string place) => place.StartsWith(ReceiptPlace.Processing + "/", StringComparison.Ordinal);

    private static ReceiptPlace PlaceOf(TableEntity row)
    {
        var hyphen = row.PartitionKey.LastIndexOf('-');
        return new ReceiptPlace(row.PartitionKey[..Math.Max(0, hyphen)], new TimeKey(row.PartitionKey[(hyphen + 1)..], row.RowKey));
    }

    private static AsyncPageable<TableEntity> RowsAsync(TableClient table, CancellationToken cancellation) =>
        table.QueryAsync<TableEntity>((string?)null, RowsPerCall, cancellationToken: cancellation);
}
