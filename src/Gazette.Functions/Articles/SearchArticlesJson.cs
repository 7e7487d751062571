using Gazette.Serving;
using Gazette.Serving.Searching;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class SearchArticlesJson(SearchEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(SearchArticlesJson))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/search")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.JsonAsync(
            request.QueryValue("q"), request.QueryValue("column"), request.QueryValue("from"), request.QueryValue("to"), request.QueryValue("after"), request.QueryValue("variant"), cancellation));
}
