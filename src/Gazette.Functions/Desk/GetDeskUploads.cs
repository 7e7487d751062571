using Gazette.Pages.Desk;
using Gazette.Serving;
using Gazette.Serving.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Desk;

public sealed class GetDeskUploads(DeskViewEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetDeskUploads))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/desk/uploads")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.UploadsAsync(
            request.QueryValue("lang"), new ListedUploads(request.QueryValue("state"), request.QueryValue("q"), request.QueryValue("column"), request.QueryValue("after")), cancellation));
}
