using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website;

public sealed class GetAttachment(AttachmentEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetAttachment))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "files/{hash}/{name}")] HttpRequest request,
        string hash,
        string name,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.AttachmentAsync(hash, name, request.QueryValue("preview"), cancellation));
}
