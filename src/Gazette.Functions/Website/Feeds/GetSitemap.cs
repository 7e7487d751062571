using Gazette.Serving;
using Gazette.Serving.Feeds;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website.Feeds;

public sealed class GetSitemap(SitemapEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetSitemap))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sitemaps/{file}")] HttpRequest request,
        string file,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.FileAsync(file, cancellation));
}
