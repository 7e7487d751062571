using Gazette.Serving;
using Gazette.Serving.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website;

public sealed class GetReader(ReaderEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetReader))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "reader")] HttpRequest request) =>
        handler.PageAsync(request, endpoint.PageAsync(request, request.QueryValue("for")));
}
