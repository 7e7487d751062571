using Gazette.Articles;
using Gazette.Articles.Variants;
using Gazette.Pages;
using Gazette.Pages.Following;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Microsoft.Extensions.Options;

namespace Gazette.Serving.Following;

/// <summary>Where an article leads on: the newer and the older one of its column, and those related to it. All fail as <see cref="ArticleEndpoint.PageAsync"/>.</summary>
public sealed class NextEndpoint(PageCache pages, ArticleStore articles, ReadCircuit reads, Timeline timeline, SiteJson json, SiteVariants variants, IOptions<GazetteOptions> options)
{
    // Of the articles before and behind it, each: one read of storage.
    private const int Candidates = 100;

    /// <summary>303 to the article right after it in its column, or to the column where it is the newest.</summary>
    public Task<Response> NewerAsync(string id, string? variant, CancellationToken cancellation) => NeighbourAsync(id, variant, timeline.ReadNewerThanAsync, cancellation);

    /// <summary>303 to the article right before it in its column, or to the column where it is the oldest.</summary>
    public Task<Response> OlderAsync(string id, string? variant, CancellationToken cancellation) => NeighbourAsync(id, variant, timeline.ReadOlderThanAsync, cancellation);

    /// <summary>As a page.</summary>
    public Task<Response> RelatedAsync(string id, string? variant, CancellationToken cancellation) => RelatedAsync(
        id, "related", variant, (article, related, site) => Representation.OfText(ArticleEndpoint.Html, RelatedPage.Render(article, related, site)), cancellation);

    /// <summary>As <see cref="Contracts.PublicArticleList"/> without a next page.</summary>
    public Task<Response> RelatedJsonAsync(string id, string? variant, CancellationToken cancellation) => RelatedAsync(
        id, "related json", variant, (_, related, _) => Representation.OfText(SiteJson.ContentType, json.Of(new ArticleList(related, Next: null))), cancellation);

    private Task<Response> NeighbourAsync(
        string id, string? variant, Func<TimelinePlace, int, CancellationToken, Task<IReadOnlyList<ArticleListItem>>> neighbours, CancellationToken cancellation)
    {
        if (variants.Find(variant) is not { } view)
            return Task.FromResult(ArticleEndpoint.NoSuchArticle);
        return ArticleId.IsWellFormed(id) ? reads.ReadAsync(FindNeighbourAsync, cancellation) : Task.FromResult(ArticleEndpoint.MalformedId);

        async Task<Response> FindNeighbourAsync(CancellationToken token)
        {
            var (stored, refusal) = await FindAsync(id, token);
            if (stored is null)
                return refusal!;
            var next = await neighbours(stored.Timeline, 1, token);
            var column = stored.Article.Column;
            return new Response.SeeOther(view.Site.Link(next is [var item] ? $"/articles/{item.Id}" : string.IsNullOrEmpty(column) ? "/" : PagePath.OfColumn(column)), []);
        }
    }

    private async Task<Response> RelatedAsync(
        string id, string form, string? variant, Func<Article, IReadOnlyList<ArticleListItem>, Site, Representation> render, CancellationToken cancellation)
    {
        if (!ArticleId.IsWellFormed(id))
            return ArticleEndpoint.MalformedId;
        if (variants.Find(variant) is not { } view)
            return ArticleEndpoint.NoSuchArticle;
        Response? refused = null;
        return await pages.FindListAsync($"{form} {id}{view.Key}", async token =>
        {
            (var stored, refused) = await FindAsync(id, token);
            if (stored is null)
                return null;
            // In the outermost column that it stands in: the inner ones are often too small.
            var place = stored.Timeline with { Column = stored.Timeline.Column?.Split('/')[0] };
            var around = await Task.WhenAll(timeline.ReadOlderThanAsync(place, Candidates, token), timeline.ReadNewerThanAsync(place, Candidates, token));
            return render(view.Of(stored.Article), view.Of(RelatedArticles.Of(stored.Article, around.SelectMany(each => each))), view.Site);
        }, cancellation) ?? refused!;
    }

    /// <returns>Null with what is answered instead.</returns>
    private async Task<(StoredArticle? Stored, Response? Refusal)> FindAsync(string id, CancellationToken cancellation)
    {
        if (await articles.FindAsync(id, cancellation) is not { } stored)
            return (null, ArticleEndpoint.NoSuchArticle);
        return ArticleEndpoint.Refusal(stored, options.Value) is { } refusal ? (null, refusal) : (stored, null);
    }
}
