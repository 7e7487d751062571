using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class WithdrawArticle(WithdrawalEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(WithdrawArticle))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "api/articles/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.WithdrawAsync(id, request, cancellation));
}
