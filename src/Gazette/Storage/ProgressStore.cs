using Azure.Data.Tables;

namespace Gazette.Storage;

/// <summary>Keeps how far walks came that are too long for one run, by the walk's name; and when the last reconciliation ended.</summary>
public sealed class ProgressStore(StorageAccount account)
{
    private const string Partition = "progress";
    private const string Ends = "ends";
    private const string LastReconciliation = "reconciliation";

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

    public Task KeepAsync(string walk, Progress progress, CancellationToken cancellation) => account.Progress.UpsertEntityAsync(
        new TableEntity(Partition, walk) { ["Marker"] = progress.Marker, ["AfterName"] = progress.AfterName },
        TableUpdateMode.Replace,
        cancellation);

    /// <summary>When the last reconciliation ended, whichever host ran it; null before the first.</summary>
    public async Task<DateTimeOffset?> FindReconciliationAsync(CancellationToken cancellation)
    {
        var found = await account.Progress.GetEntityIfExistsAsync<TableEntity>(Ends, LastReconciliation, cancellationToken: cancellation);
        return found is { HasValue: true, Value: { } row } ? row.GetDateTimeOffset("At") : null;
    }

    public Task NoteReconciliationAsync(DateTimeOffset at, CancellationToken cancellation) =>
        account.Progress.UpsertEntityAsync(new TableEntity(Ends, LastReconciliation) { ["At"] = at }, TableUpdateMode.Replace, cancellation);
}
