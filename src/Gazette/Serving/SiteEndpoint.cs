using System.Collections.Concurrent;
using System.Globalization;
using Gazette.Articles;
using Gazette.Pages;
using Gazette.Serving.Contracts;
using Gazette.Storage;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>Style, script and the health check: what belongs to the site and to no article.</summary>
public sealed class SiteEndpoint(ProgressStore progress, ReadCircuit reads, ReconcileSchedule schedule, Site site, TimeProvider clock)
{
    /// <summary>How long what was found about storage is said again.</summary>
    public static readonly TimeSpan HealthKept = TimeSpan.FromSeconds(5);

    private Health? health;
    private readonly DateTimeOffset firstAsked = clock.GetUtcNow();
    private readonly ConcurrentDictionary<Asset, Representation> representations = new();

    private readonly Representation accessibility = Representation.OfText(ArticleEndpoint.Html, AccessibilityPage.Render(site));

    /// <summary>What the site does so that everybody can read it.</summary>
    public Task<Response> AccessibilityAsync() => Task.FromResult<Response>(new Response.Found(accessibility, CacheRule.Page));

    /// <summary>404 for a name that no build has made.</summary>
    public Task<Response> AssetAsync(string file) => Task.FromResult<Response>(
        Assets.Find(file, out var isCurrent) is { } asset
            ? new Response.Found(
                representations.GetOrAdd(asset, a => Representation.OfBytes(a.ContentType, a.Bytes.ToArray())),
                isCurrent ? CacheRule.Forever : CacheRule.Revalidate)
            : new Response.Failed(StatusCodes.Status404NotFound));

    /// <summary>As of <see cref="HealthKept"/> ago at most: whoever asks all the time costs storage no more than that.</summary>
    public async Task<Response> HealthAsync(CancellationToken cancellation)
    {
        if (health is { } known && clock.GetUtcNow() - known.At < HealthKept)
            return known.Response;
        var now = clock.GetUtcNow();
        var response = await CheckHealthAsync(cancellation);
        health = new Health(response, now);
        return response;
    }

    /// <summary>Healthy is a site whose storage answers, and lets us in; whether uploads are reconciled is said beside it.</summary>
    private async Task<Response> CheckHealthAsync(CancellationToken cancellation)
    {
        DateTimeOffset? last;
        try
        {
            last = await reads.ReadAsync(c => progress.FindDoneAsync(ProgressStore.Reconciliation, c), cancellation);
        }
        catch (Exception fault) when (fault is StorageUnavailableException || StorageAccount.IsNoAnswer(fault))
        {
            return RequestHandler.StorageUnavailable;
        }

        var report = new HealthReport(
            "ok",
            last?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "never",
            schedule.IsOverdue(last ?? firstAsked, clock.GetUtcNow()));
        return new Response.Found(Representation.OfText(SiteJson.ContentType, SiteJson.Serialize(report)), CacheRule.Never);
    }

    private sealed record Health(Response Response, DateTimeOffset At);
}
