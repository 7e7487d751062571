using Gazette.Storage;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>What was done to an article's text, for editors; always as storage has it now.</summary>
public sealed class EditDesk(ArticleStore articles, SiteJson json)
{
    public async Task<Reply> EditsAsync(string id, CancellationToken cancellation)
    {
        if (!ArticleId.IsWellFormed(id))
            return new Reply.Failed(StatusCodes.Status400BadRequest, "An article's id has 1 to 80 characters: a to z, 0 to 9 and hyphens.");
        return await articles.FindEditsAsync(id, cancellation) is { } list
            ? new Reply.Found(Representation.OfText(SiteJson.ContentType, json.Of(id, list)), CacheRule.Never)
            : new Reply.Failed(StatusCodes.Status404NotFound, "No article of this id has a list of edits.");
    }
}
