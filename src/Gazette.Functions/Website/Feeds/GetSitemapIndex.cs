using Gazette.Serving;
using Gazette.Serving.Feeds;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website.Feeds;

public sealed class GetSitemapIndex(SitemapEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetSitemapIndex))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sitemap.xml")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.IndexAsync(cancellation));
}
