using Gazette.Serving;
using Gazette.Serving.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website;

public sealed class SetReader(ReaderEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(SetReader))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "reader")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.ChooseAsync(request, cancellation));
}
