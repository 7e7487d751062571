namespace Gazette.EndToEndTests.Load;

/// <summary>The short form of the benchmarks' <c>load</c> command.</summary>
public sealed class LoadTests
{
    private const int Connections = 64;
    private const long MiB = 1024 * 1024;

    // Small, so that it is full of strangers' keys before the first half is over.
    private static readonly Dictionary<string, string?> SmallMemory = new() { ["Gazette__PageCacheBytes"] = "4194304" };

    [Fact]
    public async Task Many_readers_and_an_editor_see_no_error_and_memory_stays_flat()
    {
        await using var host = await RunningHost.StartAsync(["--in-memory"], SmallMemory, cancellationToken: TestContext.Current.CancellationToken);
        await host.WaitForLineAsync(l => l.StartsWith(PublishedSite.OwnersSeed, StringComparison.Ordinal), TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        using var load = new LoadRun(host, Connections, TimeSpan.FromSeconds(12));

        var report = await load.RunAsync(TestContext.Current.CancellationToken);

        TestContext.Current.SendDiagnosticMessage(report.ToString());
        Assert.True(report.FailureCount == 0, report.ToString());
        Assert.True(report.Requests > 0, report.ToString());
        Assert.True(report.SecondHalfBytes < (report.FirstHalfBytes * 3 / 2) + (64 * MiB), report.ToString());
        Assert.Empty(host.Errors);
    }
}
