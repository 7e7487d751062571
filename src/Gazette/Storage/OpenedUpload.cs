using Azure.Storage.Blobs.Models;

namespace Gazette.Storage;

/// <summary>One version of an upload, its bytes still on their way.</summary>
public sealed class OpenedUpload(string name, BlobDownloadStreamingResult download) : IDisposable
{
    public string Name => name;

    public string ETag { get; } = download.Details.ETag.ToString();

    public long Bytes { get; } = download.Details.ContentLength;

    public DateTimeOffset LastModified { get; } = download.Details.LastModified;

    public async Task<Upload> ReadAsync(CancellationToken cancellation)
    {
        var bytes = new byte[Bytes];
        await download.Content.ReadExactlyAsync(bytes, cancellation);
        return new Upload(name, ETag, LastModified, bytes, download.Details.ContentType);
    }

    public void Dispose() => download.Dispose();
}
