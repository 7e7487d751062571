using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gazette.LocalHost.Blobs;

/// <summary>Calls a function for one blob version until it succeeds or has had all its attempts, then marks it.</summary>
internal sealed partial class BlobFiring(
    BlobFunction function, BlobContainerClient container, BlobMarks marks, PoisonQueue poison, int attempts,
    IServiceScopeFactory scopes, ILogger logger)
{
    /// <summary>Throws only when storage fails or on cancellation; the version is then not marked and fires again.</summary>
    public async Task FireAsync(BlobVersion version, CancellationToken cancellationToken)
    {
        Exception? fault = null;
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            fault = await TryAsync(version, attempt, cancellationToken);
            if (fault is null)
                break;
        }

        if (fault is not null)
            await GiveUpAsync(version, fault, cancellationToken);
        await marks.AddAsync(version, cancellationToken);
    }

    /// <returns>Null on success.</returns>
    private async Task<Exception?> TryAsync(BlobVersion version, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await function.RunAsync(scope.ServiceProvider, new BlobCall(container.GetBlobClient(version.Name), version.Name, cancellationToken));
            return null;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogAttempt(fault, function.Name, version, attempt, attempts);
            return fault;
        }
    }

    private async Task GiveUpAsync(BlobVersion version, Exception fault, CancellationToken cancellationToken)
    {
        await poison.AddAsync(PoisonMessage.For(function.Name, version), cancellationToken);
        LogPoison(fault, function.Name, version, attempts, PoisonQueue.Name);
    }

    [LoggerMessage(LogLevel.Debug, "{function} failed on {version}, attempt {attempt} of {attempts}")]
    private partial void LogAttempt(Exception fault, string function, BlobVersion version, int attempt, int attempts);

    [LoggerMessage(LogLevel.Error, "{function} gave up {version} after {attempts} attempts; a message is on the queue {queue}")]
    private partial void LogPoison(Exception fault, string function, BlobVersion version, int attempts, string queue);
}
