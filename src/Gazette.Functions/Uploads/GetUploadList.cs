using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Uploads;

public sealed class GetUploadList(UploadDesk desk, Answers answers)
{
    [Function(nameof(GetUploadList))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/uploads")] HttpRequest request,
        string? name,
        string? state,
        string? needsReview,
        string? after,
        CancellationToken cancellation) =>
        answers.JsonAsync(request, name is null
            ? desk.RecentAsync(state, needsReview, after, cancellation)
            : desk.ReceiptAsync(name, cancellation));
}
