using Gazette.Articles;
using Gazette.Serving.Contracts.Operating;
using Gazette.Storage;
using Gazette.Storage.Auditing;
using Microsoft.AspNetCore.Http;

namespace Gazette.Serving.Auditing;

/// <summary>The log of who did what, for editors and operators; always as storage has it now.</summary>
public sealed class LogEndpoint(AuditLog log, ReadCircuit reads, Site site)
{
    private static readonly Response MalformedAfter = new Response.Failed(
        StatusCodes.Status400BadRequest, "The value of \"after\" is not one that a list's next address carried.");

    /// <param name="after">A key that an earlier page gave, null for the newest.</param>
    public async Task<Response> RecentAsync(string? after, CancellationToken cancellation)
    {
        var isKey = TimeKey.TryParse(after ?? "", out var key);
        if (!isKey && after is not null)
            return MalformedAfter;
        var page = await reads.ReadAsync(token => log.ReadAsync(isKey ? key : null, token), cancellation);
        return new Response.Found(Representation.OfText(SiteJson.ContentType, SiteJson.Serialize(ActionLog.Of(page, site))), CacheRule.Never);
    }
}
