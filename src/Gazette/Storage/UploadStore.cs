using Azure;

namespace Gazette.Storage;

/// <summary>Reads what editors uploaded; never writes there.</summary>
public sealed class UploadStore(StorageAccount account)
{
    /// <summary>
    /// Opens a blob: its properties are known at once, its bytes are fetched only by <see cref="OpenedUpload.ReadAsync"/>.
    /// Both belong to the same version. Null when there is no such blob.
    /// </summary>
    public async Task<OpenedUpload?> OpenAsync(string name, CancellationToken cancellation)
    {
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
}
