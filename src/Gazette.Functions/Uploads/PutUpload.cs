using Gazette.Serving;
using Gazette.Serving.Uploading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Uploads;

public sealed class PutUpload(ReceiveEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(PutUpload))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/uploads/{*name:minlength(1)}")] HttpRequest request,
        string name,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.ReceiveAtPathAsync(name, request.QueryValue("parts"), request, cancellation));
}
