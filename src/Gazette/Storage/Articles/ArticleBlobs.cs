using Azure;
using Azure.Storage.Blobs;

namespace Gazette.Storage.Articles;

/// <summary>What articles keep outside of their rows: bodies that outgrew them, and edit lists.</summary>
internal sealed class ArticleBlobs(StorageAccount account)
{
    public Task<ReadOnlyMemory<byte>?> ReadBodyAsync(string blob, CancellationToken cancellation) => ReadAsync(account.Bodies, blob, cancellation);

    public Task<ReadOnlyMemory<byte>?> ReadEditsAsync(string blob, CancellationToken cancellation) => ReadAsync(account.Edits, blob, cancellation);

    public Task<string> WriteBodyAsync(string id, byte[] content, CancellationToken cancellation) => WriteAsync(account.Bodies, id, content, cancellation);

    public Task<string> WriteEditsAsync(string id, byte[] content, CancellationToken cancellation) => WriteAsync(account.Edits, id, content, cancellation);

    /// <summary>What is null or gone already is no error.</summary>
    public async Task DeleteAsync(string? body, string? edits, CancellationToken cancellation)
    {
        if (body is not null)
            await account.Bodies.DeleteBlobIfExistsAsync(body, cancellationToken: cancellation);
        if (edits is not null)
            await account.Edits.DeleteBlobIfExistsAsync(edits, cancellationToken: cancellation);
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(BlobContainerClient container, string blob, CancellationToken cancellation)
    {
        try
        {
            var download = await container.GetBlobClient(blob).DownloadContentAsync(cancellation);
            return download.Value.Content.ToMemory();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>A new name each time: a writer that comes late can then delete only what it replaced itself.</summary>
    private static async Task<string> WriteAsync(BlobContainerClient container, string id, byte[] content, CancellationToken cancellation)
    {
        var name = $"{id}/{Guid.NewGuid():N}";
        await container.GetBlobClient(name).UploadAsync(new BinaryData(content), cancellation);
        return name;
    }
}
