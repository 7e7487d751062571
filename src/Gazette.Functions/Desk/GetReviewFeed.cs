using Gazette.Serving;
using Gazette.Serving.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Desk;

public sealed class GetReviewFeed(ReviewFeedEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetReviewFeed))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/feed")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.AtomAsync(request.QueryValue("token"), cancellation));
}
