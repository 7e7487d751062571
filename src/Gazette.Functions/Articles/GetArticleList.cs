using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetArticleList(ListEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetArticleList))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/articles")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.JsonAsync(request.QueryValue("column"), request.QueryValue("after"), request.QueryValue("variant"), cancellation));
}
