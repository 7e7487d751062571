using Gazette.Serving;
using Gazette.Serving.Uploading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Uploads;

public sealed class GetUploadList(UploadEndpoint endpoint, OneUploadEndpoint one, RequestHandler handler)
{
    [Function(nameof(GetUploadList))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/uploads")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, request.QueryValue("name") is { } name
            ? one.GetAsync(name, request, cancellation)
            : endpoint.RecentAsync(request.QueryValue("state"), request.QueryValue("needsReview"), request.QueryValue("after"), cancellation));
}
