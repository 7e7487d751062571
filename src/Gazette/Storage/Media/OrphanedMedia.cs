using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;

namespace Gazette.Storage.Media;

/// <summary>
/// Pictures and attachments that nobody claims, and files that no row names: removed once they are older than any run can be. One
/// page of the listing at a time, side by side with the rows.
/// </summary>
/// <param name="lease">How long a run may take.</param>
internal sealed class OrphanedMedia(StorageAccount account, ProgressStore progress, TimeSpan lease, TimeProvider clock)
{
    private const int BlobsPerCall = 5000;

    /// <returns>How many files were removed.</returns>
    public async Task<int> RemoveAsync(CancellationToken cancellation)
    {
        var walk = account.MediaFiles.Name;
        var marker = (await progress.TakeAsync(walk, cancellation))?.Marker;
        var page = await account.MediaFiles.GetBlobsAsync(new GetBlobsOptions(), cancellation).AsPages(marker, BlobsPerCall).FirstAsync(cancellation);
        var removed = 0;
        if (page.Values.Count > 0)
        {
            var kept = await KeptFoldersAsync(HashOf(page.Values[0].Name), HashOf(page.Values[^1].Name), cancellation);
            foreach (var blob in page.Values.Where(blob => IsOld(blob.Properties.LastModified) && !kept.Contains(FolderOf(blob.Name))))
            {
                await account.MediaFiles.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
                removed++;
            }
        }

        if (page.ContinuationToken is { Length: > 0 } next)
            await progress.KeepAsync(walk, new Progress(next, page.Values[^1].Name), cancellation);
        return removed;
    }

    /// <summary>Folders that rows name. The row of a picture that nobody claims goes first, unless somebody counts on it just now.</summary>
    private async Task<HashSet<string>> KeptFoldersAsync(string first, string last, CancellationToken cancellation)
    {
        var (folders, unclaimed) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, MediaRow>(StringComparer.Ordinal));
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last}");
        await foreach (var row in account.Media.QueryAsync<TableEntity>(filter, select: MediaRow.Columns, cancellationToken: cancellation))
        {
            if (row.RowKey != MediaRow.Key)
            {
                unclaimed.Remove(row.PartitionKey);
                continue;
            }

            var picture = MediaRow.Read(row);
            folders.Add(picture.Folder);
            unclaimed[row.PartitionKey] = picture;
        }

        foreach (var picture in unclaimed.Values.Where(p => IsOld(p.UsedAt)))
        {
            if (await TryForgetAsync(picture, cancellation))
                folders.Remove(picture.Folder);
        }

        return folders;
    }

    private async Task<bool> TryForgetAsync(MediaRow picture, CancellationToken cancellation)
    {
        try
        {
            await account.Media.DeleteEntityAsync(picture.Hash, MediaRow.Key, picture.ETag, cancellation);
            return true;
        }
        catch (RequestFailedException conflict) when (RowConflict.Is(conflict))
        {
            return false;
        }
    }

    private bool IsOld(DateTimeOffset? at) => at is { } moment && clock.GetUtcNow() - moment > lease;

    private static string HashOf(string blob) => blob[..Math.Max(0, blob.IndexOf('/', StringComparison.Ordinal))];

    private static string FolderOf(string blob) => blob[..Math.Max(0, blob.LastIndexOf('/'))];
}
