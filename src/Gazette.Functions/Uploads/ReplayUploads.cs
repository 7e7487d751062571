using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Uploads;

public sealed class ReplayUploads(UploadDesk desk, Answers answers)
{
    [Function(nameof(ReplayUploads))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/uploads")] HttpRequest request,
        string? name,
        string? action,
        string? state,
        string? after,
        CancellationToken cancellation) =>
        answers.JsonAsync(request, name is null
            ? desk.ReplayFailedAsync(action, state, after, cancellation)
            : desk.ReplayAsync(name, action, cancellation));
}
