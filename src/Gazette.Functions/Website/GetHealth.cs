using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website;

public sealed class GetHealth(SiteEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetHealth))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "healthz")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.HealthAsync(cancellation));
}
