using Gazette.Serving;
using Gazette.Serving.Following;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetRelatedArticlesJson(NextEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetRelatedArticlesJson))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/articles/{id}/related")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.RelatedJsonAsync(id, request.QueryValue("variant"), cancellation));
}
