using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Uploads;

public sealed class ReplayUploads(UploadEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(ReplayUploads))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/uploads")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, request.QueryValue("name") is { } name
            ? endpoint.ReplayAsync(name, request.QueryValue("action"), request, cancellation)
            : endpoint.ReplayFailedAsync(request.QueryValue("action"), request.QueryValue("state"), request.QueryValue("after"), request, cancellation));
}
