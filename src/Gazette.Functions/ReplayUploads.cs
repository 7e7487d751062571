using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions;

public sealed class ReplayUploads(UploadDesk desk, Answers answers)
{
    [Function(nameof(ReplayUploads))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/uploads")] HttpRequest request,
        string? name,
        string? action,
        string? state,
        CancellationToken cancellation) =>
        answers.JsonAsync(request, name is null
            ? desk.ReplayFailedAsync(action, state, cancellation)
            : desk.ReplayAsync(name, action, cancellation));
}
