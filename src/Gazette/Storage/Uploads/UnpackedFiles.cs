using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs.Models;

namespace Gazette.Storage.Uploads;

/// <summary>
/// Uploads that came out of an archive. Each carries a mark that names the archive and the content; whoever uploads
/// something else in its place drops the mark, and from then on it is theirs.
/// </summary>
public sealed class UnpackedFiles(StorageAccount account)
{
    private const string ArchiveLabel = "unpackedfrom";
    private const string ContentLabel = "unpackedas";
    private const int PieceBytes = 4 * 1024 * 1024;

    /// <summary>Whether a file came out of an archive, by what storage says of it.</summary>
    internal static bool IsOne(IDictionary<string, string> metadata) => metadata.ContainsKey(ArchiveLabel);

    /// <summary>Its bytes at any place; fails with 412 or 404 when it is another version by then.</summary>
    public async Task<Stream> OpenArchiveAsync(string name, string etag, CancellationToken cancellation) =>
        await account.Uploads.GetBlobClient(name).OpenReadAsync(
            new BlobOpenReadOptions(allowModifications: false) { BufferSize = PieceBytes, Conditions = new BlobRequestConditions { IfMatch = new ETag(etag) } },
            cancellation);

    /// <summary>What lies in the archive's folder, by name.</summary>
    public async Task<Dictionary<string, UnpackedFile>> ListAsync(string archive, string folder, CancellationToken cancellation)
    {
        var files = new Dictionary<string, UnpackedFile>(StringComparer.Ordinal);
        var label = LabelOf(archive);
        await foreach (var blob in account.Uploads.GetBlobsAsync(new GetBlobsOptions { Prefix = folder, Traits = BlobTraits.Metadata }, cancellation))
        {
            var isOwn = blob.Metadata is { } metadata && metadata.TryGetValue(ArchiveLabel, out var from) && from == label;
            files[blob.Name] = new UnpackedFile(blob.Name, blob.Properties.ETag ?? default, isOwn ? blob.Metadata!.TryGetValue(ContentLabel, out var mark) ? mark : "" : null);
        }

        return files;
    }

    /// <summary>Whether an address leads to a blob of this name.</summary>
    public bool IsAddressable(string name) => UploadStore.IsAddressable(account, name);

    /// <summary>False when somebody else has put something in its place.</summary>
    /// <param name="previous">What lies there; null when nothing does.</param>
    /// <exception cref="InvalidDataException">The content turned out to be damaged; nothing was written.</exception>
    public async Task<bool> TryWriteAsync(string archive, string name, string mark, Stream content, UnpackedFile? previous, CancellationToken cancellation)
    {
        var options = new BlobUploadOptions
        {
            Metadata = new Dictionary<string, string> { [ArchiveLabel] = LabelOf(archive), [ContentLabel] = mark },
            Conditions = previous is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new BlobRequestConditions { IfMatch = previous.ETag },
            TransferOptions = new StorageTransferOptions { InitialTransferSize = PieceBytes, MaximumTransferSize = PieceBytes, MaximumConcurrency = 1 },
        };
        try
        {
            await account.Uploads.GetBlobClient(name).UploadAsync(content, options, cancellation);
            return true;
        }
        catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
        {
            // The client repeats a write whose answer got lost, and finds its own.
            return await IsOwnAsync(archive, name, mark, cancellation);
        }
    }

    /// <summary>Takes back what nobody has changed since.</summary>
    public async Task DeleteAsync(UnpackedFile file, CancellationToken cancellation)
    {
        try
        {
            await account.Uploads.GetBlobClient(file.Name).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, new BlobRequestConditions { IfMatch = file.ETag }, cancellation);
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            // Somebody's own by now.
        }
    }

    private async Task<bool> IsOwnAsync(string archive, string name, string mark, CancellationToken cancellation)
    {
        try
        {
            var metadata = (await account.Uploads.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellation)).Value.Metadata;
            return metadata.TryGetValue(ArchiveLabel, out var from) && from == LabelOf(archive) && metadata.TryGetValue(ContentLabel, out var content) && content == mark;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return false;
        }
    }

    // Headers take ASCII only.
    private static string LabelOf(string archive) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(archive)).AsSpan(0, 16));
}
