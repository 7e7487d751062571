using Azure.Storage.Blobs;
using Gazette.Articles;

namespace Gazette.LocalHost.Terminal;

/// <summary>What the host says when everything runs: the address, the storage, and how to upload.</summary>
internal static class Greeting
{
    /// <summary>The line that says that the site answers; programs that start the host wait for it.</summary>
    public const string Ready = "Gazette is running. Ctrl-C stops it.";

    /// <param name="uploads">Null when no function waits for uploads.</param>
    /// <param name="newest">Of the articles that readers see, newest first.</param>
    /// <param name="mayShowCommand">Whether the command that uploads may be printed for an account that is not the emulator's.</param>
    public static void Write(
        TextWriter output, SiteAddress address, StorageName storage, BlobContainerClient? uploads, bool mayShowCommand, IEnumerable<ArticleListItem> newest)
    {
        output.WriteLine();
        output.WriteLine($"  Site      {address.Url}/");
        output.WriteLine($"  Storage   {storage.Text}");
        if (uploads is { CanGenerateSasUri: true })
            WriteUpload(output, storage, uploads, mayShowCommand);
        WriteNewest(output, address, newest);
        output.WriteLine();
        output.WriteLine(Ready);
        output.WriteLine();
    }

    private static void WriteUpload(TextWriter output, StorageName storage, BlobContainerClient uploads, bool mayShowCommand)
    {
        if (!storage.IsEmulator && !mayShowCommand)
        {
            output.WriteLine("  Upload    --show-upload-command prints a command; it works for an hour, for whoever sees it");
            return;
        }

        output.WriteLine($"  Upload    {UploadCommand.For(uploads, storage.IsEmulator)}");
        output.WriteLine($"            (with another file, put its name in place of my-upload too{(storage.IsEmulator ? "" : "; works for an hour, for whoever sees it")})");
    }

    private static void WriteNewest(TextWriter output, SiteAddress address, IEnumerable<ArticleListItem> newest)
    {
        var label = "Newest";
        foreach (var article in newest)
        {
            output.WriteLine($"  {label,-10}{TerminalText.OneLine(article.Title)}");
            output.WriteLine($"            {address.Url}/articles/{article.Id}");
            label = "";
        }
    }
}
