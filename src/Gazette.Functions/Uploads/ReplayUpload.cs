using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Uploads;

public sealed class ReplayUpload(UploadDesk desk, Answers answers)
{
    [Function(nameof(ReplayUpload))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/uploads/{*name:minlength(1)}")] HttpRequest request,
        string name,
        CancellationToken cancellation) =>
        answers.JsonAsync(request, desk.ReplayAsync(name, request.QueryValue("action"), cancellation));
}
