using Microsoft.AspNetCore.Http;

namespace Gazette.Serving;

/// <summary>
/// Puts into HTTP that something was stored. All state is private, because the Functions worker serialises a result's public
/// getters after it has run.
/// </summary>
internal sealed class StoredResult : IResult
{
    private readonly Response.Stored stored;
    private readonly SecurityHeaders securityHeaders;

    public StoredResult(Response.Stored stored, SecurityHeaders securityHeaders) => (this.stored, this.securityHeaders) = (stored, securityHeaders);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        securityHeaders.Apply(response.Headers);
        response.Headers.CacheControl = CacheRule.Never;
        response.Headers.ETag = stored.ETag;
        response.Headers.Location = stored.Location;
        response.StatusCode = stored.Status;
        return Task.CompletedTask;
    }
}
