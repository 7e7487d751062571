using Gazette.Serving;
using Gazette.Serving.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Desk;

public sealed class GetDeskUpload(DeskViewEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetDeskUpload))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/desk/upload")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.UploadAsync(request.QueryValue("lang"), request.QueryValue("name") ?? "", cancellation));
}
