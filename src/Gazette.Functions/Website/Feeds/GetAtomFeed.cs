using Gazette.Serving;
using Gazette.Serving.Feeds;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website.Feeds;

public sealed class GetAtomFeed(FeedEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetAtomFeed))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "feed.xml")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.AtomAsync(request.QueryValue("variant"), cancellation));
}
