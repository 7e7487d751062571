using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Gazette.LocalHost.Uploads;

/// <summary>Uploads files of a folder to the blobs that have their names.</summary>
internal sealed class FolderFiles(BlobContainerClient container)
{
    /// <param name="isWanted">Decides by the blob as it stands, null when there is none, and by the file's MD5.</param>
    /// <param name="label">What to write on the blob beside its content.</param>
    /// <returns>The version that the blob has now; null when the file was not wanted.</returns>
    /// <exception cref="IOException">The file is being written or has gone.</exception>
    public async Task<ETag?> UploadAsync(
        FolderFile file, Func<BlobProperties?, byte[], bool> isWanted, Func<byte[], Dictionary<string, string>?> label, CancellationToken cancellationToken)
    {
        await using var content = new FileStream(file.File.FullName, FileMode.Open, FileAccess.Read, FileShare.Read);
#pragma warning disable CA5351 // Storage keeps an MD5 of each blob; nothing secret rests on it.
        var hash = await MD5.HashDataAsync(content, cancellationToken);
#pragma warning restore CA5351
        var blob = container.GetBlobClient(file.Name);
        if (!isWanted(await FindAsync(blob, cancellationToken), hash))
            return null;
        content.Position = 0;
        var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentHash = hash }, Metadata = label(hash) };
        return (await blob.UploadAsync(content, options, cancellationToken)).Value.ETag;
    }

    /// <summary>As an editor deletes it; the article is withdrawn by the next reconciliation.</summary>
    /// <returns>False when it is no longer this version, and stays.</returns>
    public async Task<bool> DeleteAsync(string name, ETag version, CancellationToken cancellationToken)
    {
        try
        {
            var unchanged = new BlobRequestConditions { IfMatch = version };
            await container.GetBlobClient(name).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, unchanged, cancellationToken);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            return false;
        }
    }

    private static async Task<BlobProperties?> FindAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return null;
        }
    }
}
