using Gazette.Serving;
using Gazette.Serving.Feeds;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website.Feeds;

public sealed class GetNewsSitemap(SitemapEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetNewsSitemap))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sitemap-news.xml")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.NewsAsync(cancellation));
}
