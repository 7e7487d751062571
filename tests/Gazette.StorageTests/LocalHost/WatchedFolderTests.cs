using System.Diagnostics;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using Gazette.LocalHost.Terminal;
using Gazette.LocalHost.Uploads;
using Microsoft.Extensions.Logging;

namespace Gazette.StorageTests.LocalHost;

public sealed class WatchedFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gazette-watch-");
    private readonly BlobContainerClient container;
    private readonly WatchedFolder watched;
    private readonly StringWriter log = new();
    private readonly LoggerFactory logs;

    public WatchedFolderTests(AzuriteFixture azurite)
    {
        container = new BlobContainerClient(azurite.ConnectionString, $"watch-{Guid.NewGuid():n}");
        container.Create();
        logs = new LoggerFactory([new PlainLines(log, log, new Secrets(), stacks: false)]);
        watched = NewWatch();
    }

    private readonly ClockAhead clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        watched.Dispose();
        logs.Dispose();
        log.Dispose();
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
    [InlineData(".DS_Store")]
    [InlineData("in/Thumbs.db")]
    [InlineData("Desktop.ini")]
    public async Task What_programs_keep_beside_a_file_is_left_alone(string name)
    {
        Write(name, "not an article");
        await LookTwiceAsync(watched);
        Assert.Null(await ReadAsync(name));
        Assert.Equal("", log.ToString());
    }

    [Fact]
    public async Task Symbolic_links_are_named_and_not_followed_and_loops_end()
    {
        var elsewhere = Directory.CreateTempSubdirectory("gazette-elsewhere-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(elsewhere.FullName, "secret.txt"), "secret", Cancel);
            Write("in/a.txt", "an article");
            File.CreateSymbolicLink(InFolder("secret.txt"), Path.Combine(elsewhere.FullName, "secret.txt"));
            Directory.CreateSymbolicLink(InFolder("out"), elsewhere.FullName);
            Directory.CreateSymbolicLink(InFolder("in/loop"), folder.FullName);
            File.CreateSymbolicLink(InFolder("dangling.txt"), "nowhere");
            await LookTwiceAsync(watched);

            Assert.Equal(["in/a.txt"], await BlobsAsync());
            Assert.All(["in/loop", "out", "secret.txt"], name => Assert.Single(Lines, line => line.StartsWith($"warning: {name} is a symbolic link", StringComparison.Ordinal)));
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Pipes_and_sockets_are_named_and_hold_nothing_up()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are none in folders.");
        using var mkfifo = Process.Start("mkfifo", [InFolder("pipe.txt")]);
        await mkfifo.WaitForExitAsync(Cancel);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(InFolder("socket.txt")));
        Write("z.txt", "an article");
        await LookTwiceAsync(watched).WaitAsync(TimeSpan.FromMinutes(1), Cancel);

        Assert.Equal(["z.txt"], await BlobsAsync());
        Assert.All(["pipe.txt", "socket.txt"], name => Assert.Single(Lines, line => line.StartsWith($"warning: {name} is a pipe, a socket or a device", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("a\u0001b.txt")]
    [InlineData("a\nb.txt")]
    [InlineData("a\u009Bb.txt")]
    [InlineData("a\uFFFEb.txt")]
    [InlineData("in\u0002/c.txt")]
    public async Task A_name_with_a_control_character_is_refused_and_named(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No name has any there.");
        Write(name, "an article");
        Write("新闻/\U0001F4F0.txt", "an article");
        await LookTwiceAsync(watched);
        Assert.Equal(["新闻/\U0001F4F0.txt"], await BlobsAsync());
        Assert.Contains("has a control character in its name", Assert.Single(Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_file_takes_its_blob_along_once_it_stays_away()
    {
        Write("a.txt", "one");
        Write("b.txt", "two");
        await LookTwiceAsync(watched);
        File.Delete(InFolder("a.txt"));
        await watched.LookAsync(Cancel);
        // As when a program puts a new file in its place.
        Write("a.txt", "one");
        await LookTwiceAsync(watched);
        Assert.Equal(["a.txt", "b.txt"], await BlobsAsync());

        File.Delete(InFolder("a.txt"));
        await LookUntilGoneAsync(watched);

        Assert.Equal(["b.txt"], await BlobsAsync());
        Assert.Equal(["a.txt: removed; the next reconciliation withdraws its article"], Lines);

        Write("a.txt", "one");
        await LookTwiceAsync(watched);
        Assert.Equal(["a.txt", "b.txt"], await BlobsAsync());
    }

    [Fact]
    public async Task With_keep_a_removed_file_leaves_its_blob()
    {
        using var keeping = NewWatch(keep: true);
        Write("a.txt", "one");
        await LookTwiceAsync(keeping);
        File.Delete(InFolder("a.txt"));
        await LookUntilGoneAsync(keeping);
        Assert.Equal(["a.txt"], await BlobsAsync());
    }

    [Fact]
    public async Task A_blob_that_somebody_else_has_changed_stays()
    {
        Write("a.txt", "one");
        await LookTwiceAsync(watched);
        await container.GetBlobClient("a.txt").UploadAsync(BinaryData.FromString("corrected"), overwrite: true, Cancel);
        File.Delete(InFolder("a.txt"));
        await LookUntilGoneAsync(watched);
        Assert.Equal("corrected", await ReadAsync("a.txt"));
        Assert.Contains("changed by somebody else", Assert.Single(Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_removed_while_no_host_ran_stays()
    {
        Write("a.txt", "one");
        Write("b.txt", "two");
        await LookTwiceAsync(watched);
        File.Delete(InFolder("a.txt"));
        using var next = NewWatch();
        await LookUntilGoneAsync(next);
        Assert.Equal(["a.txt", "b.txt"], await BlobsAsync());
    }

    [Fact]
    public async Task When_all_files_go_at_once_none_is_withdrawn_until_one_is_back()
    {
        Write("a.txt", "one");
        Write("b.txt", "two");
        await LookTwiceAsync(watched);
        folder.Delete(recursive: true);
        await LookUntilGoneAsync(watched);
        folder.Create();
        await LookUntilGoneAsync(watched);
        Assert.Equal(["a.txt", "b.txt"], await BlobsAsync());
        await LookUntilGoneAsync(watched);
        Assert.Single(Lines, line => line.Contains("are gone at once", StringComparison.Ordinal));

        Write("b.txt", "two");
        await LookUntilGoneAsync(watched);
        Assert.Equal(["b.txt"], await BlobsAsync());
    }

    private string[] Lines => log.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    private string InFolder(string name) => Path.Combine(folder.FullName, name);

    private async Task<List<string>> BlobsAsync() =>
        await container.GetBlobsAsync(cancellationToken: Cancel).Select(b => b.Name).ToListAsync(Cancel);

    /// <summary>Long enough for a file that is missing to count as removed.</summary>
    private async Task LookUntilGoneAsync(WatchedFolder watch)
    {
        await LookTwiceAsync(watch);
        clock.Ahead += WatchedFolder.SettlesAfter;
        await watch.LookAsync(Cancel);
    }

    private async Task LookTwiceAsync(WatchedFolder watch)
    {
        clock.Ahead += WatchedFolder.SettlesAfter;
        await watch.LookAsync(Cancel);
        await watch.LookAsync(Cancel);
    }

    private WatchedFolder NewWatch(bool keep = false) => new(folder.FullName, keep, container, clock, logs.CreateLogger<WatchedFolder>());

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
