using Gazette.Serving;
using Gazette.Serving.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website;

public sealed class GetReaderSheet(ReaderEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetReaderSheet))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "reader.css")] HttpRequest request) =>
        handler.PageAsync(request, endpoint.SheetAsync(request));
}
