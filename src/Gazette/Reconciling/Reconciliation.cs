using Gazette.Publishing;
using Gazette.Storage;
using Gazette.Storage.Announcements;
using Gazette.Storage.Articles;
using Gazette.Storage.Auditing;
using Gazette.Storage.Media;
using Gazette.Storage.Receipts;
using Gazette.Storage.Searching;
using Gazette.Storage.Uploads;
using Gazette.Telemetry;
using Gazette.Uploads;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gazette.Reconciling;

/// <summary>
/// Brings storage to where every upload is published once or rejected with a reason, whatever events were lost, runs have
/// died and files were deleted. Everything it does is to run an upload again, which is safe at any time; so several of these
/// may run at once, and one that is cut short has done no harm.
/// </summary>
public sealed partial class Reconciliation
{
    /// <summary>Articles made anew by newer rules in one run: a new version of the rules must not keep events waiting.</summary>
    public const int MaxRebuilt = 200;

    // Entries of the log that are removed in one run; more than editors make between two.
    private const int MaxForgotten = 1_000;

    /// <summary>The comparison of the lists, where it is noted when it was done. Since there is one of all receipts: so the first comes at once.</summary>
    internal const string Lists = "lists-of-all";

    private const string UploadsWalk = "uploads";

    // Of a walk that goes on in the next run.
    private const string CountsSoFar = "upload-counts-so-far";

    // A function may run for ten minutes at least; the walk stops well before, and the next run goes on.
    private static readonly TimeSpan LongestWalk = TimeSpan.FromMinutes(4);

    // What it is for hardly ever happens, and it reads every row.
    private static readonly TimeSpan BetweenListComparisons = TimeSpan.FromHours(1);

    // Much more than most runs take, and far less than one can take.
    private static readonly TimeSpan UsualRun = TimeSpan.FromMinutes(1);

    private readonly PublishPipeline pipeline;
    private readonly ReceiptStore receipts;
    private readonly ProgressStore progress;
    private readonly PoisonedUploads poisoned;
    private readonly OrphanedBlobs orphans;
    private readonly Comparison comparison;
    private readonly ListComparison lists;
    private readonly SearchComparison searched;
    private readonly OrphanedMedia orphanedMedia;
    private readonly Func<MediaComparison> pictures;
    private readonly UnnotedEnds unnoted;
    private readonly AuditLog log;
    private readonly TimeSpan logRetention;
    private readonly PipelineVersion version;
    private readonly TimeSpan lease;
    private readonly TimeProvider clock;
    private readonly ILogger logger;

    public Reconciliation(
        PublishPipeline pipeline,
        StorageAccount account,
        UploadStore uploads,
        ArticleStore articles,
        ReceiptStore receipts,
        ReviewNoteStore notes,
        ProgressStore progress,
        SearchIndex search,
        ColumnIndex columns,
        MonthIndex months,
        AuditLog log,
        PipelineVersion version,
        IOptions<GazetteOptions> options,
        TimeProvider clock,
        ILoggerFactory logs)
    {
        (this.pipeline, this.receipts, this.progress, this.version, this.clock) = (pipeline, receipts, progress, version, clock);
        (this.log, logRetention, lease) = (log, options.Value.LogRetention, options.Value.ProcessingLease);
        poisoned = new PoisonedUploads(account, receipts, notes, version, clock, logs.CreateLogger<PoisonedUploads>());
        orphans = new OrphanedBlobs(account, progress, lease, clock);
        comparison = new Comparison(uploads, receipts, version, lease, clock);
        lists = new ListComparison(account, receipts, columns, months, lease, clock);
        searched = new SearchComparison(account, articles, search, lease, clock);
        orphanedMedia = new OrphanedMedia(account, progress, lease, clock);
        pictures = () => new MediaComparison(account, lease, clock);
        unnoted = new UnnotedEnds(uploads, articles, receipts);
        logger = logs.CreateLogger<Reconciliation>();
    }

