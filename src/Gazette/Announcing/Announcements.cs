using Gazette.Articles;
using Gazette.Storage.Announcements;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gazette.Announcing;

/// <summary>
/// Tells hub and search engines what changed, apart from publishing: whoever does not answer is asked again after a pause that doubles, up
/// to an hour, and what could not be told for a day is dropped.
/// </summary>
public sealed partial class Announcements : IDisposable
{
    // A table's page, and far below what either of the two takes at a time.
    private const int AtOnce = 500;

    private readonly AnnouncementStore store;
    private readonly TimeProvider clock;
    private readonly ILogger<Announcements> logger;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Retries.Deadline };
    private readonly List<IListener> listeners = [];

    public Announcements(AnnouncementStore store, Site site, IOptions<GazetteOptions> options, TimeProvider clock, ILogger<Announcements> logger)
    {
        (this.store, this.clock, this.logger) = (store, clock, logger);
        http.DefaultRequestHeaders.UserAgent.ParseAdd("Gazette");
        if (options.Value.WebSubHub is { } hub)
            listeners.Add(new WebSubHub(http, hub, site));
        if (options.Value.IndexNowKey is { Length: > 0 } key)
            listeners.Add(new IndexNow(http, options.Value.IndexNowEndpoint, key, site));
    }

    /// <summary>What is waiting, as far as the listeners take it. A listener's fault is logged, not thrown.</summary>
    /// <exception cref="Azure.RequestFailedException">Storage cannot be read.</exception>
    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(listeners.Select(listener => RunAsync(listener, cancellation)));

    public void Dispose() => http.Dispose();

    private async Task RunAsync(IListener listener, CancellationToken cancellation)
    {
        var waiting = await store.ReadAsync(listener.Name, AtOnce, cancellation);
        if (waiting.Count == 0)
            return;
        var pause = await store.FindPauseAsync(listener.Name, cancellation);
        if (pause is { } until && clock.GetUtcNow() < until.Until)
            return;
        try
        {
            await listener.TellAsync(waiting, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && fault is HttpRequestException or TaskCanceledException)
        {
            await PutOffAsync(listener, waiting, (pause?.Failures ?? 0) + 1, fault, cancellation);
            return;
        }

        await store.ForgetAsync(listener.Name, waiting, cancellation);
        if (pause is not null)
            await store.EndPauseAsync(listener.Name, cancellation);
        LogTold(logger, listener.Name, waiting.Count);
    }

    private async Task PutOffAsync(IListener listener, IReadOnlyList<Announcement> waiting, int failures, Exception fault, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var pause = Retries.PauseAfter(failures);
        await store.PauseAsync(listener.Name, failures, now + pause, cancellation);
        var given = waiting.Where(each => now - each.At > Retries.Patience).ToList();
        await store.ForgetAsync(listener.Name, given, cancellation);
        LogPutOff(logger, listener.Name, fault.Message, waiting.Count - given.Count, pause, given.Count);
    }

    [LoggerMessage(LogLevel.Information, "{Listener} was told of {Count} changed articles")]
    private static partial void LogTold(ILogger logger, string listener, int count);

    [LoggerMessage(LogLevel.Warning, "{Listener} could not be told ({Fault}): {Waiting} changed articles wait for another try in {Pause}, {Given} are given up after a day. Publishing goes on.")]
    private static partial void LogPutOff(ILogger logger, string listener, string fault, int waiting, TimeSpan pause, int given);
}
