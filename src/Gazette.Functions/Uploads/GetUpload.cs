using Gazette.Serving;
using Gazette.Serving.Uploading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Uploads;

public sealed class GetUpload(OneUploadEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetUpload))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/uploads/{*name:minlength(1)}")] HttpRequest request,
        string name,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.GetAsync(name, request, cancellation));
}
