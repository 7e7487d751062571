using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website;

public sealed class GetAccessibility(SiteEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetAccessibility))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "accessibility")] HttpRequest request) =>
        handler.PageAsync(request, endpoint.AccessibilityAsync());
}
