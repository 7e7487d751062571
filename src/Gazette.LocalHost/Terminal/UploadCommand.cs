using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using Gazette.LocalHost.Uploads;

namespace Gazette.LocalHost.Terminal;

/// <summary>A command that uploads a file when pasted as it stands; it needs curl, which Windows, macOS and Linux carry.</summary>
internal static class UploadCommand
{
    private static readonly TimeSpan AllowedFor = TimeSpan.FromHours(1);

    // Whoever reaches the emulator can write into it anyway.
    private static readonly TimeSpan EmulatorAllowedFor = TimeSpan.FromDays(7);

    /// <param name="uploads">A client that can sign (<see cref="BlobContainerClient.CanGenerateSasUri"/>).</param>
    public static string For(BlobContainerClient uploads, bool isEmulator)
    {
        var sample = SampleFile();
        var until = DateTimeOffset.UtcNow + (isEmulator ? EmulatorAllowedFor : AllowedFor);
        var allowed = uploads.GenerateSasUri(BlobContainerSasPermissions.Create | BlobContainerSasPermissions.Write, until);
        var target = $"{uploads.Uri}/my-upload{Path.GetExtension(sample)}{allowed.Query}";
        return $"{Curl} -f -T {Quoted(sample)} -H {Quoted("x-ms-blob-type: BlockBlob")} {Quoted(target)}";
    }

    // PowerShell has a command of its own under the bare name.
    private static string Curl => OperatingSystem.IsWindows() ? "curl.exe" : "curl";

    /// <summary>Between single quotes a Unix shell takes everything as it is; cmd knows double ones only, and no file name there holds any.</summary>
    internal static string Quoted(string text) =>
        OperatingSystem.IsWindows() ? $"\"{text}\"" : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>A file that is there.</summary>
    private static string SampleFile()
    {
        var root = RepositoryRoot.Find();
        var seeds = Seeds.FolderIn(root);
        var first = Directory.Exists(seeds)
            ? Directory.EnumerateFiles(seeds).Order(StringComparer.Ordinal).FirstOrDefault(f => !Path.GetFileName(f).StartsWith('.'))
            : null;
        return first ?? Path.Combine(root, "README.md");
    }
}
