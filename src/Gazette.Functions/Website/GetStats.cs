using Gazette.Serving;
using Gazette.Serving.Operating;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website;

public sealed class GetStats(StatsEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetStats))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/stats")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.StatsAsync(cancellation));
}
