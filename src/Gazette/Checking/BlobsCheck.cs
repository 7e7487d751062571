using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Gazette.Storage;

namespace Gazette.Checking;

/// <summary>Looks for bodies and edit lists that no row names.</summary>
internal sealed class BlobsCheck(StorageAccount account, ExpectedEntries expected, FindingList found)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        await CheckAsync(account.Bodies, expected.Bodies, cancellation);
        await CheckAsync(account.Edits, expected.Edits, cancellation);
    }

    private async Task CheckAsync(BlobContainerClient container, HashSet<string> named, CancellationToken cancellation)
    {
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions(), cancellation))
        {
            if (!named.Contains(blob.Name))
                found.Add(FindingKind.OrphanedBlob, $"{container.Name}/{blob.Name}", "is named by no row", blob.Properties.LastModified ?? default);
        }
    }
}
