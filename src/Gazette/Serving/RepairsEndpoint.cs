using Gazette.Articles;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Storage.Receipts;

namespace Gazette.Serving;

/// <summary>What was repaired in an article and what asks for a review, for editors; always as storage has it now.</summary>
public sealed class RepairsEndpoint(ArticleStore articles, ReceiptStore receipts, ReadCircuit reads, SiteJson json)
{
    /// <summary>Also of an article that was withdrawn; one that was purged has no repairs any more.</summary>
    public async Task<Response> RepairsAsync(string id, CancellationToken cancellation)
    {
        if (!ArticleId.IsWellFormed(id))
            return ArticleEndpoint.MalformedId;
        if (await reads.ReadAsync(token => articles.FindAsync(id, token), cancellation) is not { } stored)
            return ArticleEndpoint.NoSuchArticle;
        var receipt = await reads.ReadAsync(token => receipts.FindAsync(stored.Article.Upload.Name, token), cancellation);
        return new Response.Found(Representation.OfText(SiteJson.ContentType, json.OfRepairs(stored, receipt?.Receipt)), CacheRule.Never);
    }
}
