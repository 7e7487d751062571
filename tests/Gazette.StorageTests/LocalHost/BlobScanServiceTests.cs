using System.Diagnostics;
using Azure.Core;
using Gazette.LocalHost.Blobs;
using Gazette.LocalHost.Terminal;
using Microsoft.Extensions.Logging;

namespace Gazette.StorageTests.LocalHost;

public sealed class BlobScanServiceTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finds_a_new_blob_among_a_thousand()
    {
        using var rig = new BlobTriggerRig(azurite.ConnectionString, parallelism: 16);
        await Parallel.ForAsync(0, 1000, Cancel, async (i, _) => await rig.UploadAsync($"old/{i}"));
        await rig.PassAsync();
        rig.Calls.Clear();
        using var service = rig.Service();
        await service.StartAsync(Cancel);

        await rig.UploadAsync("new.txt");
        var found = Stopwatch.StartNew();
        await UntilAsync(() => !rig.Calls.IsEmpty);

        TestContext.Current.SendDiagnosticMessage($"found after {found.ElapsedMilliseconds} ms");
        Assert.Equal(["new.txt"], rig.Calls);
        await service.StopAsync(Cancel);
    }

    [Fact]
    public async Task Goes_on_after_storage_was_down()
    {
        using var rig = new BlobTriggerRig(azurite.ConnectionString);
        var down = true;
        var log = new RequestLog(_ => down);
        rig.Options.AddPolicy(log, HttpPipelinePosition.PerRetry);
        using var service = rig.Service();
        await service.StartAsync(Cancel);
        await rig.UploadAsync("a.txt");
        await UntilAsync(() => log.Requests.Count >= 2);
        Assert.Empty(rig.Calls);

        down = false;
        await UntilAsync(() => !rig.Calls.IsEmpty);

        Assert.Equal(["a.txt"], rig.Calls);
        await service.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_name_that_breaks_the_listing_does_not_end_the_service()
    {
        using var rig = new BlobTriggerRig(azurite.ConnectionString);
        var log = new RequestLog();
        rig.Options.AddPolicy(log, HttpPipelinePosition.PerRetry);
        await rig.UploadAsync("control\u0001character");
        using var errors = new StringWriter();
        using var logs = new LoggerFactory([new PlainLines(TextWriter.Null, errors, new Secrets(), stacks: false)]);
        using var service = rig.Service(logs.CreateLogger<BlobScanService>());
        await service.StartAsync(Cancel);
        await UntilAsync(() => log.Requests.Count(r => r.Contains(rig.Container.Name, StringComparison.Ordinal)) >= 2);

        await rig.Container.DeleteBlobAsync("control\u0001character", cancellationToken: Cancel);
        await rig.UploadAsync("a.txt");
        await UntilAsync(() => rig.Calls.Contains("a.txt"));

        Assert.Null(service.ExecuteTask?.Exception);
        Assert.Contains($"{rig.Container.Name} cannot be listed, so new uploads are not seen: a blob in it has control characters in its name. Delete that blob", errors.ToString(), StringComparison.Ordinal);
        await service.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_stop_waits_for_what_runs_and_marks_it()
    {
        using var rig = new BlobTriggerRig(azurite.ConnectionString);
        var goOn = new TaskCompletionSource();
        rig.Act = (_, _) => goOn.Task;
        await rig.UploadAsync("a.txt");
        using var service = rig.Service();
        await service.StartAsync(Cancel);
        await UntilAsync(() => !rig.Calls.IsEmpty);

        var stop = service.StopAsync(Cancel);
        Assert.False(stop.IsCompleted);
        goOn.SetResult();
        await stop;

        await rig.RestartAsync();
        await rig.PassAsync();
        Assert.Single(rig.Calls);
    }

    [Fact]
    public async Task A_stop_cuts_what_does_not_end_and_it_fires_again_later()
    {
        using var rig = new BlobTriggerRig(azurite.ConnectionString) { Act = (_, cancel) => Task.Delay(Timeout.Infinite, cancel) };
        await rig.UploadAsync("a.txt");
        using var service = rig.Service();
        await service.StartAsync(Cancel);
        await UntilAsync(() => !rig.Calls.IsEmpty);
        await service.StopAsync(Cancel);

        rig.Act = (_, _) => Task.CompletedTask;
        await rig.RestartAsync();
        await rig.PassAsync();

        Assert.Equal(["a.txt", "a.txt"], rig.Calls);
        Assert.Empty(await rig.PoisonAsync());
    }

    [Theory]
    [InlineData(1, 0, 500)]
    [InlineData(1, 9, 500)]
    [InlineData(400, 0, 800)]
    [InlineData(400, 1, 800)]
    [InlineData(400, 6, 4_800)]
    [InlineData(60_000, 0, 10_000)]
    public void The_pause_grows_with_the_pass_and_while_nothing_changes(int passMilliseconds, int idle, int pauseMilliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(pauseMilliseconds), BlobScanService.PauseAfter(TimeSpan.FromMilliseconds(passMilliseconds), idle));

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var waited = Stopwatch.StartNew(); !condition(); await Task.Delay(20, Cancel))
            Assert.True(waited.Elapsed < Deadline, "the condition did not come true in time");
    }
}
