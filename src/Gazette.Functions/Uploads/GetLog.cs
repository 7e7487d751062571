using Gazette.Serving;
using Gazette.Serving.Auditing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Uploads;

public sealed class GetLog(LogEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetLog))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/log")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.RecentAsync(request.QueryValue("after"), cancellation));
}
