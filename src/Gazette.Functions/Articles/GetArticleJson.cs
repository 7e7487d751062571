using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetArticleJson(ArticleEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetArticleJson))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/articles/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.JsonOrPreviewAsync(id, request.QueryValue("preview"), request.QueryValue("variant"), cancellation));
}
