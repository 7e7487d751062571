using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Gazette.LocalHost.Uploads;

/// <summary>The sample files of a fresh installation.</summary>
internal static class Seeds
{
    // Names the version of the file that the blob was made from. Any other upload drops it, and so we know that the
    // blob is somebody's own by now.
    private const string Label = "seed";

    public static string FolderIn(string repositoryRoot) => Path.Combine(repositoryRoot, "seeds");

    /// <summary>Uploads what is missing, and what has changed here but not in storage; a second run uploads nothing.</summary>
    public static async Task<IReadOnlyList<UploadedFile>> UploadAsync(string folder, BlobContainerClient container, CancellationToken cancellationToken)
    {
        var uploaded = new List<UploadedFile>();
        var files = new FolderFiles(container);
        foreach (var file in FolderLook.At(folder).Files)
        {
            if (await files.UploadAsync(file, IsWanted, hash => new() { [Label] = Text(hash) }, cancellationToken) is { } etag)
                uploaded.Add(new UploadedFile(file.Name, etag));
        }

        return uploaded;
    }

    private static bool IsWanted(BlobProperties? blob, byte[] hash) =>
        blob is null || (blob.Metadata.TryGetValue(Label, out var seeded) && seeded != Text(hash));

    private static string Text(byte[] hash) => Convert.ToHexStringLower(hash);
}
