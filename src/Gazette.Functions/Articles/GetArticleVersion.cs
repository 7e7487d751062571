using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetArticleVersion(VersionEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetArticleVersion))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/articles/{id}/versions/{number}")] HttpRequest request,
        string id,
        string number,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.VersionAsync(id, number, request.QueryValue("diff"), cancellation));
}
