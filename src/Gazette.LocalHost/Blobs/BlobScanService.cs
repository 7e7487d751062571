using System.Diagnostics;
using System.Xml;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gazette.LocalHost.Blobs;

/// <summary>Scans one container for one function, again and again, whatever storage does.</summary>
internal sealed partial class BlobScanService(BlobFunction function, BlobMarks marks, BlobScan scan, ILogger<BlobScanService> logger)
    : BackgroundService
{
    // A small container is looked at twice a second; a large one no more than a third of the time, and a twentieth while nothing changes.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private const int PauseFactor = 2;
    private const int LongestIdle = 10;

    // Functions that run when the host is stopped may end by themselves within this time.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    private bool failing;

    // Passes in a row that have found nothing new.
    private int idle;

    /// <param name="idle">How many passes in a row have found nothing new.</param>
    internal static TimeSpan PauseAfter(TimeSpan pass, int idle) =>
        TimeSpan.FromTicks(Math.Clamp(pass.Ticks * PauseFactor * Math.Max(idle, 1), ShortestPause.Ticks, LongestPause.Ticks));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var firing = new CancellationTokenSource();
        using var grace = stoppingToken.Register(() => firing.CancelAfter(Grace));
        try
        {
            await RepeatAsync(() => marks.LoadAsync(stoppingToken), untilDone: true, stoppingToken);
            await RepeatAsync(async () => idle = await scan.PassAsync(stoppingToken, firing.Token) ? 0 : Math.Min(idle + 1, LongestIdle), untilDone: false, stoppingToken);
        }
        finally
        {
            await scan.DrainAsync();
        }
    }

    private async Task RepeatAsync(Func<Task> step, bool untilDone, CancellationToken stoppingToken)
    {
        while (true)
        {
            var took = Stopwatch.StartNew();
            var done = await TryAsync(step, stoppingToken);
            if (done && untilDone)
                return;
            await Task.Delay(PauseAfter(took.Elapsed, idle), stoppingToken);
        }
    }

    /// <summary>Storage may be down, or hold a name that no listing can carry: said once, then tried again until it works.</summary>
    private async Task<bool> TryAsync(Func<Task> step, CancellationToken stoppingToken)
    {
        try
        {
            await step();
            if (failing)
                LogRecovered(function.Path.Container);
            failing = false;
            return true;
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            if (!failing && fault is XmlException)
                LogUnreadable(function.Path.Container);
            else if (!failing)
                LogFailing(fault, function.Path.Container);
            failing = true;
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "The container {container} cannot be listed, so new uploads are not seen; trying again until it works. If the storage was stopped, start this host anew")]
    private partial void LogFailing(Exception fault, string container);

    /// <summary>Azurite answers so when a name has characters that XML does not know.</summary>
    [LoggerMessage(LogLevel.Error, "The container {container} cannot be listed, so new uploads are not seen: a blob in it has control characters in its name. Delete that blob by its name, with the tool that uploaded it; the host goes on by itself then")]
    private partial void LogUnreadable(string container);

    [LoggerMessage(LogLevel.Information, "The container {container} can be listed again.")]
    private partial void LogRecovered(string container);
}
