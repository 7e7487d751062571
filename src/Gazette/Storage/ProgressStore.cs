using Azure.Data.Tables;

namespace Gazette.Storage;

/// <summary>Keeps how far walks came that are too long for one run, by the walk's name; and when recurrent work was last done.</summary>
public sealed class ProgressStore(StorageAccount account)
{
    private const string Partition = "progress";

    /// <summary>The work that every reconciliation notes at its end, whichever host ran it.</summary>
    public const string Reconciliation = "reconciliation";

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
