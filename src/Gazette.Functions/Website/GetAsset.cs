using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website;

public sealed class GetAsset(SiteEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetAsset))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{file}")] HttpRequest request,
        string file) =>
        handler.PageAsync(request, endpoint.AssetAsync(file));
}
