using Gazette.Articles;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>What was done to an article's text, for editors; always as storage has it now.</summary>
public sealed class EditListEndpoint(ArticleStore articles, ReadCircuit reads, SiteJson json)
{
    /// <summary>As <see cref="Contracts.ArticleEdits"/>: 404 for an article that was stored without a list, too.</summary>
    public async Task<Response> EditsAsync(string id, CancellationToken cancellation)
    {
        if (!ArticleId.IsWellFormed(id))
            return ArticleEndpoint.MalformedId;
        return await reads.ReadAsync(token => articles.FindEditsAsync(id, token), cancellation) is { } found
            ? new Response.Found(Representation.OfText(SiteJson.ContentType, json.Of(id, found.List, found.Corrections)), CacheRule.Never)
            : new Response.Failed(StatusCodes.Status404NotFound, "No article of this id has a list of edits.");
    }
}
