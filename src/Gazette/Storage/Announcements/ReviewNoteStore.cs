using Azure;
using Azure.Data.Tables;
using Gazette.Uploads;
using Microsoft.Extensions.Options;

namespace Gazette.Storage.Announcements;

/// <summary>
/// Uploads that somebody is to look at, until the address of <see cref="GazetteOptions.ReviewWebhook"/> knows: one note for each upload, put before
/// the receipt says so, that none is forgotten whatever dies. A note holds nothing of what it tells, for the receipt has the last word.
/// </summary>
public sealed class ReviewNoteStore(StorageAccount account, IOptions<GazetteOptions> options, TimeProvider clock)
{
    // A table's page.
    private const int AtOnce = 1000;

    private const string Partition = "review-note";

    private readonly bool isWanted = options.Value.ReviewWebhook is not null;

    /// <summary>One call where somebody is to be told something new, and none otherwise. Takes the place of an earlier note. Safe to repeat.</summary>
    /// <param name="end">The receipt that is about to be written.</param>
    public Task NoteAsync(Receipt end, CancellationToken cancellation)
    {
        if (!isWanted || end.Need is not { } need || need == end.NeedBefore)
            return Task.CompletedTask;
        var now = clock.GetUtcNow();
        var row = new TableEntity(Partition, NameKey.Of(end.Name).Row)
        {
            ["Name"] = end.Name,
            ["Delivery"] = Guid.NewGuid().ToString(),
            ["Failures"] = 0,
            ["At"] = now,
            ["Next"] = now,
        };
        return account.Progress.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>Those that may be tried now, a thousand at most.</summary>
    public async Task<IReadOnlyList<ReviewNote>> ReadDueAsync(CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and Next le {clock.GetUtcNow()}");
        return await account.Progress.QueryAsync<TableEntity>(filter, AtOnce, cancellationToken: cancellation).Take(AtOnce).Select(Read).ToListAsync(cancellation);
    }

    /// <summary>It was not taken. One that was noted again meanwhile stays as it is.</summary>
    /// <param name="next">Not before then.</param>
    public Task PutOffAsync(ReviewNote note, DateTimeOffset next, CancellationToken cancellation) => UnlessNotedAgainAsync(account.Progress.UpdateEntityAsync(
        new TableEntity(Partition, note.Key) { ["Failures"] = note.Failures + 1, ["Next"] = next }, note.ETag, TableUpdateMode.Merge, cancellation));

    /// <summary>It is told, or there is nothing to tell. One that was noted again meanwhile stays.</summary>
    public Task ForgetAsync(ReviewNote note, CancellationToken cancellation) =>
        UnlessNotedAgainAsync(account.Progress.DeleteEntityAsync(Partition, note.Key, note.ETag, cancellation));

    private static ReviewNote Read(TableEntity row) =>
        new(row.GetString("Name"), row.GetString("Delivery"), row.GetInt32("Failures") ?? 0, row.GetDateTimeOffset("At") ?? default) { Key = row.RowKey, ETag = row.ETag };

    private static async Task UnlessNotedAgainAsync(Task<Response> change)
    {
        try
        {
            await change;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            // Or another host was faster.
        }
    }
}
