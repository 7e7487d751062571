using System.Diagnostics;

namespace Gazette.EndToEndTests.Faults;

/// <summary>Hosts that are killed and storage that comes and goes, seen from outside.</summary>
public sealed class FaultTests
{
    private const int PerPhase = 60;

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(10);

    // Dead runs are taken up soon, and reconciliations come often.
    private static readonly Dictionary<string, string?> Hurried = new()
    {
        ["GAZETTE_RECONCILE_SCHEDULE"] = "*/3 * * * * *",
        ["Gazette__ProcessingLease"] = "00:00:10",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_hundred_uploads_are_published_once_though_the_host_is_killed_three_times_and_storage_restarted_twice()
    {
        var data = Directory.CreateTempSubdirectory("gazette-faults-").FullName;
        var host = await StartAsync(data);
        try
        {
            var notices = new Notices(host.ConnectionString);
            for (var phase = 0; phase < 5; phase++)
            {
                var uploading = notices.UploadAsync(phase * PerPhase, PerPhase);
                await UntilPublishedAsync(more: 8, host);
                if (phase % 2 == 1)
                    await Disruption.RestartAzuriteAsync(data, Cancellation);
                else
                    host = await KillAndStartAsync(host, data);
                await uploading;
            }

            Assert.Equal((30, 10), (notices.Overwritten, notices.Deleted));
            await UntilInOrderAsync(["--data", data]);
            await notices.AssertPublishedAsync(host.Http);
            Assert.Equal(0, (await host.StopAsync(Cancellation)).ExitCode);
        }
        finally
        {
            var azurite = host.AzuritePid;
            await host.DisposeAsync();
            if (azurite is { } left)
                await Disruption.StopAzuriteAsync(left, data);
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task Two_hosts_on_one_storage_publish_once_though_one_of_them_is_killed()
    {
        await using var first = await StartAsync(dataFolder: null);
        var environment = new Dictionary<string, string?>(Hurried) { ["AzureWebJobsStorage"] = first.ConnectionString };
        await using var second = await RunningHost.StartAsync(["--no-seeds"], environment, cancellationToken: Cancellation);
        var notices = new Notices(first.ConnectionString);

        var uploading = notices.UploadAsync(0, PerPhase);
        // Which of the two comes first is chance.
        await UntilPublishedAsync(more: 16, first, second);
        second.Kill();
        await uploading;

        await UntilInOrderAsync(["--data", first.DataFolder]);
        await notices.AssertPublishedAsync(first.Http);
        Assert.False(first.HasExited);
    }

    private static Task<RunningHost> StartAsync(string? dataFolder) =>
        RunningHost.StartAsync(["--no-seeds"], Hurried, dataFolder, Cancellation);

    private static async Task<RunningHost> KillAndStartAsync(RunningHost host, string data)
    {
        host.Kill();
        await host.DisposeAsync();
        return await StartAsync(data);
    }

    private static async Task UntilPublishedAsync(int more, params RunningHost[] hosts)
    {
        var wanted = Published() + more;
        for (var waited = Stopwatch.StartNew(); Published() < wanted; await Task.Delay(50, Cancellation))
        {
            Assert.All(hosts, host => Assert.False(host.HasExited, string.Join('\n', host.Errors)));
            Assert.True(waited.Elapsed < Deadline, "Nothing was published any more.");
        }

        int Published() => hosts.SelectMany(host => host.Output).Count(line => line.Contains(": published", StringComparison.Ordinal) || line.Contains(": updated", StringComparison.Ordinal));
    }

    /// <summary>Asks the product itself, beside the host that works.</summary>
    private static async Task UntilInOrderAsync(string[] storage)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(1000, Cancellation))
        {
            var check = await RunningHost.RunToEndAsync(["check", "--settled", .. storage], Hurried, Cancellation);
            if (check.ExitCode == 0)
                return;
            Assert.True(waited.Elapsed < Deadline, string.Join('\n', check.Output.Concat(check.Errors)));
        }
    }
}
