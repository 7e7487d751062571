using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetArticleVersions(VersionEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetArticleVersions))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/articles/{id}/versions")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.VersionsAsync(id, cancellation));
}
