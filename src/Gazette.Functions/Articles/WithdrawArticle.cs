using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class WithdrawArticle(WithdrawalDesk desk, Answers answers)
{
    [Function(nameof(WithdrawArticle))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "api/articles/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        answers.JsonAsync(request, desk.WithdrawAsync(id, request, cancellation));
}
