using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class GetArticleVersion(HistoryDesk desk, Answers answers)
{
    [Function(nameof(GetArticleVersion))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/articles/{id}/versions/{number}")] HttpRequest request,
        string id,
        string number,
        CancellationToken cancellation) =>
        answers.JsonAsync(request, desk.VersionAsync(id, number, request.QueryValue("diff"), cancellation));
}