    /// <exception cref="Azure.RequestFailedException">Storage cannot be read.</exception>
    public async Task<ReconcileReport> RunAsync(CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        var given = await poisoned.DrainAsync(cancellation);
        using var work = new ReconcileWork(pipeline, logger);
        await FindUnfinishedAsync(work, IsLate, cancellation);
        var from = await progress.TakeAsync(UploadsWalk, cancellation);
        var counts = from is not null && await progress.FindCountsAsync(CountsSoFar, cancellation) is { } earlier ? earlier.Counts : new ReceiptCounts();
        var position = await comparison.WalkAsync(
            from,
            (name, difference) => work.StartAsync(name, difference, IsLate(), cancellation),
            receipt => counts = counts.With(receipt.State, receipt.NeedsReview),
            IsLate,
            cancellation);
        if (position is not null)
            await progress.KeepAsync(UploadsWalk, position, cancellation);
        await progress.KeepCountsAsync(position is null ? ProgressStore.UploadCounts : CountsSoFar, counts, clock.GetUtcNow(), cancellation);
        await work.FinishAsync();
        var strays = await CompareListsAsync(work, IsLate, cancellation);
        var removed = await orphans.RemoveAsync(cancellation) + await orphanedMedia.RemoveAsync(cancellation);
        await log.ForgetAsync(clock.GetUtcNow() - logRetention, MaxForgotten, cancellation);
        var report = work.Report(given, removed, strays, isComplete: position is null);
        await progress.NoteDoneAsync(ProgressStore.Reconciliation, clock.GetUtcNow(), cancellation);
        Count(report);
        if (!report.IsQuiet)
            LogReport(logger, report);
        return report;

        bool IsLate() => clock.GetElapsedTime(started) > LongestWalk;
    }

    private void Count(ReconcileReport report)
    {
        Measurements.Found("missed", report.Missed);
        Measurements.Found("abandoned", report.Abandoned);
        Measurements.Found("failed", report.Retried);
        Measurements.Found("outdated", report.Rebuilt);
        Measurements.Found("deleted", report.Withdrawn);
        Measurements.Found("unlisted", report.Unlisted);
        Measurements.Found("poisoned", report.Poisoned);
        Measurements.Reconciled(version.Number);
    }

    /// <summary>
    /// Entries of runs that died are looked at first, and go: also those whose receipt has got its end since. A run counts as
    /// dead after the lease alone. But where it has published and not said so, nothing is lost by saying it for it.
    /// </summary>
    private async Task FindUnfinishedAsync(ReconcileWork work, Func<bool> isLate, CancellationToken cancellation)
    {
        await foreach (var (name, place, at) in receipts.ReadUnfinishedAsync(cancellation))
        {
            if (isLate())
                return;
            var age = clock.GetUtcNow() - at;
            if (age > lease)
            {
                if (await work.RunAsync(name, Difference.Abandoned, cancellation))
                    await receipts.RemoveTraceAsync(name, place, cancellation);
            }
            else if (age > UsualRun && await unnoted.IsPublishedAsync(name, cancellation))
            {
                await work.RunAsync(name, Difference.Abandoned, cancellation);
            }
        }
    }

    /// <returns>How many entries were removed.</returns>
    private async Task<int> CompareListsAsync(ReconcileWork work, Func<bool> isLate, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (isLate() || (await progress.FindDoneAsync(Lists, cancellation) is { } last && now - last < BetweenListComparisons))
            return 0;
        if (await lists.RunAsync(RunAsync, cancellation) is not { } strays)
            return 0;
        strays += await pictures().RunAsync(RunAsync, cancellation)
            + await searched.RunAsync(now.UtcTicks / BetweenListComparisons.Ticks, RunAsync, cancellation);
        await progress.NoteDoneAsync(Lists, now, cancellation);
        return strays;

        Task RunAsync(string name) => work.RunAsync(name, Difference.Unlisted, cancellation);
    }

    [LoggerMessage(LogLevel.Information, "Reconciled: {Report}")]
    private static partial void LogReport(ILogger logger, ReconcileReport report);
}
