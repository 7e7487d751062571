using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website;

public sealed class GetColumnList(ListEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetColumnList))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "columns")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.ColumnsAsync(request.QueryValue("variant"), cancellation));
}
