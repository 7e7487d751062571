using Gazette.LocalHost;
using Gazette.LocalHost.Azurite;

namespace Gazette.EndToEndTests.Faults;

/// <summary>What operating systems and people do to the local host's storage.</summary>
internal static class Disruption
{
    /// <summary>SIGTERM to the host's own Azurite, and another one on the same folder and ports when it has ended.</summary>
    public static async Task RestartAzuriteAsync(string dataFolder, CancellationToken cancellation) =>
        await StartAzuriteAsync(dataFolder, await StopAzuriteAsync(dataFolder), cancellation);

    /// <summary>SIGTERM to the host's own Azurite, which saves what it has.</summary>
    /// <returns>For <see cref="StartAzuriteAsync"/>.</returns>
    public static async Task<AzuriteRecord> StopAzuriteAsync(string dataFolder)
    {
        var record = DataFolder.ReadRecord(dataFolder)!;
        await RunningProcess.StopAsync(record.AzuritePid!.Value, dataFolder, DataFolder.LogIn(dataFolder).WatchForClose());
        return record;
    }

    public static async Task StartAzuriteAsync(string dataFolder, AzuriteRecord stopped, CancellationToken cancellation)
    {
        var script = new AzuriteInstallation(RepositoryRoot.Find()).Script;
        using var restarted = await AzuriteProcess.StartAsync(script, dataFolder, stopped with { AzuritePid = null }, cancellation);
        Assert.True(await restarted.WaitUntilReadyAsync(cancellation));
    }

    /// <summary>For the end of a test: the host that is stopped does not know the Azurite that the test has started.</summary>
    public static Task StopAzuriteAsync(int pid, string dataFolder) => RunningProcess.StopAsync(pid, dataFolder);
}
