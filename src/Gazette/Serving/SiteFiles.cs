using System.Collections.Concurrent;
using Gazette.Pages;
using Gazette.Storage;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>Style, script and the health check: what belongs to the site and to no article.</summary>
public sealed class SiteFiles(StorageAccount account, ReadCircuit reads)
{
    private readonly ConcurrentDictionary<Asset, Representation> representations = new();

    public Task<Reply> AssetAsync(string file) => Task.FromResult<Reply>(
        Assets.Find(file, out var isCurrent) is { } asset
            ? new Reply.Found(
                representations.GetOrAdd(asset, a => Representation.OfBytes(a.ContentType, a.Bytes.ToArray())),
                isCurrent ? CacheRule.Forever : CacheRule.Revalidate)
            : new Reply.Failed(StatusCodes.Status404NotFound));

    /// <exception cref="StorageUnavailableException">As every route says it: 503.</exception>
    public async Task<Reply> HealthAsync(CancellationToken cancellation)
    {
        await reads.ReadAsync(account.ProbeAsync, cancellation);
        return new Reply.Found(Representation.OfText("text/plain; charset=utf-8", "ok\n"), CacheRule.Never);
    }
}
