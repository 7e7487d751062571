using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Website;

public sealed class GetAsset(SiteFiles files, Answers answers)
{
    [Function(nameof(GetAsset))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{file}")] HttpRequest request,
        string file) =>
        answers.PageAsync(request, files.AssetAsync(file));
}
