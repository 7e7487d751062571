using Gazette.Storage.Articles;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gazette.Publishing;

/// <summary>
/// Gives readers the articles whose time has come. Readers go by the row alone and not by a clock, so nothing is early anywhere; an entry
/// of the schedule goes when the row says so, and a host that dies before leaves it to the next minute.
/// </summary>
public sealed partial class Releases(
    ReleaseSchedule schedule, PublishedArticles articles, PublishPipeline pipeline, Holds holds, Timeline timeline, IOptions<GazetteOptions> options, TimeProvider clock, ILogger<Releases> logger)
{
    // What is left is taken up a minute later.
    private const int AtOnce = 200;

    /// <summary>To be called every minute.</summary>
    /// <exception cref="Azure.RequestFailedException">The schedule cannot be read.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var (id, at) in await schedule.ReadDueAsync(clock.GetUtcNow(), AtOnce, cancellation))
        {
            try
            {
                if (await TryReleaseAsync(id, at, cancellation))
                    await schedule.RemoveAsync(id, at, cancellation);
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                // One that fails keeps no other waiting; its entry stays.
                LogFault(logger, fault, id);
            }
        }
    }

    /// <returns>False where its entry is still needed.</returns>
    private async Task<bool> TryReleaseAsync(string id, DateTimeOffset at, CancellationToken cancellation)
    {
        if (await articles.FindAsync(id, cancellation) is not { IsStanding: true } waiting || holds.MomentOf(waiting.Article) != at)
            // A run may have put it and not written the row yet.
            return clock.GetUtcNow() - at > options.Value.ProcessingLease;
        // Also where the row says so already: whoever wrote it may have died before the lists did.
        var name = waiting.Article.Upload.Name;
        await pipeline.RefreshAsync(name, cancellation);
        // Of one whose newer upload was rejected, the version that stands is what was to be published.
        while (await articles.FindAsync(id, cancellation) is { } standing && holds.IsDue(standing))
        {
            if (await articles.TrySaveAgainAsync(NextVersion.Released(standing, holds, timeline.PlaceOf), standing, cancellation) is not null)
                break;
        }

        LogReleased(logger, name, at);
        return true;
    }

    [LoggerMessage(LogLevel.Information, "{Name}: its time has come ({At:u})")]
    private static partial void LogReleased(ILogger logger, string name, DateTimeOffset at);

    [LoggerMessage(LogLevel.Error, "The article {Id} is due and could not be released; it is tried again in a minute")]
    private static partial void LogFault(ILogger logger, Exception exception, string id);
}
