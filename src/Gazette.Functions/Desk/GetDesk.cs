using Gazette.Serving;
using Gazette.Serving.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Desk;

public sealed class GetDesk(DeskEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetDesk))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk")] HttpRequest request) =>
        handler.PageAsync(request, endpoint.PageAsync(request.QueryValue("lang")));
}
