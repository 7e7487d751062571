using Gazette.LocalHost.Azurite;

namespace Gazette.LocalHost;

/// <summary>The storage that the site runs on: the one that the environment names, or an Azurite.</summary>
internal sealed class LocalStorage(string connectionString, AzuriteServer? azurite) : IAsyncDisposable
{
    /// <summary>The Functions host's own name for it; the same variable works in Azure and under Core Tools.</summary>
    public const string Variable = "AzureWebJobsStorage";

    public string ConnectionString => connectionString;

    public static async Task<LocalStorage> OpenAsync(HostSettings settings, Action<string> say, CancellationToken cancellationToken)
    {
        var azurite = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } ? null : await StartAzuriteAsync(settings, say, cancellationToken);
        var storage = new LocalStorage(azurite?.ConnectionString ?? Environment.GetEnvironmentVariable(Variable)!, azurite);
        try
        {
            await StorageCheck.RequireAsync(storage.ConnectionString, cancellationToken);
            return storage;
        }
        catch
        {
            await storage.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => azurite?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static Task<AzuriteServer> StartAzuriteAsync(HostSettings settings, Action<string> say, CancellationToken cancellationToken)
    {
        var root = RepositoryRoot.Find();
        if (settings.InMemory)
            return AzuriteServer.StartInMemoryAsync(root, usualPorts: true, say, cancellationToken);
        var folder = settings.DataFolder ?? Path.Combine(root, ".data", "azurite");
        return AzuriteServer.StartAsync(root, folder, shared: settings.DataFolder is null, say, cancellationToken);
    }
}
