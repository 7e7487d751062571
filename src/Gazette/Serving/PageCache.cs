using System.Globalization;
using Azure;
using Gazette.Articles;
using Gazette.Publishing;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Storage.Media;
using Gazette.Telemetry;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Gazette.Serving;

/// <summary>
/// Representations kept in memory, bounded in bytes. What is older than <see cref="CheckAfter"/> is served again only
/// when storage still has the same row: that costs a read of its ETag, and a rendering only when it changed. While storage
/// does not answer, what was checked within <see cref="KeptOnError"/> is served unchecked.
/// </summary>
public sealed class PageCache(ArticleStore articles, MediaStore media, ReadCircuit reads, Site site, IOptions<GazetteOptions> options, TimeProvider clock)
    : IArticleChangeListener, IDisposable
{
    /// <summary>How long a page is served without asking storage.</summary>
    public static readonly TimeSpan CheckAfter = TimeSpan.FromSeconds(10);

    /// <summary>As long as caches may keep a page: with or without storage, a reader sees none that is older than a minute.</summary>
    public static readonly TimeSpan KeptOnError = TimeSpan.FromSeconds(50);

    // Where an answer came from, as it is counted.
    private const string Memory = "memory";
    private const string FromStorage = "storage";
    private const string Unchecked = "unchecked";

    // What an entry weighs beside the bytes that are sent and the text of its key: its objects, its place in the cache. Strangers choose
    // keys (sizes of QR codes, places in lists), so small entries may be most of what is kept, and long keys too.
    private const long EntryBytes = 1024;

    private const int MaxAbsent = 10_000;

    // Pages change with the code that makes them and with all that is set for them: every property of the site.
    private static readonly string Build = typeof(PageCache).Module.ModuleVersionId.ToString("N");

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = options.Value.PageCacheBytes });

    // Ids that no article has. Strangers choose them, so they have a room of their own and push no page out.
    private readonly MemoryCache absent = new(new MemoryCacheOptions { SizeLimit = options.Value.PageCacheBytes > 0 ? MaxAbsent : 0 });
    private readonly string settings = Representation.TagOf(
        site.ToString(), site.TimeZone.Id, options.Value.MinSafePipeline.ToString(CultureInfo.InvariantCulture));
    private readonly SharedWork<(string Variant, int Publications), Representation?> lists = new();
    private readonly SharedWork<string, ETag?> checks = new();
    private int publications;

    /// <summary>The answer about an article in one of its forms; null when there is no such article.</summary>
    /// <exception cref="StorageUnavailableException">It would have to be read, or checked, and cannot be.</exception>
    /// <param name="variant">Names the form, with everything besides the article that decides its bytes.</param>
    /// <param name="render">Gets the article and the entity tag to use.</param>
    public async Task<Response?> ArticleAsync(
        string id, string variant, Func<StoredArticle, string, Response> render, CancellationToken cancellation)
    {
        var (version, isUnchecked) = await CheckedVersionAsync(id, cancellation);
        if (version is { } known && cache.TryGetValue((id, variant), out Kept? kept) && kept!.Row == known)
        {
            Measurements.PageServed(variant, isUnchecked ? Unchecked : Memory);
            return isUnchecked && kept.Response is Response.Found page ? page with { CacheControl = CacheRule.Revalidate } : kept.Response;
        }

        if (absent.TryGetValue(id, out _))
            return null;
        var seen = Volatile.Read(ref publications);
        if (await reads.ReadAsync(token => articles.FindAsync(id, token), cancellation) is not { } stored)
        {
            // Unless it has been published since: then nobody would forget this again.
            if (seen == Volatile.Read(ref publications))
                absent.Set(id, seen, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = CheckAfter });
            return null;
        }

        Measurements.PageServed(variant, FromStorage);
        var response = render(stored, TagOf(stored, variant));
        Keep(id, new Checked(stored.RowETag, clock.GetUtcNow()), 0);
        Keep((id, variant), new Kept(stored.RowETag, response), response is Response.Found found ? found.Representation.Bytes : 0);
        return response;
    }

    /// <summary>The entity tag of an article in one of its forms, without quotes and encoding.</summary>
    public string TagOf(StoredArticle stored, string variant) =>
        Representation.TagOf(stored.RowETag.ToString(), Build, settings, variant);

    /// <summary>A list in one of its forms; made anew when it is older than <see cref="CheckAfter"/>.</summary>
    /// <inheritdoc cref="ArticleAsync" path="/exception"/>
    public async Task<Response.Found> ListAsync(string variant, Func<CancellationToken, Task<Representation>> render, CancellationToken cancellation) =>
        await FindListAsync(variant, async token => await render(token), cancellation) ?? throw new InvalidOperationException($"The list {variant} was not made.");

    /// <summary>The same of a list that there may not be: then null, which is not kept.</summary>
    /// <inheritdoc cref="ArticleAsync" path="/exception"/>
    public Task<Response.Found?> FindListAsync(string variant, Func<CancellationToken, Task<Representation?>> render, CancellationToken cancellation) =>
        FindLongListAsync(variant, token => reads.ReadAsync(render, token), cancellation);

    /// <summary>The same of a list that costs many reads.</summary>
    /// <param name="render">Makes each read through <see cref="ReadCircuit"/>: all of them together may last longer than a single one may.</param>
    /// <inheritdoc cref="FindListAsync"/>
    public async Task<Response.Found?> FindLongListAsync(string variant, Func<CancellationToken, Task<Representation?>> render, CancellationToken cancellation)
    {
        var now = Volatile.Read(ref publications);
        var kept = cache.TryGetValue(variant, out Dated? dated) && dated!.Publications == now ? dated : null;
        if (kept is not null && !IsStale(kept.At))
        {
            Measurements.PageServed(variant, Memory);
            return new Response.Found(kept.Representation, CacheRule.Page);
        }

        try
        {
            if (await lists.RunAsync((variant, now), () => MakeAsync(variant, now, render), cancellation) is not { } representation)
                return null;
            Measurements.PageServed(variant, FromStorage);
            return new Response.Found(representation, CacheRule.Page);
        }
        catch (StorageUnavailableException) when (kept is not null && MayServeUnchecked(kept.At))
        {
            Measurements.PageServed(variant, Unchecked);
            return new Response.Found(kept.Representation, CacheRule.Revalidate);
        }
    }

    /// <param name="now">The number of publications that were seen before.</param>
    private async Task<Representation?> MakeAsync(string variant, int now, Func<CancellationToken, Task<Representation?>> render)
    {
        var representation = await render(CancellationToken.None);
        // Of no use after that, and few come back to the same place of a list.
        if (representation is not null)
            Keep(variant, new Dated(representation, clock.GetUtcNow(), now), representation.Bytes, keepFor: KeptOnError);
        return representation;
    }

    /// <summary>A file of a picture; null when there is none, or no public article shows the picture.</summary>
    /// <param name="read">Null when the picture has no such file.</param>
    /// <inheritdoc cref="ArticleAsync" path="/exception"/>
    public async Task<Response.Found?> PictureAsync(
        string hash, string file, Func<ReaderMedia, CancellationToken, Task<Representation?>> read, CancellationToken cancellation)
    {
        var (picture, isUnchecked) = await MediaAsync(hash, cancellation);
        if (picture is null)
            return null;
        // A picture that was made again has another folder.
        var key = (picture.Folder, file);
        if (cache.TryGetValue(key, out Representation? representation))
        {
            Measurements.PageServed("picture", isUnchecked ? Unchecked : Memory);
        }
        else
        {
            Measurements.PageServed("picture", FromStorage);
            representation = await reads.ReadAsync(token => read(picture, token), cancellation);
            if (representation is not null)
                Keep(key, representation, representation.Bytes);
        }

        return representation is null ? null : new Response.Found(representation, isUnchecked ? CacheRule.Revalidate : CacheRule.Media) { IsForEverySite = true };
    }

    /// <summary>What readers may see of a picture or an attachment; null when there is none, or no public article needs it.</summary>
    /// <returns>Also whether storage could not be asked just now.</returns>
    /// <inheritdoc cref="ArticleAsync" path="/exception"/>
    public async Task<(ReaderMedia? Media, bool IsUnchecked)> MediaAsync(string hash, CancellationToken cancellation)
    {
        var key = ("media", hash);
        var kept = cache.TryGetValue(key, out CheckedMedia? known) ? known : null;
        if (kept is not null && !IsStale(kept.At))
            return (kept.Media, false);
        try
        {
            var found = await reads.ReadAsync(token => media.FindForReaderAsync(hash, token), cancellation);
            if (found is null)
                cache.Remove(key);
            else
                Keep(key, new CheckedMedia(found, clock.GetUtcNow()), found.Names.Sum(BytesOf));
            return (found, false);
        }
        catch (StorageUnavailableException) when (kept is not null && MayServeUnchecked(kept.At))
        {
            return (kept.Media, true);
        }
    }

    void IArticleChangeListener.ArticleChanged(string id) => Evict(id);

    /// <summary>After a change by this very process, or when a newer row was seen: the next request asks storage.</summary>
    public void Evict(string id)
    {
        cache.Remove(id);
        Interlocked.Increment(ref publications);
        absent.Remove(id);
    }

    public void Dispose()
    {
        cache.Dispose();
        absent.Dispose();
    }

    /// <summary>The row's ETag, known to be current, asked for, or not to be had now; null when nothing is known about the article.</summary>
    private async Task<(ETag? Row, bool IsUnchecked)> CheckedVersionAsync(string id, CancellationToken cancellation)
    {
        if (!cache.TryGetValue(id, out Checked? version))
            return (null, false);
        if (!IsStale(version!.At))
            return (version.Row, false);
        try
        {
            if (await checks.RunAsync(id, () => reads.ReadAsync(token => articles.FindRowETagAsync(id, token), CancellationToken.None), cancellation) != version.Row)
            {
                cache.Remove(id);
                return (null, false);
            }
        }
        catch (StorageUnavailableException) when (MayServeUnchecked(version.At))
        {
            return (version.Row, true);
        }

        Keep(id, version with { At = clock.GetUtcNow() }, 0);
        return (version.Row, false);
    }

    private bool MayServeUnchecked(DateTimeOffset at) => clock.GetUtcNow() - at <= KeptOnError;

    private bool IsStale(DateTimeOffset at) => clock.GetUtcNow() - at > CheckAfter;

    /// <param name="keepFor">Null: until the room is needed.</param>
    private void Keep(string key, object value, long bytes, TimeSpan? keepFor = null) => Keep(key, BytesOf(key) + bytes, value, keepFor);

    private void Keep((string, string) key, object value, long bytes) => Keep(key, BytesOf(key.Item1) + BytesOf(key.Item2) + bytes, value, keepFor: null);

    private void Keep(object key, long bytes, object value, TimeSpan? keepFor) =>
        cache.Set(key, value, new MemoryCacheEntryOptions { Size = EntryBytes + bytes, AbsoluteExpirationRelativeToNow = keepFor });

    private static long BytesOf(string text) => text.Length * sizeof(char);

    private sealed record Checked(ETag Row, DateTimeOffset At);

    private sealed record Kept(ETag Row, Response Response);

    private sealed record CheckedMedia(ReaderMedia Media, DateTimeOffset At);

    private sealed record Dated(Representation Representation, DateTimeOffset At, int Publications);
}
