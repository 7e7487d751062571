using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Uploads;

public sealed class GetUploadList(UploadDesk desk, Answers answers)
{
    [Function(nameof(GetUploadList))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/uploads")] HttpRequest request,
        CancellationToken cancellation) =>
        answers.JsonAsync(request, request.QueryValue("name") is { } name
            ? desk.ReceiptAsync(name, cancellation)
            : desk.RecentAsync(request.QueryValue("state"), request.QueryValue("needsReview"), request.QueryValue("after"), cancellation));
}
