using Gazette.Articles;
using Gazette.Articles.Variants;
using Gazette.Pages.Feeds;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Gazette.Serving.Feeds;

/// <summary>
/// Feeds of the newest articles: a range read of the list, and a point read for each article, for lists have no bodies. Articles
/// that were withdrawn or may not be shown are left out, though a list may still name them.
/// </summary>
public sealed class FeedEndpoint(PageCache pages, Timeline timeline, ArticleStore articles, ReadCircuit reads, SiteVariants variants, IOptions<GazetteOptions> options)
{
    // Storage takes no longer name for a file, and a column is a part of one.
    private const int MaxColumnLength = 1024;

    private static readonly Response NoSuchFeed = new Response.Failed(StatusCodes.Status404NotFound);

    private static readonly Response MalformedColumn = new Response.Failed(StatusCodes.Status400BadRequest, "A column's name has 1 to 1,024 characters.");

    /// <summary>All articles, as Atom.</summary>
    /// <param name="variant">As in the query: how Chinese is to be written; null as it was. An unknown one is 404.</param>
    public async Task<Response> AtomAsync(string? variant, CancellationToken cancellation) => variants.Find(variant) is { } view
        ? await pages.FindLongListAsync($"feed.xml{view.Key}", async token => Atom(await ReadAsync(column: null, view, token) ?? [], column: null, view.Site), cancellation) ?? NoSuchFeed
        : NoSuchFeed;

    /// <summary>A column's articles, those of the columns within it included, as Atom; 404 for a column that has none.</summary>
    /// <inheritdoc cref="AtomAsync"/>
    public async Task<Response> ColumnAsync(string column, string? variant, CancellationToken cancellation)
    {
        if (variants.Find(variant) is not { } view)
            return NoSuchFeed;
        column = column.Trim('/');
        if (column.Length is 0 or > MaxColumnLength)
            return MalformedColumn;
        return await pages.FindLongListAsync($"feed {column}{view.Key}", async token => await ReadAsync(column, view, token) is { } read ? Atom(read, column, view.Site) : null, cancellation) ?? NoSuchFeed;
    }

    /// <summary>All articles, as JSON Feed.</summary>
    /// <inheritdoc cref="AtomAsync"/>
    public async Task<Response> JsonAsync(string? variant, CancellationToken cancellation) => variants.Find(variant) is { } view
        ? await pages.FindLongListAsync(
            $"feed.json{view.Key}",
            async token => Representation.OfText(JsonFeed.ContentType, JsonFeed.Render(await ReadAsync(column: null, view, token) ?? [], view.Site)),
            cancellation) ?? NoSuchFeed
        : NoSuchFeed;

    /// <returns>Null where the list is empty.</returns>
    private async Task<IReadOnlyList<Article>?> ReadAsync(string? column, SiteVariant view, CancellationToken cancellation)
    {
        var listed = await reads.ReadAsync(token => timeline.ReadNewestAsync(column, ArticleList.PageSize, token), cancellation);
        var stored = await Task.WhenAll(listed.Select(item => reads.ReadAsync(token => articles.FindAsync(item.Id, token), cancellation)));
        return listed.Count == 0 ? null : [.. stored.OfType<StoredArticle>().Where(IsShown).Select(found => view.Of(found.Article))];
    }

    private bool IsShown(StoredArticle stored) => stored.IsPublic && stored.Pipeline >= options.Value.MinSafePipeline;

    private static Representation Atom(IReadOnlyList<Article> read, string? column, Site site) =>
        Representation.OfBytes(AtomFeed.ContentType, AtomFeed.Render(read, column, site));
}
