using Azure;

namespace Gazette.Storage;

/// <summary>Reads the files of <see cref="Gazette.Articles.SiteTheme"/>.</summary>
public sealed class ThemeStore(StorageAccount account)
{
    public string ContainerName => account.Theme.Name;

    /// <param name="maxBytes">Of a file that is read at all.</param>
    /// <returns>Null for a file that is not there, or too large.</returns>
    public async Task<byte[]?> FindAsync(string name, int maxBytes, CancellationToken cancellation)
    {
        try
        {
            var download = await account.Theme.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellation);
            await using var content = download.Value.Content;
            if (download.Value.Details.ContentLength > maxBytes)
                return null;
            using var bytes = new MemoryStream((int)download.Value.Details.ContentLength);
            await content.CopyToAsync(bytes, cancellation);
            return bytes.ToArray();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }
}
