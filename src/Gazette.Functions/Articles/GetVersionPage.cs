using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetVersionPage(VersionEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetVersionPage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "articles/{id}/versions/{number}")] HttpRequest request,
        string id,
        string number,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.VersionPageAsync(id, number, cancellation));
}
