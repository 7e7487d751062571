using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Gazette.Articles.Pictures;

namespace Gazette.Storage.Media;

/// <summary>
/// Pictures by hash: their files are blobs, a row says that all of them are there, and beside it stand the claims. Whoever
/// needs a picture claims it first and looks for it then; who removes one looks for claims last: so none goes from under a
/// run that counts on it.
/// </summary>
public sealed class MediaStore(StorageAccount account, TimeProvider clock)
{
    // A picture that many articles and uploads need is read in several calls.
    private const int RowsPerCall = 20;

    private static readonly string[] ReaderColumns = ["PartitionKey", "RowKey", "Files", "Folder", "UsedAt", MediaRow.IsPublic];

    /// <summary>Keeps the picture from being removed; also of one that is not there yet. Readers see no more of it than before.</summary>
    public Task ClaimAsync(string hash, MediaClaim claim, CancellationToken cancellation) =>
        account.Media.UpsertEntityAsync(new TableEntity(hash, claim.RowKey) { [MediaRow.Owner] = claim.Owner }, TableUpdateMode.Merge, cancellation);

    /// <summary>The same, and readers may see it.</summary>
    public Task ShowAsync(string hash, string articleId, CancellationToken cancellation)
    {
        var claim = MediaClaim.OfArticle(articleId);
        var row = new TableEntity(hash, claim.RowKey) { [MediaRow.Owner] = claim.Owner, [MediaRow.IsPublic] = true };
        return account.Media.UpsertEntityAsync(row, TableUpdateMode.Merge, cancellation);
    }

    /// <summary>A claim that is already gone is no error.</summary>
    public Task ReleaseAsync(string hash, MediaClaim claim, CancellationToken cancellation) =>
        account.Media.DeleteEntityAsync(hash, claim.RowKey, cancellationToken: cancellation);

    /// <summary>Call with a claim standing. Null when the picture has to be made.</summary>
    public async Task<Picture?> FindAsync(string hash, CancellationToken cancellation)
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
        return row is { HasValue: true, Value: { } found } ? MediaRow.Read(found).Picture : null;
    }

    /// <summary>The files first, then the row: where that stands, all files do.</summary>
    /// <param name="contents">Of the picture's files, in their order.</param>
    public async Task WriteAsync(Picture picture, IReadOnlyList<byte[]> contents, CancellationToken cancellation)
    {
        var folder = $"{picture.Hash}/{Guid.NewGuid():N}";
        await Task.WhenAll(picture.Files.Zip(contents).Select(file =>
            account.Pictures.GetBlobClient($"{folder}/{file.First.Name}").UploadAsync(new BinaryData(file.Second), cancellation)));
        await account.Media.UpsertEntityAsync(MediaRow.Write(picture, folder, clock.GetUtcNow()), TableUpdateMode.Replace, cancellation);
    }

    /// <summary>What readers may see: null for a picture that is not there, and for one that no public article shows.</summary>
    public async Task<ReaderPicture?> FindForReaderAsync(string hash, CancellationToken cancellation)
    {
        MediaRow? picture = null;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {hash}");
        await foreach (var row in account.Media.QueryAsync<TableEntity>(filter, RowsPerCall, ReaderColumns, cancellation))
        {
            if (row.RowKey == MediaRow.Key)
                picture = MediaRow.Read(row);
            else if (picture is null)
                break;
            else if (row.GetBoolean(MediaRow.IsPublic) is true)
                return new ReaderPicture(picture.Picture, picture.Folder);
        }

        return null;
    }

    /// <summary>Null when the file is not there.</summary>
    public async Task<byte[]?> ReadAsync(ReaderPicture picture, PictureFile file, CancellationToken cancellation)
    {
        try
        {
            var download = await account.Pictures.GetBlobClient($"{picture.Folder}/{file.Name}").DownloadContentAsync(cancellation);
            return download.Value.Content.ToArray();
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }
}
