using Gazette.Serving;
using Gazette.Serving.Previewing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class PreviewArticle(PreviewEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(PreviewArticle))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/articles/{id}/preview")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.OpenAsync(id, cancellation));
}
