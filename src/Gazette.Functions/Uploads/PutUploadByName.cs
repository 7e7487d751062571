using Gazette.Serving;
using Gazette.Serving.Uploading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Uploads;

public sealed class PutUploadByName(ReceiveEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(PutUploadByName))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/uploads")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.ReceiveAsync(request.QueryValue("name") ?? "", request.QueryValue("parts"), request, cancellation));
}
