using Azure.Data.Tables;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Storage.Media;

namespace Gazette.Reconciling;

/// <summary>
/// Compares what articles show with the pictures that there are, and with who is noted to need them; as
/// <see cref="ListComparison"/> does with the lists.
/// </summary>
/// <param name="lease">How long a run may take.</param>
internal sealed class PictureComparison(StorageAccount account, TimeSpan lease, TimeProvider clock)
{
    private const int RowsPerCall = 1000;

    private static readonly string[] ReceiptColumns = ["PartitionKey", "RowKey", "Timestamp", "Name", "PictureHash"];
    private static readonly string[] ArticleColumns = ["PartitionKey", "RowKey", "Timestamp", "UploadName", "WithdrawnAt", "Pictures"];
    private static readonly string[] EntryColumns = ["PartitionKey", "RowKey", "Timestamp", MediaRow.IsPublic];

    // By table and key: the upload that has to be run where the entry is missing.
    private readonly Dictionary<(string Table, string Partition, string Row), string> expected = [];
    private readonly HashSet<string> toRun = new(StringComparer.Ordinal);

    /// <summary>Removes the stray entries.</summary>
    /// <param name="found">Called with the uploads whose entries are missing, and with the pictures of which articles show something else.</param>
    /// <returns>How many were removed.</returns>
    public async Task<int> RunAsync(Func<string, Task> found, CancellationToken cancellation)
    {
        var pictures = await ReadReceiptsAsync(cancellation);
        await ReadArticlesAsync(pictures, cancellation);
        var removed = await RemoveStraysAsync(account.Media, row => row.RowKey == MediaRow.Key, cancellation)
            + await RemoveStraysAsync(account.WantedPictures, _ => false, cancellation);
        foreach (var name in toRun.Concat(expected.Values).Distinct(StringComparer.Ordinal))
            await found(name);
        return removed;
    }

    private async Task<Dictionary<string, string>> ReadReceiptsAsync(CancellationToken cancellation)
    {
        var pictures = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in account.Receipts.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PictureHash gt {""}"), RowsPerCall, ReceiptColumns, cancellation))
        {
            if (row.GetString("PictureHash") is not { } hash)
                continue;
            var name = row.GetString("Name");
            pictures[name] = hash;
            Expect(account.Media, hash, MediaClaim.OfUpload(name).RowKey, name, row);
        }

        return pictures;
    }

    private async Task ReadArticlesAsync(Dictionary<string, string> there, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"RowKey eq {ArticleRow.Current} and HasPictures eq {true}");
        await foreach (var row in account.Articles.QueryAsync<TableEntity>(filter, RowsPerCall, ArticleColumns, cancellation))
        {
            if (row.GetDateTimeOffset("WithdrawnAt") is not null)
                continue;
            var (pictures, name) = (ArticleRow.Pictures(row), row.GetString("UploadName"));
            foreach (var hash in pictures.Hashes)
                Expect(account.Media, hash, MediaClaim.OfArticle(row.PartitionKey).RowKey, name, row);
            foreach (var wanted in pictures.Wanted)
            {
                Expect(account.WantedPictures, WantedPictures.PartitionOf(wanted.Name), row.PartitionKey, name, row);
                if (IsOld(row) && there.GetValueOrDefault(wanted.Name) != wanted.Hash)
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
        if (table.Name == account.WantedPictures.Name)
            return await PicturesAsync(entry.RowKey, cancellation) is { } looking && looking.Wanted.Any(w => WantedPictures.PartitionOf(w.Name) == entry.PartitionKey);
        var claim = await account.Media.GetEntityIfExistsAsync<TableEntity>(entry.PartitionKey, entry.RowKey, cancellationToken: cancellation);
        if (claim is not { HasValue: true, Value: { } row } || row.GetString(MediaRow.Owner) is not { } owner)
            return false;
        if (MediaClaim.OfArticle(owner).RowKey == entry.RowKey)
            return await PicturesAsync(owner, cancellation) is { } shown && shown.Hashes.Contains(entry.PartitionKey);
        var key = NameKey.Of(owner);
        var receipt = await account.Receipts.GetEntityIfExistsAsync<TableEntity>(key.Partition, key.Row, ReceiptColumns, cancellation);
        return receipt.HasValue && receipt.Value!.GetString("PictureHash") == entry.PartitionKey;
    }

    /// <summary>Null for an article that is not there, or not public.</summary>
    private async Task<Articles.Pictures.ArticlePictures?> PicturesAsync(string id, CancellationToken cancellation)
    {
        var row = await account.Articles.GetEntityIfExistsAsync<TableEntity>(id, ArticleRow.Current, ArticleColumns, cancellation);
        return row.HasValue && row.Value!.GetDateTimeOffset("WithdrawnAt") is null ? ArticleRow.Pictures(row.Value) : null;
    }

    private bool IsOld(TableEntity row) => row.Timestamp is not { } at || clock.GetUtcNow() - at > lease;
}
