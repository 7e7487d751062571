using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Uploads;

public sealed class GetUploadList(UploadEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetUploadList))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/uploads")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, request.QueryValue("name") is { } name
            ? endpoint.ReceiptAsync(name, cancellation)
            : endpoint.RecentAsync(request.QueryValue("state"), request.QueryValue("needsReview"), request.QueryValue("after"), cancellation));
}
