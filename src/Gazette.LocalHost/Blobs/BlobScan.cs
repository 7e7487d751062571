using System.Collections.Concurrent;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;

namespace Gazette.LocalHost.Blobs;

/// <summary>Goes over a container, finds the blob versions without a mark and has them fired, several at a time.</summary>
/// <param name="slots">How many may run at one time, over all blob functions of the host.</param>
internal sealed partial class BlobScan(
    BlobContainerClient container, BlobMarks marks, Func<BlobVersion, CancellationToken, Task> fire, SemaphoreSlim slots, ILogger logger)
{
    private const int PageSize = 5000;

    private readonly ConcurrentDictionary<BlobVersion, Task> running = new();

    /// <summary>One listing of the container, however many blobs are new; returns when the last new one has been started.</summary>
    /// <param name="listing">Stops the pass.</param>
    /// <param name="firing">Stops what the pass has started.</param>
    /// <returns>Whether something was new.</returns>
    public async Task<bool> PassAsync(CancellationToken listing, CancellationToken firing)
    {
        var found = false;
        await foreach (var page in container.GetBlobsAsync(new GetBlobsOptions(), listing).AsPages(pageSizeHint: PageSize))
        {
            foreach (var version in page.Values.Select(b => BlobVersion.Of(container.Name, b)).Where(IsNew))
            {
                found = true;
                await StartAsync(version, listing, firing);
            }
        }

        return found;
    }

    /// <summary>Waits for everything that was started.</summary>
    public Task DrainAsync() => Task.WhenAll(running.Values);

    /// <summary>What runs is looked at first: a version leaves that list only after it was marked.</summary>
    private bool IsNew(BlobVersion version) => !running.ContainsKey(version) && !marks.Has(version);

    private async Task StartAsync(BlobVersion version, CancellationToken listing, CancellationToken firing)
    {
        await slots.WaitAsync(listing);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        running[version] = started.Task;
        _ = FinishAsync(version, started, firing);
    }

    private async Task FinishAsync(BlobVersion version, TaskCompletionSource started, CancellationToken firing)
    {
        try
        {
            // Functions may run for a while before they first wait; the pass goes on meanwhile.
            await Task.Yield();
            await fire(version, firing);
        }
        catch (OperationCanceledException) when (firing.IsCancellationRequested)
        {
            LogCut(version);
        }
        catch (Exception fault)
        {
            LogUnmarked(fault, version);
        }
        finally
        {
            slots.Release();
            running.TryRemove(version, out _);
            started.SetResult();
        }
    }

    [LoggerMessage(LogLevel.Warning, "{version} could not be marked as done; it will be tried again")]
    private partial void LogUnmarked(Exception fault, BlobVersion version);

    [LoggerMessage(LogLevel.Debug, "{version} was cut short by the stop; it fires again at the next start")]
    private partial void LogCut(BlobVersion version);
}
