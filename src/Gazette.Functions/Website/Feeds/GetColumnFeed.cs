using Gazette.Serving;
using Gazette.Serving.Feeds;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website.Feeds;

public sealed class GetColumnFeed(FeedEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetColumnFeed))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "feeds/{*column:minlength(1)}")] HttpRequest request,
        string column,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.ColumnAsync(column, request.QueryValue("variant"), cancellation));
}
