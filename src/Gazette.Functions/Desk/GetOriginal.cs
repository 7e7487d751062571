using Gazette.Serving;
using Gazette.Serving.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Desk;

public sealed class GetOriginal(DeskOriginalEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetOriginal))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "originals/{form}")] HttpRequest request,
        string form,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.OriginalAsync(form, request.QueryValue("name"), request.QueryValue("token"), cancellation));
}
