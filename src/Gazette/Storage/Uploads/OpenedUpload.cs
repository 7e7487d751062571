using Azure.Storage.Blobs.Models;
using Gazette.Uploads;

namespace Gazette.Storage.Uploads;

/// <summary>One version of an upload, its bytes still on their way.</summary>
public sealed class OpenedUpload : IDisposable
{
    private readonly BlobDownloadStreamingResult? download;

    internal OpenedUpload(string name, BlobDownloadStreamingResult download)
    {
        this.download = download;
        (Name, ETag, Bytes, LastModified) = (name, download.Details.ETag.ToString(), download.Details.ContentLength, download.Details.LastModified);
    }

    /// <summary>A blob whose name no address can carry, as a listing shows it.</summary>
    internal OpenedUpload(BlobItem listed) =>
        (Name, ETag, Bytes, LastModified) = (listed.Name, UploadStore.Quoted(listed.Properties.ETag), listed.Properties.ContentLength ?? 0, listed.Properties.LastModified ?? default);

    public string Name { get; }

    /// <summary>Of the version that was opened; the bytes are this version's too.</summary>
    public string ETag { get; }

    /// <summary>How many it has.</summary>
    public long Bytes { get; }

    /// <summary>By storage's clock, to the second.</summary>
    public DateTimeOffset LastModified { get; }

    /// <summary>False when the name leads elsewhere: the bytes cannot be fetched.</summary>
    public bool IsAddressable => download is not null;

    /// <summary>Whether it came out of an archive, and nobody has uploaded anything in its place.</summary>
    public bool IsUnpacked => download is not null && UnpackedFiles.IsOne(download.Details.Metadata);

    /// <exception cref="InvalidOperationException">It is not <see cref="IsAddressable"/>.</exception>
    public async Task<Upload> ReadAsync(CancellationToken cancellation)
    {
        if (download is null)
            throw new InvalidOperationException($"No address leads to {Name}.");
        var bytes = new byte[Bytes];
        await download.Content.ReadExactlyAsync(bytes, cancellation);
        return new Upload(Name, ETag, LastModified, bytes, download.Details.ContentType);
    }

    /// <summary>Its bytes as they come; can be read once, and instead of <see cref="ReadAsync"/>.</summary>
    /// <exception cref="InvalidOperationException">It is not <see cref="IsAddressable"/>.</exception>
    public Stream Content => download?.Content ?? throw new InvalidOperationException($"No address leads to {Name}.");

    public void Dispose() => download?.Dispose();
}
