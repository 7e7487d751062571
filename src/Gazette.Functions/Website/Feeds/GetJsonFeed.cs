using Gazette.Serving;
using Gazette.Serving.Feeds;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website.Feeds;

public sealed class GetJsonFeed(FeedEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetJsonFeed))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "feed.json")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.JsonAsync(request.QueryValue("variant"), cancellation));
}
