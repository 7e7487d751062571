using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Gazette.LocalHost.Uploads;

/// <summary>The files below a folder and the blobs that they become: the relative path is the blob's name.</summary>
internal sealed class FolderFiles(string folder, BlobContainerClient container)
{
    private static readonly string[] WorkingCopyEndings = ["~", ".tmp", ".part", ".crdownload", ".swp"];

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.System };

    /// <summary>In order of names, without dotfiles, what lies in dot folders, and what programs keep beside a file they work on.</summary>
    public IEnumerable<FileInfo> List() =>
        new DirectoryInfo(folder).EnumerateFiles("*", Everywhere)
            .Where(f => !BlobName(f).Split('/').Any(part => part.StartsWith('.')) && !IsWorkingCopy(f.Name))
            .OrderBy(BlobName, StringComparer.Ordinal);

    public string BlobName(FileInfo file) => Path.GetRelativePath(folder, file.FullName).Replace('\\', '/');

    /// <param name="isWanted">Decides by the blob as it stands, null when there is none, and by the file's MD5.</param>
    /// <param name="label">What to write on the blob beside its content.</param>
    /// <returns>False when it was not wanted.</returns>
    /// <exception cref="IOException">The file is being written or has gone.</exception>
    public async Task<bool> UploadAsync(
        FileInfo file, Func<BlobProperties?, byte[], bool> isWanted, Func<byte[], Dictionary<string, string>?> label, CancellationToken cancellationToken)
    {
        await using var content = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read);
#pragma warning disable CA5351 // Storage keeps an MD5 of each blob; nothing secret rests on it.
        var hash = await MD5.HashDataAsync(content, cancellationToken);
#pragma warning restore CA5351
        var blob = container.GetBlobClient(BlobName(file));
        if (!isWanted(await FindAsync(blob, cancellationToken), hash))
            return false;
        content.Position = 0;
        var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentHash = hash }, Metadata = label(hash) };
        await blob.UploadAsync(content, options, cancellationToken);
        return true;
    }

    // Word's owner file, backups of text editors, downloads that are not complete.
    private static bool IsWorkingCopy(string name) =>
        name.StartsWith("~$", StringComparison.Ordinal)
        || WorkingCopyEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static async Task<BlobProperties?> FindAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return null;
        }
    }
}
