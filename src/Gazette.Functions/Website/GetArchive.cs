using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website;

public sealed class GetArchive(ListEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetArchive))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "archive")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.ArchiveAsync(request.QueryValue("variant"), cancellation));
}
