using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Gazette.Storage;
using Gazette.Storage.Media;

namespace Gazette.Checking;

/// <summary>Compares pictures, their files and their claims with what receipts and articles say of them.</summary>
internal sealed class PicturesCheck(StorageAccount account, ExpectedEntries expected, FindingList found)
{
    private const int RowsPerCall = 1000;

    private readonly Dictionary<(string Hash, string Key), string> claims = [];
    private readonly Dictionary<(string Partition, string Id), string> wanted = [];

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var (name, hash) in expected.UploadedPictures)
            claims[(hash, MediaClaim.OfUpload(name).RowKey)] = name;
        foreach (var (id, pictures) in expected.Pictures)
        {
            foreach (var hash in pictures.Hashes)
                claims[(hash, MediaClaim.OfArticle(id).RowKey)] = id;
            foreach (var name in pictures.Wanted)
                wanted[(WantedPictures.PartitionOf(name.Name), id)] = name.Name;
            foreach (var other in pictures.Wanted.Where(w => expected.UploadedPictures.GetValueOrDefault(w.Name) != w.Hash))
                found.Add(FindingKind.OtherPicture, id, $"does not show what \"{other.Name}\" is now");
        }

        var files = await CheckRowsAsync(cancellation);
        await CheckFilesAsync(files, cancellation);
        await CheckWantedAsync(cancellation);
    }

    /// <returns>The files that rows name.</returns>
    private async Task<Dictionary<string, string>> CheckRowsAsync(CancellationToken cancellation)
    {
        var needed = claims.Select(c => c.Key.Hash).ToHashSet(StringComparer.Ordinal);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in account.Media.QueryAsync<TableEntity>((string?)null, RowsPerCall, cancellationToken: cancellation))
        {
            if (row.RowKey == MediaRow.Key)
            {
                var picture = MediaRow.Read(row);
                foreach (var file in picture.Picture.Files)
                    files[$"{picture.Folder}/{file.Name}"] = row.PartitionKey;
                if (!needed.Remove(row.PartitionKey))
                    found.Add(FindingKind.OrphanedBlob, $"{account.Pictures.Name}/{picture.Folder}", "is a picture that nobody needs", picture.UsedAt);
            }
            else if (!claims.Remove((row.PartitionKey, row.RowKey)))
            {
                found.Add(FindingKind.StrayClaim, $"{row.PartitionKey}/{row.RowKey}", $"is noted for {row.GetString(MediaRow.Owner)}, which does not need it", row.Timestamp ?? default);
            }
        }

        foreach (var hash in needed)
            found.Add(FindingKind.NoPicture, hash, "is a picture that is needed, and not there");
        foreach (var ((hash, _), owner) in claims)
            found.Add(FindingKind.NotClaimed, owner, $"needs the picture {hash}, which is not noted for it");
        return files;
    }

    private async Task CheckFilesAsync(Dictionary<string, string> files, CancellationToken cancellation)
    {
        await foreach (var blob in account.Pictures.GetBlobsAsync(new GetBlobsOptions(), cancellation))
        {
            if (!files.Remove(blob.Name))
                found.Add(FindingKind.OrphanedBlob, $"{account.Pictures.Name}/{blob.Name}", "is named by no row", blob.Properties.LastModified ?? default);
        }

        foreach (var (file, hash) in files)
            found.Add(FindingKind.NoPicture, hash, $"names the file {file}, which does not exist");
    }

    private async Task CheckWantedAsync(CancellationToken cancellation)
    {
        await foreach (var row in account.WantedPictures.QueryAsync<TableEntity>((string?)null, RowsPerCall, cancellationToken: cancellation))
        {
            if (!wanted.Remove((row.PartitionKey, row.RowKey)))
                found.Add(FindingKind.StrayClaim, $"{row.PartitionKey}/{row.RowKey}", $"is noted for {row.RowKey}, which does not look for it", row.Timestamp ?? default);
        }

        foreach (var ((_, id), name) in wanted)
            found.Add(FindingKind.NotClaimed, id, $"looks for \"{name}\", which is not noted for it");
    }
}
