using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website;

public sealed class GetArchiveMonth(ListEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetArchiveMonth))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "archive/{month}")] HttpRequest request,
        string month,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.MonthAsync(month, request.QueryValue("after"), request.QueryValue("variant"), cancellation));
}
