using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Uploads;

public sealed class ReplayUploads(UploadDesk desk, Answers answers)
{
    [Function(nameof(ReplayUploads))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/uploads")] HttpRequest request,
        CancellationToken cancellation) =>
        answers.JsonAsync(request, request.QueryValue("name") is { } name
            ? desk.ReplayAsync(name, request.QueryValue("action"), cancellation)
            : desk.ReplayFailedAsync(request.QueryValue("action"), request.QueryValue("state"), request.QueryValue("after"), cancellation));
}
