using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gazette.Storage;

/// <summary>
/// Creates what is missing while the host starts, and holds nothing up: who finds something missing meanwhile waits (<see cref="SetUpPolicy"/>).
/// A storage that does not answer then is logged, not fatal: the health check says 503, uploads are retried by their trigger, and the next
/// start tries again.
/// </summary>
internal sealed partial class StorageSetup(StorageAccount account, SetUpPolicy policy, ILogger<StorageSetup> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private Task creating = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The first requests are prepared on another thread than the one that the host starts on.
        creating = policy.During(() => Task.Run(() => CreateAsync(stop.Token), CancellationToken.None));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stop.CancelAsync();
        await creating;
    }

    public void Dispose() => stop.Dispose();

    private async Task CreateAsync(CancellationToken cancellation)
    {
        try
        {
            await account.CreateAllAsync(cancellation);
        }
        catch (Exception fault) when (StorageAccount.IsNoAnswer(fault))
        {
            LogNotReady(logger, fault);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The host ends.
        }
    }

    [LoggerMessage(LogLevel.Error, "The containers and tables could not be created")]
    private static partial void LogNotReady(ILogger logger, Exception exception);
}
