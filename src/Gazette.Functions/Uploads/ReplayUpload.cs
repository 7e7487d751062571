using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Uploads;

public sealed class ReplayUpload(UploadEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(ReplayUpload))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/uploads/{*name:minlength(1)}")] HttpRequest request,
        string name,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.ReplayAsync(name, request.QueryValue("action"), request, cancellation));
}
