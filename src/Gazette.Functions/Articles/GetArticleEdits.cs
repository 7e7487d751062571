using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetArticleEdits(EditListEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetArticleEdits))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/articles/{id}/edits")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.EditsAsync(id, cancellation));
}
