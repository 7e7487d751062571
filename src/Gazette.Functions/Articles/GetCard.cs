using Gazette.Serving;
using Gazette.Serving.Theming;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetCard(CardEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetCard))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "articles/{id}/card.png")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.CardAsync(id, cancellation));
}
