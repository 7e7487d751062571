using System.Diagnostics;
using System.Globalization;

namespace Gazette.LocalHost.Azurite;

/// <summary>One running Azurite, started by this host or found as another left it.</summary>
/// <param name="mark">Part of its command line that no other process has.</param>
/// <param name="log">Where it writes; null for one in memory.</param>
/// <param name="lifeline">Its standard input, which ends it when we do; null for one that may outlive us.</param>
internal sealed class AzuriteProcess(int pid, AzuritePorts ports, string mark, AzuriteLog? log, IDisposable? lifeline) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // Two seconds on a quiet machine; 26 have been seen on a busy one.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(2);

    // Nothing is worth saving in memory, so it ends at once when the host's end of the pipe closes. Nor is it worth looking every ten minutes for
    // bytes that no blob needs any more: over some ten thousand blobs Azurite stands still for minutes meanwhile.
    private const string InMemory = "data:text/javascript,"
        + "import{createRequire}from'node:module';createRequire(process.argv[1])('./blob/utils/constants.js').DEFAULT_GC_INTERVAL_MS=2147483647;"
        + "process.stdin.on('end',()=>process.exit()).on('error',()=>process.exit()).resume()";

    public int Pid => pid;

    public AzuritePorts Ports => ports;

    public static Task<AzuriteProcess> StartInMemoryAsync(string script, AzuritePorts ports, CancellationToken cancellationToken) =>
        LaunchAsync(ports, script, log: null, ["", "", "", "--import", InMemory, script, "--inMemoryPersistence", .. Arguments(ports)], cancellationToken);

    public static Task<AzuriteProcess> StartAsync(string script, AzuritePorts ports, DataFolder folder, CancellationToken cancellationToken) =>
        StartAsync(script, folder.Path, folder.Record with { AzuritePid = null, Ports = ports, Stopping = false }, cancellationToken);

    /// <param name="folder">With no other Azurite on it; its record becomes this one, with the new process in it.</param>
    /// <param name="record">Says the ports.</param>
    internal static Task<AzuriteProcess> StartAsync(string script, string folder, AzuriteRecord record, CancellationToken cancellationToken)
    {
        var (ports, log) = (record.Ports!, DataFolder.LogIn(folder));
        string[] launch = [DataFolder.RecordFileIn(folder), record.ToJson(), log.File, script, "--location", folder, .. Arguments(ports)];
        return LaunchAsync(ports, folder, log, launch, cancellationToken);
    }

    /// <summary>False when the process ended, or did not answer in a minute.</summary>
    public async Task<bool> WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(Pause, cancellationToken))
        {
            if (await ports.AnswerAsync(cancellationToken))
                return RunningProcess.Runs(pid, mark);
            if (!RunningProcess.Runs(pid, mark))
                return false;
        }

        return false;
    }

    /// <returns>False when it still saves after that time; it ends by itself then.</returns>
    public Task<bool> TryStopAsync(TimeSpan within)
    {
        // One that listens on its standard input does not end before that does.
        Dispose();
        // Connections that our clients keep open in their pools would hold it up for a quarter of a minute after it
        // has saved everything and closed its stores.
        return RunningProcess.TryStopAsync(pid, mark, within, log?.WatchForClose() ?? (() => true));
    }

    /// <summary>For one that was given nothing to keep, or does not answer.</summary>
    public async Task EndAsync()
    {
        if (!await TryStopAsync(EndsWithin))
            RunningProcess.Kill(pid);
        await RunningProcess.WaitForEndAsync(pid, mark, CancellationToken.None);
    }

    public void Dispose() => lifeline?.Dispose();

    private static string[] Arguments(AzuritePorts ports) =>
    [
        // Our client speaks a newer version of the protocol than this Azurite knows by name.
        "--skipApiVersionCheck", "--silent", "--disableTelemetry",
        "--blobPort", $"{ports.Blob}", "--queuePort", $"{ports.Queue}", "--tablePort", $"{ports.Table}",
    ];

    private static async Task<AzuriteProcess> LaunchAsync(
        AzuritePorts ports, string mark, AzuriteLog? log, string[] launch, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(NodeRuntime.Node, ["-e", await ReadLauncherAsync(cancellationToken), "--", .. launch])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // Would replace the account that the connection string names.
        start.Environment.Remove("AZURITE_ACCOUNTS");
        var launcher = Process.Start(start)!;
        // Not cancelled: the launcher takes a moment, and what it starts must not be lost.
        var output = await launcher.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await launcher.WaitForExitAsync(CancellationToken.None);
        if (!int.TryParse(output, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var pid))
            throw new StartupException("Node.js could not start Azurite; what it said stands above.");
        return new AzuriteProcess(pid, ports, mark, log, launcher.StandardInput);
    }

    private static async Task<string> ReadLauncherAsync(CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(typeof(AzuriteProcess).Assembly.GetManifestResourceStream("launch.cjs")!);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
