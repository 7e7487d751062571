using Gazette.LocalHost.Azurite;
using Gazette.LocalHost.Terminal;

namespace Gazette.LocalHost;

/// <summary>The storage that the site runs on: the one that the environment names, or an Azurite.</summary>
internal sealed class LocalStorage(string connectionString, AzuriteServer? azurite) : IAsyncDisposable
{
    /// <summary>The Functions host's own name for it; the same variable works in Azure and under Core Tools.</summary>
    public const string Variable = "AzureWebJobsStorage";

    public string ConnectionString => connectionString;

    /// <summary>The storage of a host that may run just now: its Azurite is used and left running. Where none runs, one is started.</summary>
    /// <param name="dataFolder">Null for the usual one.</param>
    /// <exception cref="StartupException">There is no such folder, or the storage does not answer.</exception>
    public static async Task<LocalStorage> OpenBesideHostAsync(string? dataFolder, StartSteps steps, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 })
        {
            if (dataFolder is not null && !Directory.Exists(dataFolder))
                throw new StartupException($"There is no folder {dataFolder}. Name the one that the host was started with, or leave --data out.");
            if (await AzuriteServer.FindRunningAsync(dataFolder ?? UsualFolder(RepositoryRoot.Find()), cancellationToken) is { } running)
                return new LocalStorage(running, azurite: null);
        }

        return await OpenAsync(new HostSettings(Port: 0, Lan: false, InMemory: false, dataFolder, Seeds: false, WatchedFolder: null, Keep: false, ShowUploadCommand: false), steps, cancellationToken);
    }

    public static async Task<LocalStorage> OpenAsync(HostSettings settings, StartSteps steps, CancellationToken cancellationToken)
    {
        var azurite = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } ? null : await StartAzuriteAsync(settings, steps, cancellationToken);
        var storage = new LocalStorage(azurite?.ConnectionString ?? Environment.GetEnvironmentVariable(Variable)!, azurite);
        try
        {
            await steps.RunAsync("Opening the storage", () => StorageCheck.RequireAsync(storage.ConnectionString, cancellationToken));
            return storage;
        }
        catch
        {
            await storage.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => azurite?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string UsualFolder(string root) => Path.Combine(root, ".data", "azurite");

    private static Task<AzuriteServer> StartAzuriteAsync(HostSettings settings, StartSteps steps, CancellationToken cancellationToken)
    {
        var root = RepositoryRoot.Find();
        if (settings.InMemory)
            return AzuriteServer.StartInMemoryAsync(root, usualPorts: true, steps, cancellationToken);
        var folder = settings.DataFolder ?? UsualFolder(root);
        return AzuriteServer.StartAsync(root, folder, shared: settings.DataFolder is null, steps, cancellationToken);
    }
}
