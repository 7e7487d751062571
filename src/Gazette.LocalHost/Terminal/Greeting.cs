using Azure.Storage.Blobs;
using Azure.Storage.Sas;

namespace Gazette.LocalHost.Terminal;

/// <summary>What the host says when everything runs: the address, the storage, and how to upload.</summary>
internal static class Greeting
{
    /// <summary>The line that says that the site answers; programs that start the host wait for it.</summary>
    public const string Ready = "Gazette is running. Ctrl-C stops it.";

    private static readonly TimeSpan UploadAllowedFor = TimeSpan.FromDays(7);

    /// <param name="uploads">Null when no function waits for uploads.</param>
    public static void Write(TextWriter output, SiteAddress address, string storage, BlobContainerClient? uploads)
    {
        output.WriteLine();
        output.WriteLine($"  Site      {address.Url}/");
        output.WriteLine($"  Storage   {storage}");
        if (uploads is { CanGenerateSasUri: true })
        {
            output.WriteLine($"  Upload    {UploadCommand(uploads)}");
            output.WriteLine("            (with another file, put its name in place of my-upload too)");
        }

        output.WriteLine();
        output.WriteLine(Ready);
        output.WriteLine();
    }

    /// <summary>Needs curl alone, which Windows, macOS and Linux carry; quoted so that their shells agree.</summary>
    internal static string UploadCommand(BlobContainerClient uploads)
    {
        var sample = SampleFile();
        var allowed = uploads.GenerateSasUri(
            BlobContainerSasPermissions.Read | BlobContainerSasPermissions.List | BlobContainerSasPermissions.Create | BlobContainerSasPermissions.Write,
            DateTimeOffset.UtcNow + UploadAllowedFor);
        var target = $"{uploads.Uri}/my-upload{Path.GetExtension(sample)}{allowed.Query}";
        return $"""curl -f -T "{sample}" -H "x-ms-blob-type: BlockBlob" "{target}" """.TrimEnd();
    }

    /// <summary>A file that is there, so that the command works as it stands.</summary>
    private static string SampleFile()
    {
        var root = RepositoryRoot.Find();
        var seeds = Uploads.Seeds.FolderIn(root);
        var first = Directory.Exists(seeds)
            ? Directory.EnumerateFiles(seeds).Order(StringComparer.Ordinal).FirstOrDefault(f => !Path.GetFileName(f).StartsWith('.'))
            : null;
        return first ?? Path.Combine(root, "README.md");
    }
}
