using Gazette.Serving;
using Gazette.Serving.Following;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetNewerArticle(NextEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetNewerArticle))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "articles/{id}/newer")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.NewerAsync(id, request.QueryValue("variant"), cancellation));
}
