using Gazette.LocalHost.Azurite;
using Gazette.LocalHost.Terminal;

namespace Gazette.EndToEndTests;

/// <summary>
/// The local host as users start it: a process of its own on a free port, with its own Azurite on a new data folder,
/// ready for requests. Tests see it from outside only.
/// </summary>
public sealed class RunningHost : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(3);

    private readonly HostProcess process;
    private readonly bool ownsFolder;

    private RunningHost(HostProcess process, string dataFolder, bool ownsFolder)
    {
        this.process = process;
        this.ownsFolder = ownsFolder;
        DataFolder = dataFolder;
        ConnectionString = Value("Storage");
        BaseUrl = new Uri(Value("Site"));
        Http = new HttpClient { BaseAddress = BaseUrl };
    }

    /// <summary>With a slash at the end.</summary>
    public Uri BaseUrl { get; }

    public string ConnectionString { get; }

    public HttpClient Http { get; }

    public string DataFolder { get; }

    public int Pid => process.Pid;

    public bool HasExited => process.HasExited;

    /// <summary>Null when this host started none.</summary>
    public int? AzuritePid => AzuriteRecord.Read(Path.Combine(DataFolder, "azurite.lock"))?.AzuritePid;

    /// <summary>The lines of standard output so far.</summary>
    public IReadOnlyList<string> Output => process.Output;

    public IReadOnlyList<string> Errors => process.Errors;

    /// <param name="args">Added to <c>--port</c>, and to <c>--data</c> unless they choose other storage.</param>
    /// <param name="environment">A null value unsets a variable.</param>
    /// <param name="dataFolder">Of an earlier host, to go on with its data; null for a new folder, deleted at the end.</param>
    public static async Task<RunningHost> StartAsync(
        IEnumerable<string>? args = null, IReadOnlyDictionary<string, string?>? environment = null, string? dataFolder = null, CancellationToken cancellationToken = default)
    {
        var folder = dataFolder ?? Directory.CreateTempSubdirectory("gazette-e2e-").FullName;
        var process = new HostProcess(Arguments(args ?? [], environment, folder), environment ?? new Dictionary<string, string?>());
        try
        {
            await process.WaitForLineAsync(line => line == Greeting.Ready, StartsWithin, cancellationToken);
            return new RunningHost(process, folder, ownsFolder: dataFolder is null);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>For starts that are meant to fail: runs the host with exactly these arguments until it ends by itself.</summary>
    public static async Task<HostRun> RunToEndAsync(
        IEnumerable<string> args, IReadOnlyDictionary<string, string?>? environment = null, CancellationToken cancellationToken = default)
    {
        using var process = new HostProcess(args, environment ?? new Dictionary<string, string?>());
        return await process.EndAsync(cancellationToken);
    }

    public Task<string> WaitForLineAsync(Predicate<string> wanted, TimeSpan deadline, CancellationToken cancellationToken = default) =>
        process.WaitForLineAsync(wanted, deadline, cancellationToken);

    /// <summary>SIGKILL of the host alone. Its Azurite runs on, and a host started on <see cref="DataFolder"/> uses it again.</summary>
    public void Kill() => process.Kill();

    /// <summary>SIGTERM, and waits for the end of the host and its Azurite.</summary>
    public Task<HostRun> StopAsync(CancellationToken cancellationToken = default) => process.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await process.StopAsync(CancellationToken.None);
        process.Dispose();
        if (!ownsFolder)
            return;
        if (AzuritePid is { } left)
            await RunningProcess.StopAsync(left, DataFolder);
        Directory.Delete(DataFolder, recursive: true);
    }

    private static List<string> Arguments(IEnumerable<string> args, IReadOnlyDictionary<string, string?>? environment, string folder)
    {
        List<string> all = [.. args];
        if (!all.Contains("--port"))
            all.AddRange(["--port", $"{FreePort.Find()}"]);
        var otherStorage = all.Contains("--in-memory") || all.Contains("--data") || environment?.GetValueOrDefault("AzureWebJobsStorage") is not null;
        return otherStorage ? all : [.. all, "--data", folder];
    }

    /// <summary>From the greeting, for example <c>  Site      http://localhost:7071/</c>.</summary>
    private string Value(string label) =>
        process.Output.First(l => l.StartsWith($"  {label} ", StringComparison.Ordinal))[(label.Length + 3)..].Trim();
}
