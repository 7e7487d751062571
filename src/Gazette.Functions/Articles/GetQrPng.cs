using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetQrPng(ArticlePages pages, Answers answers)
{
    [Function(nameof(GetQrPng))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "articles/{id}/qr.png")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        answers.JsonAsync(request, pages.QrPngAsync(id, request.QueryValue("size"), cancellation));
}
