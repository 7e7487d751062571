using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Gazette.LocalHost.Theming;

/// <summary>The files of the site's look, taken from a folder of this machine when the host starts.</summary>
internal static class ThemeFolder
{
    /// <summary>Replaces files of the same names; others stay.</summary>
    /// <exception cref="StartupException">There is no such folder.</exception>
    public static async Task UploadAsync(string folder, BlobContainerClient container, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
            throw new StartupException($"There is no folder {folder}. Create it, or leave --theme out.");
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            await using var content = File.OpenRead(path);
            await container.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions(), cancellation);
        }
    }
}
