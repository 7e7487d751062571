using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetArticleList(ArticlePages pages, Answers answers)
{
    [Function(nameof(GetArticleList))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/articles")] HttpRequest request,
        CancellationToken cancellation) =>
        answers.JsonAsync(request, pages.ListJsonAsync(request.QueryValue("after"), cancellation));
}
