using System.Globalization;
using Azure;
using Gazette.Articles;
using Gazette.Storage.Articles;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Gazette.Serving;

/// <summary>
/// Representations kept in memory, bounded in bytes. What is older than <see cref="CheckAfter"/> is served again only
/// when storage still has the same row: that costs a read of its ETag, and a rendering only when it changed.
/// </summary>
public sealed class PageMemory(ArticleStore articles, Site site, IOptions<GazetteOptions> options, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan CheckAfter = TimeSpan.FromSeconds(10);

    // What an entry weighs beside the bytes that are sent: its key, its objects, its place in the cache. Strangers choose
    // keys (sizes of QR codes, places in lists), so small entries may be most of what is kept.
    private const long EntryBytes = 1024;

    // Pages change with the code that makes them and with the settings that they show.
    private static readonly string Build = typeof(PageMemory).Module.ModuleVersionId.ToString("N");

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = options.Value.PageCacheBytes });
    private readonly string settings = Representation.TagOf(
        site.Name, site.BaseUrl, site.Language, site.TimeZone.Id, options.Value.MinSafePipeline.ToString(CultureInfo.InvariantCulture), site.PublicHistory ? "history" : "");
    private int publications;

    /// <summary>The answer about an article in one of its forms; null when there is no such article.</summary>
    /// <param name="variant">Names the form, with everything besides the article that decides its bytes.</param>
    /// <param name="render">Gets the article and the entity tag to use.</param>
    public async Task<Reply?> ArticleAsync(
        string id, string variant, Func<StoredArticle, string, Reply> render, CancellationToken cancellation)
    {
        var version = await CheckedVersionAsync(id, cancellation);
        if (version is { } known && cache.TryGetValue((id, variant), out Kept? kept) && kept!.Row == known)
            return kept.Reply;
        if (await articles.FindAsync(id, cancellation) is not { } stored)
            return null;

        var reply = render(stored, TagOf(stored, variant));
        Keep(id, new Checked(stored.RowETag, clock.GetUtcNow()), 0);
        Keep((id, variant), new Kept(stored.RowETag, reply), reply is Reply.Found found ? found.Representation.Bytes : 0);
        return reply;
    }

    /// <summary>The entity tag of an article in one of its forms, without quotes and encoding.</summary>
    public string TagOf(StoredArticle stored, string variant) =>
        Representation.TagOf(stored.RowETag.ToString(), Build, settings, variant);

    /// <summary>A list in one of its forms; made anew when it is older than <see cref="CheckAfter"/>.</summary>
    public async Task<Representation> ListAsync(string variant, Func<Task<Representation>> render)
    {
        var now = Volatile.Read(ref publications);
        if (cache.TryGetValue(variant, out Dated? dated) && !IsStale(dated!.At) && dated.Publications == now)
            return dated.Representation;
        var representation = await render();
        // Of no use after that, and few come back to the same place of a list.
        Keep(variant, new Dated(representation, clock.GetUtcNow(), now), representation.Bytes, keepFor: CheckAfter);
        return representation;
    }

    /// <summary>After a publication by this very process: its next request asks storage.</summary>
    public void Forget(string id)
    {
        cache.Remove(id);
        Interlocked.Increment(ref publications);
    }

    public void Dispose() => cache.Dispose();

    /// <summary>The row's ETag, known to be current or asked for; null when nothing is known about the article.</summary>
    private async Task<ETag?> CheckedVersionAsync(string id, CancellationToken cancellation)
    {
        if (!cache.TryGetValue(id, out Checked? version))
            return null;
        if (!IsStale(version!.At))
            return version.Row;
        if (await articles.FindRowETagAsync(id, cancellation) != version.Row)
        {
            cache.Remove(id);
            return null;
        }

        Keep(id, version with { At = clock.GetUtcNow() }, 0);
        return version.Row;
    }

    private bool IsStale(DateTimeOffset at) => clock.GetUtcNow() - at > CheckAfter;

    /// <param name="keepFor">Null: until the room is needed.</param>
    private void Keep(object key, object value, long bytes, TimeSpan? keepFor = null) =>
        cache.Set(key, value, new MemoryCacheEntryOptions { Size = EntryBytes + bytes, AbsoluteExpirationRelativeToNow = keepFor });

    private sealed record Checked(ETag Row, DateTimeOffset At);

    private sealed record Kept(ETag Row, Reply Reply);

    private sealed record Dated(Representation Representation, DateTimeOffset At, int Publications);
}
