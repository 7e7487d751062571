using System.Globalization;
using Azure.Core;
using Gazette.LocalHost.Blobs;

namespace Gazette.StorageTests.LocalHost;

public sealed class BlobTriggerTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a.txt")]
    [InlineData("news/2022/新聞 (1).html")]
    [InlineData("odd/%2F#?&=+.txt")]
    public async Task A_new_blob_fires_once_by_its_exact_name(string name)
    {
        using var rig = new BlobTriggerRig(azurite.ConnectionString);
        await rig.UploadAsync(name);
        await rig.PassAsync();
        await rig.PassAsync();
        Assert.Equal([name], rig.Calls);
    }

    [Fact]
    public async Task A_pass_says_whether_something_was_new()
    {
        using var rig = new BlobTriggerRig(azurite.ConnectionString);
        await rig.UploadAsync("a.txt");
        var scan = rig.Scan();
        var cancellation = TestContext.Current.CancellationToken;

        Assert.True(await scan.PassAsync(cancellation, cancellation));
        await scan.DrainAsync();
        Assert.False(await scan.PassAsync(cancellation, cancellation));
    }

    [Fact]
    public async Task An_overwritten_blob_fires_again_even_with_the_same_bytes()
    {
        using var rig = new BlobTriggerRig(azurite.ConnectionString);
        await rig.UploadAsync("a.txt");
        await rig.PassAsync();
        await rig.UploadAsync("a.txt");
        await rig.PassAsync();
        Assert.Equal(["a.txt", "a.txt"], rig.Calls);
    }

    [Fact]
    public async Task Marks_survive_a_restart()
    {
        using var rig = new BlobTriggerRig(azurite.ConnectionString);
        await rig.UploadAsync("old.txt");
        await rig.UploadAsync("changed.txt");
        await rig.PassAsync();
        rig.Calls.Clear();

        await rig.UploadAsync("changed.txt", "new text");
        await rig.RestartAsync();
        await rig.PassAsync();

        Assert.Equal(["changed.txt"], rig.Calls);
    }

    [Fact]
    public async Task A_deleted_blob_does_not_fire()
    {
        using var rig = new BlobTriggerRig(azurite.ConnectionString);
        await rig.UploadAsync("a.txt");
        await rig.PassAsync();
        await rig.Container.DeleteBlobAsync("a.txt", cancellationToken: Cancel);
        await rig.PassAsync();
        Assert.Single(rig.Calls);
    }

    [Fact]
    public async Task After_five_failed_attempts_a_message_is_on_the_poison_queue_and_the_blob_rests()
    {
        using var rig = new BlobTriggerRig(azurite.ConnectionString) { Act = (_, _) => throw new InvalidOperationException("bad day") };
        await rig.UploadAsync("news/a.txt");
        await rig.PassAsync();
        await rig.PassAsync();

        Assert.Equal(5, rig.Calls.Count);
        var message = Assert.Single(await rig.PoisonAsync());
        var etag = (await rig.Container.GetBlobClient("news/a.txt").GetPropertiesAsync(cancellationToken: Cancel)).Value.ETag;
        Assert.Equal(
            ["BlobName=news/a.txt", "BlobType=BlockBlob", $"ContainerName={rig.Container.Name}", $"ETag={etag.ToString().Trim('"')}", "FunctionId=Host.Functions.Recording", "Type=BlobTrigger"],
            message.EnumerateObject().Select(p => $"{p.Name}={p.Value.GetString()}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_attempt_that_succeeds_is_the_last()
    {
        using var rig = new BlobTriggerRig(azurite.ConnectionString);
        rig.Act = (_, _) => rig.Calls.Count < 3 ? throw new InvalidOperationException("bad day") : Task.CompletedTask;
        await rig.UploadAsync("a.txt");
        await rig.PassAsync();
        Assert.Equal(3, rig.Calls.Count);
        Assert.Empty(await rig.PoisonAsync());
    }

    [Fact]
    public async Task A_host_lost_before_the_mark_was_written_fires_again()
    {
        using var rig = new BlobTriggerRig(azurite.ConnectionString);
        var cut = true;
        rig.Options.AddPolicy(new RequestLog(request => cut && request.Contains("blob-marks", StringComparison.Ordinal) && request.StartsWith("PUT", StringComparison.Ordinal)), HttpPipelinePosition.PerRetry);
        await rig.RestartAsync();
        await rig.UploadAsync("a.txt");
        await rig.PassAsync();
        cut = false;
        await rig.RestartAsync();
        await rig.PassAsync();
        Assert.Equal(["a.txt", "a.txt"], rig.Calls);
    }

    [Fact]
    public async Task A_pass_over_known_blobs_is_one_listing_and_no_call_per_blob()
    {
        using var rig = new BlobTriggerRig(azurite.ConnectionString, parallelism: 16);
        await Parallel.ForAsync(0, 1000, Cancel, async (i, _) => await rig.UploadAsync(i.ToString(CultureInfo.InvariantCulture)));
        await rig.PassAsync();
        Assert.Equal(1000, rig.Calls.Count);

        var log = new RequestLog();
        rig.Options.AddPolicy(log, HttpPipelinePosition.PerRetry);
        await rig.PassAsync();
        Assert.Contains("comp=list", Assert.Single(log.Requests), StringComparison.Ordinal);

        log.Requests.Clear();
        await rig.RestartAsync();
        Assert.All(log.Requests, r => Assert.Contains(BlobMarks.Container, r, StringComparison.Ordinal));
        Assert.InRange(log.Requests.Count, 1, 3);
        await rig.PassAsync();
        Assert.Equal(1000, rig.Calls.Count);
    }

    [Fact]
    public async Task No_more_run_at_one_time_than_host_json_allows()
    {
        using var rig = new BlobTriggerRig(azurite.ConnectionString, parallelism: 2);
        int running = 0, most = 0;
        rig.Act = async (blob, cancel) =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await blob.ExistsAsync(cancel);
            Interlocked.Decrement(ref running);
        };
        for (var i = 0; i < 10; i++)
            await rig.UploadAsync($"{i}.txt");
        await rig.PassAsync();
        Assert.Equal(10, rig.Calls.Count);
        Assert.InRange(most, 1, 2);
    }

    private static void InterlockedMax(ref int most, int now)
    {
        for (var seen = most; seen < now;)
            seen = Interlocked.CompareExchange(ref most, now, seen);
    }
}
