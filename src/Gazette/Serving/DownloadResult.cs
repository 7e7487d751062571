using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Gazette.Serving;

/// <summary>
/// Puts a file into HTTP: name (RFC 6266), conditional requests, ranges, HEAD. All state is private, because the Functions
/// worker serialises a result's public getters after it has run.
/// </summary>
internal sealed class DownloadResult : IResult
{
    // Whatever a browser should make of it all the same runs nothing and belongs to no site.
    private const string ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private readonly Response.Download download;
    private readonly SecurityHeaders securityHeaders;

    public DownloadResult(Response.Download download, SecurityHeaders securityHeaders) => (this.download, this.securityHeaders) = (download, securityHeaders);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        securityHeaders.Apply(headers);
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.CacheControl = download.CacheControl;
        return Results.Stream(
            download.Content, download.ContentType, download.Name, entityTag: new EntityTagHeaderValue($"\"{download.Tag}\""), enableRangeProcessing: true)
            .ExecuteAsync(httpContext);
    }
}
