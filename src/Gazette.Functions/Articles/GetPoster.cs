using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetPoster(ArticleEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetPoster))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "articles/{id}/poster")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.PosterAsync(id, request.QueryValue("size"), request.QueryValue("variant"), cancellation));
}
