using Azure.Data.Tables;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Storage.Media;
using Gazette.Uploads;

namespace Gazette.Reconciling;

/// <summary>
/// Compares what articles show and link with the pictures and attachments that there are, and with who is noted to need them; as
/// <see cref="ListComparison"/> does with the lists.
/// </summary>
/// <param name="lease">How long a run may take.</param>
internal sealed class MediaComparison(StorageAccount account, TimeSpan lease, TimeProvider clock)
{
    private const int RowsPerCall = 1000;

    private static readonly string[] ReceiptColumns = ["PartitionKey", "RowKey", "Timestamp", "Name", "PictureHash", "AttachmentHash", "IsAttachment", "ReasonCode"];
    private static readonly string[] ArticleColumns = ["PartitionKey", "RowKey", "Timestamp", "UploadName", "WithdrawnAt", "Pictures"];
    private static readonly string[] EntryColumns = ["PartitionKey", "RowKey", "Timestamp", MediaRow.IsPublic];

    // By table and key: the upload that has to be run where the entry is missing.
    private readonly Dictionary<(string Table, string Partition, string Row), string> expected = [];
    private readonly HashSet<string> toRun = new(StringComparer.Ordinal);

    /// <summary>Removes the stray entries.</summary>
    /// <param name="found">Called with the uploads whose entries are missing, and with the files of which articles show something else.</param>
    /// <returns>How many were removed.</returns>
    public async Task<int> RunAsync(Func<string, Task> found, CancellationToken cancellation)
    {
        await ReadArticlesAsync(await ReadReceiptsAsync(cancellation), cancellation);
        var removed = await RemoveStraysAsync(account.Media, row => row.RowKey == MediaRow.Key, cancellation)
            + await RemoveStraysAsync(account.WantedFiles, _ => false, cancellation);
        foreach (var name in toRun.Concat(expected.Values).Distinct(StringComparer.Ordinal))
            await found(name);
        return removed;
    }

    private async Task<Dictionary<string, string>> ReadReceiptsAsync(CancellationToken cancellation)
    {
        var there = new Dictionary<string, string>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PictureHash gt {""} or AttachmentHash gt {""}");
        await foreach (var row in account.Receipts.QueryAsync<TableEntity>(filter, RowsPerCall, ReceiptColumns, cancellation))
        {
            if (HashOf(row) is not { } hash)
                continue;
            var name = row.GetString("Name");
            there[name] = hash;
            Expect(account.Media, hash, MediaClaim.OfUpload(name).RowKey, name, row);
        }

        return there;
    }

    private async Task ReadArticlesAsync(Dictionary<string, string> there, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"RowKey eq {ArticleRow.Current} and HasPictures eq {true}");
        await foreach (var row in account.Articles.QueryAsync<TableEntity>(filter, RowsPerCall, ArticleColumns, cancellation))
        {
            if (row.GetDateTimeOffset("WithdrawnAt") is not null)
                continue;
            var (media, name) = (ArticleRow.Media(row), row.GetString("UploadName"));
            foreach (var hash in media.Hashes)
                Expect(account.Media, hash, MediaClaim.OfArticle(row.PartitionKey).RowKey, name, row);
            foreach (var wanted in media.Wanted)
            {
                Expect(account.WantedFiles, WantedFiles.PartitionOf(wanted.Name), row.PartitionKey, name, row);
                if (IsOld(row) && (there.GetValueOrDefault(wanted.Name) != wanted.Hash || (wanted.Hash is null && await IsNoAttachmentAsync(wanted.Name, cancellation))))
                    toRun.Add(wanted.Name);
            }
        }
    }

    private void Expect(TableClient table, string partition, string key, string upload, TableEntity by)
    {
        if (IsOld(by))
            expected[(table.Name, partition, key)] = upload;
    }

    private async Task<int> RemoveStraysAsync(TableClient table, Func<TableEntity, bool> isOther, CancellationToken cancellation)
    {
        var removed = 0;
        await foreach (var entry in table.QueryAsync<TableEntity>((string?)null, RowsPerCall, EntryColumns, cancellation))
        {
            if (isOther(entry) || expected.Remove((table.Name, entry.PartitionKey, entry.RowKey)) || !IsOld(entry))
                continue;
            if (await IsNamedAsync(table, entry, cancellation))
                continue;
            await table.DeleteEntityAsync(entry.PartitionKey, entry.RowKey, cancellationToken: cancellation);
            removed++;
        }

        return removed;
    }

    /// <summary>By the row as it is now: it may have changed since it was read.</summary>
    private async Task<bool> IsNamedAsync(TableClient table, TableEntity entry, CancellationToken cancellation)
    {
        if (table.Name == account.WantedFiles.Name)
            return await MediaAsync(entry.RowKey, cancellation) is { } looking && looking.Wanted.Any(w => WantedFiles.PartitionOf(w.Name) == entry.PartitionKey);
        var claim = await account.Media.GetEntityIfExistsAsync<TableEntity>(entry.PartitionKey, entry.RowKey, cancellationToken: cancellation);
        if (claim is not { HasValue: true, Value: { } row } || row.GetString(MediaRow.Owner) is not { } owner)
            return false;
        if (MediaClaim.OfArticle(owner).RowKey == entry.RowKey)
            return await MediaAsync(owner, cancellation) is { } shown && shown.Hashes.Contains(entry.PartitionKey);
        return await ReceiptAsync(owner, cancellation) is { } receipt && HashOf(receipt) == entry.PartitionKey;
    }

    /// <summary>Whether a file that an article links was taken for something else.</summary>
    private async Task<bool> IsNoAttachmentAsync(string name, CancellationToken cancellation) =>
        AttachmentFormat.Of(name) is not null && await ReceiptAsync(name, cancellation) is { } receipt
        && receipt.GetBoolean("IsAttachment") is not true && receipt.GetString("ReasonCode") is not (RejectionReason.Deleted or RejectionReason.Withdrawn);

    private async Task<TableEntity?> ReceiptAsync(string upload, CancellationToken cancellation)
    {
        var key = NameKey.Of(upload);
        var receipt = await account.Receipts.GetEntityIfExistsAsync<TableEntity>(key.Partition, key.Row, ReceiptColumns, cancellation);
        return receipt.HasValue ? receipt.Value : null;
    }

    private static string? HashOf(TableEntity receipt) => receipt.GetString("PictureHash") ?? receipt.GetString("AttachmentHash");

    /// <summary>Null for an article that is not there, or not public.</summary>
    private async Task<Articles.Media.ArticleMedia?> MediaAsync(string id, CancellationToken cancellation)
    {
        var row = await account.Articles.GetEntityIfExistsAsync<TableEntity>(id, ArticleRow.Current, ArticleColumns, cancellation);
        return row.HasValue && row.Value!.GetDateTimeOffset("WithdrawnAt") is null ? ArticleRow.Media(row.Value) : null;
    }

    private bool IsOld(TableEntity row) => row.Timestamp is not { } at || clock.GetUtcNow() - at > lease;
}
