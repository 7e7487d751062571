using Gazette.Articles;
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
public sealed class FeedEndpoint(PageCache pages, Timeline timeline, ArticleStore articles, ReadCircuit reads, Site site, IOptions<GazetteOptions> options)
{
    // Storage takes no longer name for a file, and a column is a part of one.
    private const int MaxColumnLength = 1024;

    private static readonly Response NoSuchFeed = new Response.Failed(StatusCodes.Status404NotFound);

    private static readonly Response MalformedColumn = new Response.Failed(StatusCodes.Status400BadRequest, "A column's name has 1 to 1,024 characters.");

    /// <summary>All articles, as Atom.</summary>
    public async Task<Response> AtomAsync(CancellationToken cancellation) =>
        await pages.FindLongListAsync("feed.xml", async token => Atom(await ReadAsync(column: null, token) ?? [], column: null), cancellation) ?? NoSuchFeed;

    /// <summary>A column's articles, those of the columns within it included, as Atom; 404 for a column that has none.</summary>
    public async Task<Response> ColumnAsync(string column, CancellationToken cancellation)
    {
        column = column.Trim('/');
        if (column.Length is 0 or > MaxColumnLength)
            return MalformedColumn;
        return await pages.FindLongListAsync($"feed {column}", async token => await ReadAsync(column, token) is { } read ? Atom(read, column) : null, cancellation) ?? NoSuchFeed;
    }

    /// <summary>All articles, as JSON Feed.</summary>
    public async Task<Response> JsonAsync(CancellationToken cancellation) => await pages.FindLongListAsync(
        "feed.json",
        async token => Representation.OfText(JsonFeed.ContentType, JsonFeed.Render(await ReadAsync(column: null, token) ?? [], site)),
        cancellation) ?? NoSuchFeed;

    /// <returns>Null where the list is empty.</returns>
    private async Task<IReadOnlyList<Article>?> ReadAsync(string? column, CancellationToken cancellation)
    {
        var listed = await reads.ReadAsync(token => timeline.ReadNewestAsync(column, ArticleList.PageSize, token), cancellation);
        var stored = await Task.WhenAll(listed.Select(item => reads.ReadAsync(token => articles.FindAsync(item.Id, token), cancellation)));
        return listed.Count == 0 ? null : [.. stored.OfType<StoredArticle>().Where(IsShown).Select(found => found.Article)];
    }

    private bool IsShown(StoredArticle stored) => stored.IsPublic && stored.Pipeline >= options.Value.MinSafePipeline;

    private Representation Atom(IReadOnlyList<Article> read, string? column) =>
        Representation.OfBytes(AtomFeed.ContentType, AtomFeed.Render(read, column, site));
}
