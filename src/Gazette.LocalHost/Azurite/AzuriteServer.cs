using Gazette.LocalHost.Terminal;

namespace Gazette.LocalHost.Azurite;

/// <summary>A storage emulator that answers, for as long as the host wants it.</summary>
internal sealed class AzuriteServer : IAsyncDisposable
{
    private const int Attempts = 3;
    private const string Starting = "Starting the storage emulator Azurite";

    // Part of the five seconds in which a host ends.
    private static readonly TimeSpan SavesWithin = TimeSpan.FromSeconds(2);

    private readonly AzuriteProcess? process;
    private readonly DataFolder? folder;

    private AzuriteServer(AzuritePorts ports, AzuriteProcess? process, DataFolder? folder)
    {
        ConnectionString = ports.ConnectionString;
        this.process = process;
        this.folder = folder;
    }

    public string ConnectionString { get; }

    /// <summary>Null when somebody else's Azurite is used.</summary>
    public int? Pid => process?.Pid;

    /// <summary>Keeps nothing, and ends with this process however that ends.</summary>
    /// <param name="usualPorts">Take 10000 to 10002 when they are free.</param>
    public static async Task<AzuriteServer> StartInMemoryAsync(string repositoryRoot, bool usualPorts, StartSteps steps, CancellationToken cancellationToken)
    {
        var script = await PrepareAsync(repositoryRoot, steps, cancellationToken);
        var process = await steps.RunAsync(Starting, () => StartAsync(usualPorts, ports => AzuriteProcess.StartInMemoryAsync(script, ports, cancellationToken), cancellationToken));
        return new AzuriteServer(process.Ports, process, folder: null);
    }

    /// <summary>Keeps its data in a folder, and outlives a host that is killed; the next one on that folder finds it.</summary>
    /// <param name="shared">Take 10000 to 10002 when they are free, and use an Azurite that already answers there.</param>
    public static async Task<AzuriteServer> StartAsync(string repositoryRoot, string dataFolder, bool shared, StartSteps steps, CancellationToken cancellationToken)
    {
        var folder = DataFolder.Open(dataFolder);
        try
        {
            if (await AdoptAsync(folder, steps, cancellationToken) is { } left)
                return new AzuriteServer(left.Ports, left, folder);
            if (shared && await AzuritePorts.Default.AnswerAsync(cancellationToken))
                return UseForeign(folder, steps);
            var script = await PrepareAsync(repositoryRoot, steps, cancellationToken);
            var process = await steps.RunAsync(Starting, () => StartAsync(shared, ports => AzuriteProcess.StartAsync(script, ports, folder, cancellationToken), cancellationToken));
            return new AzuriteServer(process.Ports, process, folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The connection string of the Azurite that runs on this folder, whoever holds it; null when none does.</summary>
    public static async Task<string?> FindRunningAsync(string dataFolder, CancellationToken cancellationToken) =>
        DataFolder.ReadRecord(dataFolder) is { AzuritePid: { } pid, Ports: { } ports }
        && RunningProcess.Runs(pid, Path.GetFullPath(dataFolder))
        && await ports.AnswerAsync(cancellationToken)
            ? ports.ConnectionString
            : null;

    /// <summary>Asks Azurite to save and end, waits two seconds for it, then lets go of the folder; the next start waits for the rest.</summary>
    public async ValueTask DisposeAsync()
    {
        if (process is null || await process.TryStopAsync(SavesWithin))
            folder?.Close();
        else
            folder?.CloseLater();
    }

    private static async Task<string> PrepareAsync(string repositoryRoot, StartSteps steps, CancellationToken cancellationToken)
    {
        await NodeRuntime.RequireAsync(cancellationToken);
        var installation = new AzuriteInstallation(repositoryRoot);
        await installation.EnsureAsync(steps, cancellationToken);
        return installation.Script;
    }

    /// <summary>The Azurite of a killed host: the same process on the same folder, and it answers.</summary>
    private static async Task<AzuriteProcess?> AdoptAsync(DataFolder folder, StartSteps steps, CancellationToken cancellationToken)
    {
        if (folder.Left is not { AzuritePid: { } pid, Ports: { } ports } left || !RunningProcess.Runs(pid, folder.Path))
            return null;
        if (left.Stopping)
        {
            await steps.RunAsync("Waiting for the storage emulator of the last run to save", () => RunningProcess.WaitForEndAsync(pid, folder.Path, cancellationToken));
            return null;
        }

        var process = new AzuriteProcess(pid, ports, folder.Path, folder.Log, lifeline: null);
        if (await ReadyOrStoppedAsync(process, cancellationToken))
        {
            steps.Say($"Using the Azurite that an earlier run left running (process {pid}).");
            return process;
        }

        // It hung, and is gone: while it held the folder's files no other could start there.
        return null;
    }

    private static AzuriteServer UseForeign(DataFolder folder, StartSteps steps)
    {
        steps.Say($"Using the Azurite that already runs on ports {AzuritePorts.Default.Blob} to {AzuritePorts.Default.Table}.");
        folder.Close();
        return new AzuriteServer(AzuritePorts.Default, process: null, folder: null);
    }

    private static async Task<AzuriteProcess> StartAsync(bool usualPorts, Func<AzuritePorts, Task<AzuriteProcess>> start, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var usual = usualPorts && attempt == 0 && AzuritePorts.Default.AreFree();
            var process = await start(usual ? AzuritePorts.Default : AzuritePorts.FindFree());
            if (await ReadyOrStoppedAsync(process, cancellationToken))
                return process;
        }

        throw new StartupException("Azurite did not start. The file azurite.log in the data folder (.data/azurite) may say why; `npm ci` in infra/azurite installs it anew.");
    }

    /// <summary>One that does not come up, or is no longer wanted, is ended: a port may have been taken between looking and listening.</summary>
    private static async Task<bool> ReadyOrStoppedAsync(AzuriteProcess process, CancellationToken cancellationToken)
    {
        var ready = false;
        try
        {
            ready = await process.WaitUntilReadyAsync(cancellationToken);
        }
        finally
        {
            if (!ready)
                await process.EndAsync();
        }

        return ready;
    }
}
