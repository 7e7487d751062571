using System.Collections.Concurrent;
using Gazette.Pages;
using Gazette.Storage;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>Style, script and the health check: what belongs to the site and to no article.</summary>
public sealed class SiteFiles(StorageAccount account)
{
    private static readonly TimeSpan HealthTimeout = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Asset, Representation> representations = new();

    public Task<Reply> AssetAsync(string file) => Task.FromResult<Reply>(
        Assets.Find(file, out var isCurrent) is { } asset
            ? new Reply.Found(
                representations.GetOrAdd(asset, a => Representation.OfBytes(a.ContentType, a.Bytes.ToArray())),
                isCurrent ? CacheRule.Forever : CacheRule.Revalidate)
            : new Reply.Failed(StatusCodes.Status404NotFound));

    public async Task<Reply> HealthAsync(CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(HealthTimeout);
        return await account.AnswersAsync(timeout.Token)
            ? new Reply.Found(Representation.OfText("text/plain; charset=utf-8", "ok\n"), CacheRule.Never)
            : new Reply.Failed(StatusCodes.Status503ServiceUnavailable, "Storage does not answer.");
    }
}
