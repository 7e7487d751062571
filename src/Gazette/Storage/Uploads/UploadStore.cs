using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Gazette.Storage.Uploads;

/// <summary>Reads what editors uploaded. Who writes: themselves, <see cref="UploadWriter"/> what they send over HTTP, <see cref="UnpackedFiles"/> what comes out of archives.</summary>
public sealed class UploadStore(StorageAccount account)
{
    private const int BlobsPerCall = 5000;

    // What one download holds in memory.
    private const int BytesPerRead = 1024 * 1024;

    /// <summary>
    /// Opens a blob: its properties are known at once, its bytes are fetched only by <see cref="OpenedUpload.ReadAsync"/>.
    /// Both belong to the same version. Null when there is no such blob.
    /// </summary>
    public async Task<OpenedUpload?> OpenAsync(string name, CancellationToken cancellation)
    {
        if (!IsAddressable(name))
            return await FindListedAsync(name, cancellation) is { } blob ? new OpenedUpload(blob) : null;
        try
        {
            var download = await account.Uploads.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellation);
            return new OpenedUpload(name, download.Value);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The ETag of the blob as it is now; null when it is gone.</summary>
    public async Task<string?> FindETagAsync(string name, CancellationToken cancellation)
    {
        if (!IsAddressable(name))
            return await FindListedAsync(name, cancellation) is { } blob ? Quoted(blob.Properties.ETag) : null;
        try
        {
            var properties = await account.Uploads.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellation);
            return properties.Value.ETag.ToString();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Its bytes at any place, fetched piece by piece as they are read, and the ETag of their version; null when it is gone.</summary>
    public async Task<(Stream Content, string ETag)?> OpenReadAsync(string name, CancellationToken cancellation)
    {
        if (await FindETagAsync(name, cancellation) is not { } etag || !IsAddressable(name))
            return null;
        try
        {
            var options = new BlobOpenReadOptions(allowModifications: false) { BufferSize = BytesPerRead, Conditions = new BlobRequestConditions { IfMatch = new ETag(etag) } };
            return (await account.Uploads.GetBlobClient(name).OpenReadAsync(options, cancellation), etag);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>The container's listing in the order of the names, page by page.</summary>
    /// <param name="marker">Where a page before said that the next one begins; null for the first.</param>
    public async IAsyncEnumerable<UploadListing> ListAsync(string? marker, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in account.Uploads.GetBlobsAsync(cancellationToken: cancellation).AsPages(marker, BlobsPerCall))
        {
            yield return new UploadListing(
                [.. page.Values.Select(blob => new ListedUpload(blob.Name, Quoted(blob.Properties.ETag), blob.Properties.LastModified ?? default))],
                page.ContinuationToken is { Length: > 0 } next ? next : null);
        }
    }

    private bool IsAddressable(string name) => IsAddressable(account, name);

    /// <summary>
    /// False for a name that is another in an address, where <c>..</c> between slashes leads to other containers even. What
    /// such an address leads to must never be read, let alone published.
    /// </summary>
    internal static bool IsAddressable(StorageAccount account, string name)
    {
        var address = new BlobUriBuilder(account.Uploads.GetBlobClient(name).Uri);
        return address.BlobContainerName == account.Uploads.Name && address.BlobName == name;
    }

    /// <summary>The upload that an address of a blob names; null when it is no address of one.</summary>
    public string? NameOf(Uri address)
    {
        var blob = new BlobUriBuilder(address);
        return blob.BlobContainerName == account.Uploads.Name && blob.BlobName is { Length: > 0 } name ? name : null;
    }

    /// <summary>The same for the subject of an event, which has the name as it is.</summary>
    public string? NameOf(string subject)
    {
        var before = $"/blobServices/default/containers/{account.Uploads.Name}/blobs/";
        return subject.StartsWith(before, StringComparison.Ordinal) && subject.Length > before.Length ? subject[before.Length..] : null;
    }

    private async Task<BlobItem?> FindListedAsync(string name, CancellationToken cancellation) =>
        await account.Uploads.GetBlobsAsync(new GetBlobsOptions { Prefix = name }, cancellation).FirstOrDefaultAsync(blob => blob.Name == name, cancellation);

    // A listing has them without the quotes that all other answers have.
    internal static string Quoted(ETag? etag) => etag?.ToString("H") ?? "";
}
