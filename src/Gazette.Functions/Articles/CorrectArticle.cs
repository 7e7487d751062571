using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class CorrectArticle(CorrectionEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(CorrectArticle))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "patch", Route = "api/articles/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.CorrectAsync(id, request, cancellation));
}
