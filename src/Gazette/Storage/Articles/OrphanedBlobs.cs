using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Gazette.Storage.Articles;

/// <summary>
/// Bodies and edit lists that no row names, because a run died between the blob and the row: removed once they are older
/// than any run can be. One page of each listing at a time, side by side with the rows of its articles.
/// </summary>
/// <param name="lease">How long a run may take.</param>
internal sealed class OrphanedBlobs(StorageAccount account, ProgressStore progress, TimeSpan lease, TimeProvider clock)
{
    private const int BlobsPerCall = 5000;

    private static readonly string[] NamesOnly = ["BodyBlob", "EditsBlob"];

    /// <returns>How many were removed.</returns>
    public async Task<int> RemoveAsync(CancellationToken cancellation) =>
        await RemoveAsync(account.Bodies, ArticleRow.BodyBlob, cancellation) + await RemoveAsync(account.Edits, ArticleRow.EditsBlob, cancellation);

    private async Task<int> RemoveAsync(BlobContainerClient container, Func<TableEntity, string?> named, CancellationToken cancellation)
    {
        var walk = container.Name;
        var marker = (await progress.TakeAsync(walk, cancellation))?.Marker;
        var page = await container.GetBlobsAsync(new GetBlobsOptions(), cancellation).AsPages(marker, BlobsPerCall).FirstAsync(cancellation);
        var orphans = await UnnamedAsync([.. page.Values.Where(IsOld).Select(blob => blob.Name)], named, cancellation);
        foreach (var orphan in orphans)
            await container.DeleteBlobIfExistsAsync(orphan, cancellationToken: cancellation);
        if (page.ContinuationToken is { Length: > 0 } next)
            await progress.KeepAsync(walk, new Progress(next, page.Values[^1].Name), cancellation);
        return orphans.Count;
    }

    private bool IsOld(BlobItem blob) => blob.Properties.LastModified is { } at && clock.GetUtcNow() - at > lease;

    /// <summary>Rows of one article come with the current one first: a blob that moves to an earlier version is seen there.</summary>
    private async Task<HashSet<string>> UnnamedAsync(List<string> blobs, Func<TableEntity, string?> named, CancellationToken cancellation)
    {
        var unnamed = blobs.ToHashSet(StringComparer.Ordinal);
        if (blobs.Count == 0)
            return unnamed;
        // Not those of the first and the last blob: a listing has a-b/1 before a/1, the rows have a before a-b.
        var ids = blobs.ConvertAll(IdOf);
        ids.Sort(StringComparer.Ordinal);
        var (first, last) = (ids[0], ids[^1]);
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last}");
        await foreach (var row in account.Articles.QueryAsync<TableEntity>(filter, select: NamesOnly, cancellationToken: cancellation))
        {
            if (named(row) is { } name)
                unnamed.Remove(name);
        }

        return unnamed;
    }

    private static string IdOf(string blob) => blob[..Math.Max(0, blob.IndexOf('/', StringComparison.Ordinal))];
}
