using Gazette.Serving;
using Gazette.Serving.Feeds;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website.Feeds;

public sealed class GetIndexNowKey(SitemapEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetIndexNowKey))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "indexnow.txt")] HttpRequest request) =>
        handler.PageAsync(request, endpoint.IndexNowKeyAsync());
}
