using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetArticle(ArticleEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetArticle))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "articles/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.PageOrPreviewAsync(id, request.QueryValue("preview"), request.QueryValue("variant"), cancellation));
}
