using Azure.Storage.Blobs;
using Gazette.LocalHost.Uploads;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gazette.StorageTests.LocalHost;

public sealed class WatchedFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gazette-watch-");
    private readonly BlobContainerClient container;
    private readonly WatchedFolder watched;

    public WatchedFolderTests(AzuriteFixture azurite)
    {
        container = new BlobContainerClient(azurite.ConnectionString, $"watch-{Guid.NewGuid():n}");
        container.Create();
        watched = NewWatch();
    }

    private readonly ClockAhead clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        watched.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_is_uploaded_once_it_no_longer_changes()
    {
        Write("in/a.txt", "half");
        await watched.LookAsync(Cancel);
        Assert.Null(await ReadAsync("in/a.txt"));
        Write("in/a.txt", "half and half");
        await watched.LookAsync(Cancel);
        Assert.Null(await ReadAsync("in/a.txt"));
        // The same at two looks, but written to a moment ago: the writer may only have paused.
        await watched.LookAsync(Cancel);
        Assert.Null(await ReadAsync("in/a.txt"));
        clock.Ahead = WatchedFolder.SettlesAfter;
        await watched.LookAsync(Cancel);
        Assert.Equal("half and half", await ReadAsync("in/a.txt"));
    }

    [Fact]
    public async Task A_changed_file_is_uploaded_again()
    {
        Write("a.txt", "one");
        await LookTwiceAsync(watched);
        Write("a.txt", "other text");
        await LookTwiceAsync(watched);
        Assert.Equal("other text", await ReadAsync("a.txt"));
    }

    [Fact]
    public async Task What_is_uploaded_already_is_not_uploaded_by_the_next_run()
    {
        Write("a.txt", "one");
        await LookTwiceAsync(watched);
        var etag = await ETagAsync("a.txt");
        using var next = NewWatch();
        await LookTwiceAsync(next);
        Assert.Equal(etag, await ETagAsync("a.txt"));
    }

    [Fact]
    public async Task A_vanished_folder_does_not_end_the_watch()
    {
        folder.Delete(recursive: true);
        await watched.LookAsync(Cancel);
        Write("a.txt", "back");
        await LookTwiceAsync(watched);
        Assert.Equal("back", await ReadAsync("a.txt"));
    }

    [Theory]
    [InlineData("~$report.docx")]
    [InlineData("notes.txt~")]
    [InlineData("page.html.crdownload")]
    [InlineData(".hidden.txt")]
    public async Task What_programs_keep_beside_a_file_is_left_alone(string name)
    {
        Write(name, "not an article");
        await LookTwiceAsync(watched);
        Assert.Null(await ReadAsync(name));
    }

    private async Task LookTwiceAsync(WatchedFolder watch)
    {
        clock.Ahead = WatchedFolder.SettlesAfter;
        await watch.LookAsync(Cancel);
        await watch.LookAsync(Cancel);
    }

    private WatchedFolder NewWatch() => new(folder.FullName, container, clock, NullLogger<WatchedFolder>.Instance);

    private void Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private async Task<string?> ReadAsync(string name)
    {
        var blob = container.GetBlobClient(name);
        return await blob.ExistsAsync(Cancel) ? (await blob.DownloadContentAsync(Cancel)).Value.Content.ToString() : null;
    }

    private async Task<Azure.ETag> ETagAsync(string name) =>
        (await container.GetBlobClient(name).GetPropertiesAsync(cancellationToken: Cancel)).Value.ETag;

    private sealed class ClockAhead : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
