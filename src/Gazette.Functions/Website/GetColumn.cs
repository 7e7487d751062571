using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website;

public sealed class GetColumn(ListEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetColumn))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "columns/{*column:minlength(1)}")] HttpRequest request,
        string column,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.ColumnAsync(column, request.QueryValue("after"), request.QueryValue("before"), request.QueryValue("variant"), cancellation));
}
