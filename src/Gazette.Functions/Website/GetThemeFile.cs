using Gazette.Serving;
using Gazette.Serving.Theming;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website;

public sealed class GetThemeFile(ThemeEndpoint endpoint, RequestHandler handler)
{
    [Function(nameof(GetThemeFile))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "theme/{*file:minlength(1)}")] HttpRequest request,
        string file,
        CancellationToken cancellation) =>
        handler.PageAsync(request, endpoint.FileAsync(file, cancellation));
}
