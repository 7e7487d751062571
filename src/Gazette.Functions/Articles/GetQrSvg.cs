using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetQrSvg(ArticleEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetQrSvg))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "articles/{id}/qr.svg")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.QrSvgAsync(id, request.QueryValue("size"), cancellation));
}
