using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetArticleRepairs(RepairsEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetArticleRepairs))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/articles/{id}/repairs")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.RepairsAsync(id, cancellation));
}
