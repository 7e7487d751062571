using System.Collections.Concurrent;
using Gazette.Publishing;
using Microsoft.Extensions.Logging;

namespace Gazette.Reconciling;

/// <summary>The uploads that one reconciliation runs again, a few at a time, and the count of them.</summary>
internal sealed partial class ReconcileWork(PublishPipeline pipeline, ILogger logger) : IDisposable
{
    private readonly ConcurrentDictionary<Difference, int> counts = new();
    private readonly List<Task> running = [];
    private readonly SemaphoreSlim slots = new(Environment.ProcessorCount + 1);
    private int faults;
    private int left;

    /// <summary>Runs it when there is room; returns when it has been started, or left for another time.</summary>
    /// <param name="isLate">Whether nothing more is to be begun.</param>
    public async Task StartAsync(string name, Difference difference, bool isLate, CancellationToken cancellation)
    {
        if (isLate || (difference == Difference.Outdated && counts.GetValueOrDefault(difference) >= Reconciliation.MaxRebuilt))
        {
            left++;
            return;
        }

        await slots.WaitAsync(cancellation);
        running.RemoveAll(task => task.IsCompletedSuccessfully);
        running.Add(RunInSlotAsync(name, difference, cancellation));
    }

    /// <returns>False when it failed: the receipt says why, and it is tried again later.</returns>
    public async Task<bool> RunAsync(string name, Difference difference, CancellationToken cancellation)
    {
        counts.AddOrUpdate(difference, 1, (_, count) => count + 1);
        try
        {
            await pipeline.RunAsync(name, cancellation);
            return true;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            Interlocked.Increment(ref faults);
            LogFault(fault, name);
            return false;
        }
    }

    public Task FinishAsync() => Task.WhenAll(running);

    public ReconcileReport Report(int poisoned, int orphans, int strays, bool isComplete) => new(
        Missed: counts.GetValueOrDefault(Difference.Missed),
        Abandoned: counts.GetValueOrDefault(Difference.Abandoned),
        Retried: counts.GetValueOrDefault(Difference.Failed),
        Rebuilt: counts.GetValueOrDefault(Difference.Outdated),
        Withdrawn: counts.GetValueOrDefault(Difference.Deleted),
        Faults: faults,
        Poisoned: poisoned,
        Orphans: orphans,
        Unlisted: counts.GetValueOrDefault(Difference.Unlisted),
        Strays: strays,
        Left: left,
        IsComplete: isComplete);

    public void Dispose() => slots.Dispose();

    private async Task RunInSlotAsync(string name, Difference difference, CancellationToken cancellation)
    {
        try
        {
            // A run may compute for a while before it first waits; the walk goes on meanwhile.
            await Task.Yield();
            await RunAsync(name, difference, cancellation);
        }
        finally
        {
            slots.Release();
        }
    }

    [LoggerMessage(LogLevel.Error, "{Name} could not be reconciled; it is tried again later")]
    private partial void LogFault(Exception fault, string name);
}
