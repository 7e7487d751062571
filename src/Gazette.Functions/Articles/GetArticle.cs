using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetArticle(ArticlePages pages, Answers answers)
{
    [Function(nameof(GetArticle))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "articles/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        answers.PageAsync(request, pages.PageAsync(id, cancellation));
}
