using Gazette.Serving;
using Gazette.Serving.Searching;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website;

public sealed class SearchArticles(SearchEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(SearchArticles))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "search")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.PageAsync(
            request.QueryValue("q"), request.QueryValue("column"), request.QueryValue("from"), request.QueryValue("to"), request.QueryValue("after"), request.QueryValue("variant"), cancellation));
}
