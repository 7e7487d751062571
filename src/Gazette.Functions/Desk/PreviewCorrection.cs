using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Desk;

public sealed class PreviewCorrection(CorrectionEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(PreviewCorrection))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/desk/previews/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.PreviewAsync(id, request, cancellation));
}
