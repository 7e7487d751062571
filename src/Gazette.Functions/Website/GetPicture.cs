using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website;

public sealed class GetPicture(PictureEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetPicture))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "media/{hash}/{variant}")] HttpRequest request,
        string hash,
        string variant,
        CancellationToken cancellation) =>
        handler.JsonAsync(request, endpoint.PictureAsync(hash, variant, request.QueryValue("preview"), cancellation));
}
