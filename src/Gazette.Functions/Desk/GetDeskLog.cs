using Gazette.Serving;
using Gazette.Serving.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Desk;

public sealed class GetDeskLog(DeskViewEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetDeskLog))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/desk/log")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.LogAsync(request.QueryValue("lang"), request.QueryValue("after"), cancellation));
}
