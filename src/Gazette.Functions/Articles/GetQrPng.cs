using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetQrPng(ArticleEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetQrPng))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "articles/{id}/qr.png")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.QrPngAsync(id, request.QueryValue("size"), cancellation));
}
