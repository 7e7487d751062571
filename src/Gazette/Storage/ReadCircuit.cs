using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gazette.Storage;

/// <summary>
/// Readers' reads: each has a deadline, for the clients' own retries outlast anybody's patience. When one fails for want of
/// storage the circuit opens: for <see cref="Pause"/> all others fail at once, then a single one tries again.
/// </summary>
public sealed partial class ReadCircuit(IOptions<GazetteOptions> options, TimeProvider clock, ILogger<ReadCircuit> logger)
{
    /// <summary>How long nobody asks a storage that did not answer.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // UTC ticks from which on storage may be asked again; 0 while it answers.
    private long closedUntil;

    /// <param name="read">Gets a token that also ends at the deadline, <see cref="GazetteOptions.ReadTimeout"/>.</param>
    /// <exception cref="StorageUnavailableException">Storage did not answer in time, or is not asked at present.</exception>
    public async Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        if (!MayAsk())
            throw new StorageUnavailableException();
        using var deadline = new CancellationTokenSource(options.Value.ReadTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            var value = await read(either.Token);
            if (Interlocked.Exchange(ref closedUntil, 0) != 0)
                LogAnswersAgain(logger);
            return value;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && IsNoAnswer(fault, deadline.Token))
        {
            if (Interlocked.Exchange(ref closedUntil, NextTry()) == 0)
                LogNoAnswer(logger, fault.Message.Split('\n', 2)[0].Trim());
            throw new StorageUnavailableException(fault);
        }
    }

    private static bool IsNoAnswer(Exception fault, CancellationToken deadline) =>
        StorageAccount.IsUnavailable(fault) || (fault is OperationCanceledException && deadline.IsCancellationRequested);

    /// <summary>Of those who come after the pause, one gets through.</summary>
    private bool MayAsk()
    {
        var until = Interlocked.Read(ref closedUntil);
        return until == 0
            || (clock.GetUtcNow().UtcTicks >= until && Interlocked.CompareExchange(ref closedUntil, NextTry(), until) == until);
    }

    private long NextTry() => (clock.GetUtcNow() + Pause).UtcTicks;

    [LoggerMessage(LogLevel.Error, "Storage does not answer readers: {Fault} What is in memory is served, all else is 503")]
    private static partial void LogNoAnswer(ILogger logger, string fault);

    [LoggerMessage(LogLevel.Information, "Storage answers readers again")]
    private static partial void LogAnswersAgain(ILogger logger);
}
