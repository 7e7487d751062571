using Gazette.Serving;
using Gazette.Serving.Operating;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Uploads;

public sealed class WithdrawDeletedUploads(DeletionEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(WithdrawDeletedUploads))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/events/deleted-uploads")] HttpRequest request,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.WithdrawAsync(request, cancellation));
}
