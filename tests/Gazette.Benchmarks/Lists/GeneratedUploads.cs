using Azure.Data.Tables;
using Gazette.Storage;
using Gazette.Storage.Receipts;
using Gazette.Uploads;

namespace Gazette.Benchmarks.Lists;

/// <summary>Fills the lists of receipts with uploads that there are not: one every ten minutes, backwards from now; of fifty, 39 are published, 5 to be reviewed, 4 refused and one each failed and withdrawn.</summary>
internal sealed class GeneratedUploads(StorageAccount account)
{
    // What storage takes in one transaction.
    private const int AtOnce = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
    private static readonly DateTimeOffset Newest = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private int done;

    public static string MiddleKey(int count) => ReceiptPlace.Of(ReceiptOf(count / 2)).Key.Last.ToString();

    public async Task GrowAsync(int count)
    {
        var rows = Enumerable.Range(done, count - done).SelectMany(RowsOf).GroupBy(row => row.PartitionKey).SelectMany(group => group.Chunk(AtOnce));
        await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (chunk, token) =>
            await account.RecentReceipts.SubmitTransactionAsync(chunk.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), token));
        done = count;
    }

    private static IEnumerable<TableEntity> RowsOf(int number)
    {
        var receipt = ReceiptOf(number);
        var place = ReceiptPlace.Of(receipt);
        return place.EntriesOf(receipt).Select(entry => ReceiptRow.Write(entry.Partition, entry.Key.Row, receipt, entry, oldPlaces: []));
    }

    private static Receipt ReceiptOf(int number)
    {
        var kind = number % 50;
        var at = Newest - (Pause * number);
        var state = kind < 44 ? ReceiptState.Published : kind < 48 ? ReceiptState.Rejected : kind == 48 ? ReceiptState.Failed : ReceiptState.Withdrawn;
        return new Receipt
        {
            Name = $"news/2026/{number:D6}.html",
            ETag = "\"0x1\"",
            UploadedAt = at,
            State = state,
            Title = state == ReceiptState.Rejected ? null : $"云溪市第{number}号民生工程进展情况通报",
            Column = "news",
            NeedsReview = kind is >= 39 and < 44,
            Reason = state == ReceiptState.Rejected ? new Rejection(RejectionReason.Empty, "The file has no bytes.") : null,
            Attempts = 1,
            At = at.AddSeconds(3),
            Pipeline = 12,
        };
    }
}
