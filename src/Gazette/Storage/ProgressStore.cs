using Azure.Data.Tables;
using Gazette.Uploads;

namespace Gazette.Storage;

/// <summary>Keeps how far walks came that are too long for one run, by the walk's name; and when recurrent work was last done.</summary>
public sealed class ProgressStore(StorageAccount account)
{
    private const string Partition = "progress";

    /// <summary>The work that every reconciliation notes at its end, whichever host ran it.</summary>
    public const string Reconciliation = "reconciliation";

    /// <summary>How many uploads were in which state, when the last walk over all of them ended.</summary>
    public const string UploadCounts = "upload-counts";

    /// <summary>
    /// Null when the walk is to begin anew. What is taken is gone: should it make the next walk fail, the one after that
    /// begins anew too.
    /// </summary>
    public async Task<Progress?> TakeAsync(string walk, CancellationToken cancellation)
    {
        var found = await account.Progress.GetEntityIfExistsAsync<TableEntity>(Partition, walk, cancellationToken: cancellation);
        if (found is not { HasValue: true, Value: { } row })
            return null;
        await account.Progress.DeleteEntityAsync(Partition, walk, cancellationToken: cancellation);
        return new Progress(row.GetString("Marker"), row.GetString("AfterName"));
    }

    /// <summary>Replaces what was kept for this walk.</summary>
    public Task KeepAsync(string walk, Progress progress, CancellationToken cancellation) => account.Progress.UpsertEntityAsync(
        new TableEntity(Partition, walk) { ["Marker"] = progress.Marker, ["AfterName"] = progress.AfterName },
        TableUpdateMode.Replace,
        cancellation);

    /// <summary>What a walk has counted, and when; null when there is nothing under this name.</summary>
    public async Task<(ReceiptCounts Counts, DateTimeOffset At)?> FindCountsAsync(string name, CancellationToken cancellation)
    {
        var found = await account.Progress.GetEntityIfExistsAsync<TableEntity>(Partition, name, cancellationToken: cancellation);
        if (found is not { HasValue: true, Value: { } row } || row.GetDateTimeOffset("At") is not { } at)
            return null;
        int Of(ReceiptState state) => row.GetInt32(state.ToString()) ?? 0;
        var counts = new ReceiptCounts(
            Of(ReceiptState.Processing), Of(ReceiptState.Published), row.GetInt32("NeedsReview") ?? 0, Of(ReceiptState.Rejected), Of(ReceiptState.Failed), Of(ReceiptState.Withdrawn));
        return (counts, at);
    }

    /// <summary>Replaces what was counted under this name.</summary>
    public Task KeepCountsAsync(string name, ReceiptCounts counts, DateTimeOffset at, CancellationToken cancellation) => account.Progress.UpsertEntityAsync(
        new TableEntity(Partition, name)
        {
            [nameof(ReceiptState.Processing)] = counts.Processing,
            [nameof(ReceiptState.Published)] = counts.Published,
            ["NeedsReview"] = counts.NeedsReview,
            [nameof(ReceiptState.Rejected)] = counts.Rejected,
            [nameof(ReceiptState.Failed)] = counts.Failed,
            [nameof(ReceiptState.Withdrawn)] = counts.Withdrawn,
            ["At"] = at,
        },
        TableUpdateMode.Replace,
        cancellation);

    /// <summary>When this was last done; null when it never was.</summary>
    public async Task<DateTimeOffset?> FindDoneAsync(string work, CancellationToken cancellation)
    {
        var found = await account.Progress.GetEntityIfExistsAsync<TableEntity>(Partition, work, cancellationToken: cancellation);
        return found is { HasValue: true, Value: { } row } ? row.GetDateTimeOffset("DoneAt") : null;
    }

    /// <summary>For <see cref="FindDoneAsync"/>.</summary>
    public Task NoteDoneAsync(string work, DateTimeOffset at, CancellationToken cancellation) => account.Progress.UpsertEntityAsync(
        new TableEntity(Partition, work) { ["DoneAt"] = at }, TableUpdateMode.Replace, cancellation);
}
