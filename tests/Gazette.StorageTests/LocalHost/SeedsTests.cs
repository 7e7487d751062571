using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Gazette.LocalHost.Uploads;

namespace Gazette.StorageTests.LocalHost;

public sealed class SeedsTests(AzuriteFixture azurite) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gazette-seeds-");
    private readonly BlobContainerClient container = new(azurite.ConnectionString, $"seeds-{Guid.NewGuid():n}");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Every_file_becomes_a_blob_of_its_relative_path_but_dotfiles_do_not()
    {
        Write("a.txt", "a");
        Write("news/b.txt", "b");
        Write(".gitattributes", "* -text");
        Write(".hidden/c.txt", "c");
        Assert.Equal(2, await UploadAsync());
        var names = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions(), Cancel))
            names.Add(blob.Name);
        Assert.Equal(["a.txt", "news/b.txt"], names);
    }

    [Fact]
    public async Task A_second_run_uploads_what_has_changed_here_alone()
    {
        Write("a.txt", "a");
        Write("b.txt", "b");
        await UploadAsync();
        Assert.Equal(0, await UploadAsync());
        Write("b.txt", "changed");
        Assert.Equal(1, await UploadAsync());
        Assert.Equal("changed", await ReadAsync("b.txt"));
    }

    [Fact]
    public async Task A_seed_that_somebody_has_overwritten_is_left_alone()
    {
        Write("a.txt", "a");
        await UploadAsync();
        await container.GetBlobClient("a.txt").UploadAsync(BinaryData.FromString("corrected"), overwrite: true, Cancel);
        Write("a.txt", "changed here too");
        Assert.Equal(0, await UploadAsync());
        Assert.Equal("corrected", await ReadAsync("a.txt"));
    }

    private void Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private async Task<int> UploadAsync()
    {
        await container.CreateIfNotExistsAsync(cancellationToken: Cancel);
        return (await Seeds.UploadAsync(folder.FullName, container, Cancel)).Count;
    }

    private async Task<string> ReadAsync(string name) =>
        (await container.GetBlobClient(name).DownloadContentAsync(Cancel)).Value.Content.ToString();
}
