using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gazette.Storage;

/// <summary>
/// Creates what is missing when the host starts. A storage that does not answer then is logged, not fatal: the
/// health check says 503, uploads are retried by their trigger, and the next start tries again.
/// </summary>
internal sealed partial class StorageSetup(StorageAccount account, ILogger<StorageSetup> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await account.CreateAllAsync(cancellationToken);
        }
        catch (Exception fault) when (StorageAccount.IsNoAnswer(fault))
        {
            LogNotReady(logger, fault);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Error, "The containers and tables could not be created")]
    private static partial void LogNotReady(ILogger logger, Exception exception);
}
