using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website;

public sealed class GetFrontPage(ListEndpoint endpoint, RequestHandler handler)
{
    // An empty route is read differently by host and worker; this one matches the root alone in both.
    [Function(nameof(GetFrontPage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.FrontPageAsync(request.QueryValue("after"), request.QueryValue("before"), request.QueryValue("variant"), cancellation));
}
