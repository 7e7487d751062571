using Gazette.Serving;
using Gazette.Serving.Following;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetRelatedArticles(NextEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetRelatedArticles))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "articles/{id}/related")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.RelatedAsync(id, request.QueryValue("variant"), cancellation));
}
