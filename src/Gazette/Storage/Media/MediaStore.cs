using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Gazette.Articles.Media;

namespace Gazette.Storage.Media;

/// <summary>
/// Pictures and attachments by hash: their files are blobs, a row says that all of them are there, and beside it stand the
/// claims. Whoever needs one claims it first and looks for it then; who removes one looks for claims last: so none goes from
/// under a run that counts on it.
/// </summary>
public sealed class MediaStore(StorageAccount account, TimeProvider clock)
{
    // A picture that many articles and uploads need is read in several calls.
    private const int RowsPerCall = 20;

    // What one reader's download holds in memory.
    private const int BytesPerCall = 1024 * 1024;

    private static readonly string[] ReaderColumns = [.. MediaRow.Columns, MediaRow.IsPublic, MediaRow.Names];

    /// <summary>Keeps it from being removed; also what is not there yet. Readers see no more of it than before.</summary>
    public Task ClaimAsync(string hash, MediaClaim claim, CancellationToken cancellation) =>
        account.Media.UpsertEntityAsync(new TableEntity(hash, claim.RowKey) { [MediaRow.Owner] = claim.Owner }, TableUpdateMode.Merge, cancellation);

    /// <summary>The same, and readers may see it.</summary>
    /// <param name="names">Under which they may download an attachment; none of a picture.</param>
    public Task ShowAsync(string hash, IEnumerable<string> names, string articleId, CancellationToken cancellation)
    {
        var claim = MediaClaim.OfArticle(articleId);
        var row = new TableEntity(hash, claim.RowKey) { [MediaRow.Owner] = claim.Owner, [MediaRow.IsPublic] = true };
        if (names.ToList() is { Count: > 0 } list)
            row[MediaRow.Names] = CompressedJson.Write(list);
        return account.Media.UpsertEntityAsync(row, TableUpdateMode.Merge, cancellation);
    }

    /// <summary>Keeps it from being removed, and from readers as far as this article goes.</summary>
    public Task HideAsync(string hash, string articleId, CancellationToken cancellation)
    {
        var claim = MediaClaim.OfArticle(articleId);
        return account.Media.UpsertEntityAsync(new TableEntity(hash, claim.RowKey) { [MediaRow.Owner] = claim.Owner }, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>A claim that is already gone is no error.</summary>
    public Task ReleaseAsync(string hash, MediaClaim claim, CancellationToken cancellation) =>
        account.Media.DeleteEntityAsync(hash, claim.RowKey, cancellationToken: cancellation);

    /// <summary>Call with a claim standing. Null when the picture has to be made.</summary>
    public async Task<Picture?> FindAsync(string hash, CancellationToken cancellation) => (await FindRowAsync(hash, cancellation))?.Picture;

    /// <summary>Call with a claim standing. Null when the attachment has to be copied.</summary>
    public async Task<Attachment?> FindAttachmentAsync(string hash, CancellationToken cancellation) => (await FindRowAsync(hash, cancellation))?.Attachment;

    /// <summary>The files first, then the row: where that stands, all files do.</summary>
    /// <param name="contents">Of the picture's files, in their order.</param>
    public async Task WriteAsync(Picture picture, IReadOnlyList<byte[]> contents, CancellationToken cancellation)
    {
        var folder = NewFolder(picture.Hash);
        await Task.WhenAll(picture.Files.Zip(contents).Select(file =>
            account.MediaFiles.GetBlobClient($"{folder}/{file.First.Name}").UploadAsync(new BinaryData(file.Second), cancellation)));
        await account.Media.UpsertEntityAsync(MediaRow.Write(picture, folder, clock.GetUtcNow()), TableUpdateMode.Replace, cancellation);
    }

    /// <summary>The same of an attachment, which is never held in memory as a whole.</summary>
    public async Task WriteAsync(Attachment attachment, Stream content, CancellationToken cancellation)
    {
        var folder = NewFolder(attachment.Hash);
        await account.MediaFiles.GetBlobClient($"{folder}/{MediaRow.AttachmentFile}").UploadAsync(content, cancellation);
        await account.Media.UpsertEntityAsync(MediaRow.Write(attachment, folder, clock.GetUtcNow()), TableUpdateMode.Replace, cancellation);
    }

    /// <summary>What readers may see: null for what is not there, and for what no public article shows.</summary>
    public async Task<ReaderMedia?> FindForReaderAsync(string hash, CancellationToken cancellation)
    {
        MediaRow? found = null;
        HashSet<string>? names = null;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {hash}");
        await foreach (var row in account.Media.QueryAsync<TableEntity>(filter, RowsPerCall, ReaderColumns, cancellation))
        {
            if (row.RowKey == MediaRow.Key)
                found = MediaRow.Read(row);
            else if (found is null)
                break;
            else if (row.GetBoolean(MediaRow.IsPublic) is not true)
                continue;
            else if (found.Picture is not null)
                return new ReaderMedia(found.Picture, null, found.Folder, new HashSet<string>());
            else
                (names ??= new HashSet<string>(StringComparer.Ordinal)).UnionWith(row.GetBinary(MediaRow.Names) is { } written ? CompressedJson.Read<List<string>>(written) : []);
        }

        return found is null || names is null ? null : new ReaderMedia(null, found.Attachment, found.Folder, names);
    }

    /// <summary>What there is, whoever may see it; null when it is not there. For those who were shown an article that needs it.</summary>
    public async Task<ReaderMedia?> FindForPreviewAsync(string hash, CancellationToken cancellation)
    {
        var row = await account.Media.GetEntityIfExistsAsync<TableEntity>(hash, MediaRow.Key, MediaRow.Columns, cancellation);
        return row is { HasValue: true, Value: { } found } && MediaRow.Read(found) is var there
            ? new ReaderMedia(there.Picture, there.Attachment, there.Folder, new HashSet<string>())
            : null;
    }

    /// <summary>Null when the file is not there.</summary>
    public async Task<byte[]?> ReadAsync(ReaderMedia picture, PictureFile file, CancellationToken cancellation)
    {
        try
        {
            var download = await account.MediaFiles.GetBlobClient($"{picture.Folder}/{file.Name}").DownloadContentAsync(cancellation);
            return download.Value.Content.ToArray();
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <summary>An attachment's bytes, fetched piece by piece as they are read; it can be read from any place on.</summary>
    /// <exception cref="RequestFailedException">Its file is not there.</exception>
    public Task<Stream> OpenAsync(ReaderMedia attachment, CancellationToken cancellation) =>
        account.MediaFiles.GetBlobClient($"{attachment.Folder}/{MediaRow.AttachmentFile}").OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = BytesPerCall }, cancellation);

    private async Task<MediaRow?> FindRowAsync(string hash, CancellationToken cancellation)
    {
        try
        {
            await account.Media.UpdateEntityAsync(MediaRow.Touched(hash, clock.GetUtcNow()), ETag.All, TableUpdateMode.Merge, cancellation);
        }
        catch (RequestFailedException missing) when (RowConflict.Is(missing))
        {
            return null;
        }

        var row = await account.Media.GetEntityIfExistsAsync<TableEntity>(hash, MediaRow.Key, cancellationToken: cancellation);
        return row is { HasValue: true, Value: { } found } ? MediaRow.Read(found) : null;
    }

    private static string NewFolder(string hash) => $"{hash}/{Guid.NewGuid():N}";
}
