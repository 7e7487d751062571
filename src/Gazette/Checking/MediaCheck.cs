using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Gazette.Storage;
using Gazette.Storage.Media;

namespace Gazette.Checking;

/// <summary>Compares pictures and attachments, their files and their claims with what receipts and articles say of them.</summary>
internal sealed class MediaCheck(StorageAccount account, ExpectedEntries expected, FindingList found)
{
    private const int RowsPerCall = 1000;

    private readonly Dictionary<(string Hash, string Key), string> claims = [];
    private readonly Dictionary<(string Partition, string Id), string> wanted = [];

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var (name, hash) in expected.UploadedMedia)
            claims[(hash, MediaClaim.OfUpload(name).RowKey)] = name;
        foreach (var (id, media) in expected.Media)
        {
            foreach (var hash in media.Hashes)
                claims[(hash, MediaClaim.OfArticle(id).RowKey)] = id;
            foreach (var name in media.Wanted)
                wanted[(WantedFiles.PartitionOf(name.Name), id)] = name.Name;
            // It may be left to the run over another of its pictures.
            var since = media.Wanted.Select(w => expected.LastTurns.GetValueOrDefault(w.Name)).DefaultIfEmpty().Max();
            foreach (var other in media.Wanted.Where(w => expected.UploadedMedia.GetValueOrDefault(w.Name) != w.Hash))
                found.Add(FindingKind.OtherMedia, id, $"does not show what \"{other.Name}\" is now", since);
            foreach (var other in media.Wanted.Where(w => expected.NoAttachments.Contains(w.Name)))
                found.Add(FindingKind.OtherMedia, id, $"links \"{other.Name}\", which was not taken as an attachment", since);
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
                var there = MediaRow.Read(row);
                foreach (var file in there.FileNames)
                    files[$"{there.Folder}/{file}"] = row.PartitionKey;
                if (!needed.Remove(row.PartitionKey))
                    found.Add(FindingKind.OrphanedBlob, $"{account.MediaFiles.Name}/{there.Folder}", "is a file that nobody needs", there.UsedAt);
            }
            else if (!claims.Remove((row.PartitionKey, row.RowKey)))
            {
                found.Add(FindingKind.StrayClaim, $"{row.PartitionKey}/{row.RowKey}", $"is noted for {row.GetString(MediaRow.Owner)}, which does not need it", row.Timestamp ?? default);
            }
        }

        foreach (var hash in needed)
            found.Add(FindingKind.NoMedia, hash, "is needed, and not there");
        foreach (var ((hash, _), owner) in claims)
            found.Add(FindingKind.NotClaimed, owner, $"needs the file {hash}, which is not noted for it");
        return files;
    }

    private async Task CheckFilesAsync(Dictionary<string, string> files, CancellationToken cancellation)
    {
        await foreach (var blob in account.MediaFiles.GetBlobsAsync(new GetBlobsOptions(), cancellation))
        {
            if (!files.Remove(blob.Name))
                found.Add(FindingKind.OrphanedBlob, $"{account.MediaFiles.Name}/{blob.Name}", "is named by no row", blob.Properties.LastModified ?? default);
        }

        foreach (var (file, hash) in files)
            found.Add(FindingKind.NoMedia, hash, $"names the file {file}, which does not exist");
    }

    private async Task CheckWantedAsync(CancellationToken cancellation)
    {
        await foreach (var row in account.WantedFiles.QueryAsync<TableEntity>((string?)null, RowsPerCall, cancellationToken: cancellation))
        {
            if (!wanted.Remove((row.PartitionKey, row.RowKey)))
                found.Add(FindingKind.StrayClaim, $"{row.PartitionKey}/{row.RowKey}", $"is noted for {row.RowKey}, which does not look for it", row.Timestamp ?? default);
        }

        foreach (var ((_, id), name) in wanted)
            found.Add(FindingKind.NotClaimed, id, $"looks for \"{name}\", which is not noted for it");
    }
}
