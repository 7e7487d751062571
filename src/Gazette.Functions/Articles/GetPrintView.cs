using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetPrintView(ArticleEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetPrintView))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "articles/{id}/print")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.PrintViewAsync(id, request.QueryValue("size"), request.QueryValue("variant"), cancellation));
}
