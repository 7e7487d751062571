using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetHistoryPage(VersionEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetHistoryPage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "articles/{id}/versions")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.VersionsPageAsync(id, cancellation));
}
