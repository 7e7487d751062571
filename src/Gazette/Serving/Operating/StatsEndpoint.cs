using Gazette.Publishing;
using Gazette.Serving.Contracts.Operating;
using Gazette.Storage;
using Gazette.Storage.Receipts;
using Gazette.Telemetry;

namespace Gazette.Serving.Operating;

/// <summary>How the site is doing, in numbers, as storage has them now.</summary>
public sealed class StatsEndpoint(ProgressStore progress, ReceiptStore receipts, ReadCircuit reads, PipelineVersion rules)
{
    private const int Newest = 20;

    /// <summary>As <see cref="SiteStats"/>.</summary>
    /// <exception cref="StorageUnavailableException">Storage does not answer.</exception>
    public async Task<Response> StatsAsync(CancellationToken cancellation)
    {
        var counted = await reads.ReadAsync(token => progress.FindCountsAsync(ProgressStore.UploadCounts, token), cancellation);
        var last = await reads.ReadAsync(token => progress.FindDoneAsync(ProgressStore.Reconciliation, token), cancellation);
        var (underWay, oldest) = await reads.ReadAsync(receipts.FindUnderWayAsync, cancellation);
        var lags = (await reads.ReadAsync(token => receipts.ReadLagsAsync(Newest, token), cancellation)).Select(lag => Math.Max(0, Math.Round(lag.TotalSeconds, 1))).Order().ToList();
        var stats = new SiteStats(
            counted is { } found ? UploadCounts.Of(found.Counts) : null,
            counted?.At,
            underWay,
            oldest,
            lags.Count == 0 ? null : lags[lags.Count / 2],
            lags.Count == 0 ? null : lags[^1],
            last,
            Measurements.ProgramVersion,
            rules.Number);
        return new Response.Found(Representation.OfText(SiteJson.ContentType, SiteJson.Serialize(stats)), CacheRule.Never);
    }
}
