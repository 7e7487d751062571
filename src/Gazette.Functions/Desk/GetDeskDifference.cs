using Gazette.Serving;
using Gazette.Serving.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Desk;

public sealed class GetDeskDifference(DeskViewEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetDeskDifference))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/desk/differences/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.DifferenceAsync(request.QueryValue("lang"), id, request.QueryValue("from"), request.QueryValue("to"), cancellation));
}
