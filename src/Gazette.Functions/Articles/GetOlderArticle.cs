using Gazette.Serving;
using Gazette.Serving.Following;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetOlderArticle(NextEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetOlderArticle))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "articles/{id}/older")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.OlderAsync(id, request.QueryValue("variant"), cancellation));
}
