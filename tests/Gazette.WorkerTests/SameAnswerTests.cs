using System.Net.Http.Headers;

namespace Gazette.WorkerTests;

/// <summary>The worker answers as the local host does.</summary>
public sealed class SameAnswerTests(WorkerSite site)
{
    // Nothing that a client sends makes them fail; see FailureTests for their 503.
    private static readonly string[] NeverAtFault =
        ["GetAccessibility", "GetArchive", "GetAtomFeed", "GetColumnList", "GetHealth", "GetIndexNowKey", "GetJsonFeed", "GetNewsSitemap", "GetReader", "GetReaderSheet", "GetRobots", "GetSitemapIndex", "GetStats"];

    public static TheoryData<SiteRequest> Requests => [.. SiteRequest.All];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Status_headers_and_body_are_the_same(SiteRequest request)
    {
        Assert.Equal(request.Function, FunctionFor(request));
        var (fromWorker, fromLocalHost) = await AnswersAsync(request);
        // A run that another request began may end between the two.
        for (var tries = 1; tries < 3 && fromWorker != fromLocalHost && !request.ChangesSomething; tries++)
            (fromWorker, fromLocalHost) = await AnswersAsync(request);
        Assert.StartsWith($"{request.Status}\n", fromWorker, StringComparison.Ordinal);
        Assert.Equal(fromLocalHost, fromWorker);
    }

    [Fact]
    public async Task The_assets_that_a_page_names_are_the_same()
    {
        var page = await site.LocalHost.GetStringAsync("/", Cancellation);
        var assets = page.Split('"').Where(p => p.StartsWith("/assets/", StringComparison.Ordinal)).Distinct().ToList();
        Assert.NotEmpty(assets);
        foreach (var asset in assets)
            await Status_headers_and_body_are_the_same(new SiteRequest("GetAsset", "GET", asset, 200));
    }

    [Fact]
    public void Every_HTTP_function_is_asked_for_what_is_there_and_for_what_is_not()
    {
        var http = site.Worker.Functions.Where(f => f.IsHttp).Select(f => f.Name).ToList();
        Assert.Equal(http, SiteRequest.All.Where(r => r.Status is 200 or 204 or 303).Select(r => r.Function).Append("GetAsset").Distinct().Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(http, SiteRequest.All.Where(r => r.Status >= 400).Select(r => r.Function).Concat(NeverAtFault).Distinct().Order(StringComparer.OrdinalIgnoreCase));
    }

    private string FunctionFor(SiteRequest request) => site.Worker.Find(request.Method, request.TargetFor(site.Ids).Split('?')[0]).Name;

    private async Task<(string Worker, string LocalHost)> AnswersAsync(SiteRequest request) =>
        (await AnswerAsync(request, site.Worker.SendAsync), await AnswerAsync(request, site.LocalHost.SendAsync));

    private async Task<string> AnswerAsync(SiteRequest request, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send)
    {
        EntityTagHeaderValue? etag = null;
        if (request.Header?.Contains("{etag}", StringComparison.Ordinal) == true)
        {
            using var current = await send(new HttpRequestMessage(HttpMethod.Get, request.TargetFor(site.Ids)), Cancellation);
            etag = current.Headers.ETag;
        }

        using var message = request.ToMessage(site.Ids, etag);
        using var response = await send(message, Cancellation);
        return await SiteAnswer.ReadAsync(response, withTimes: !request.ChangesSomething, Cancellation);
    }
}
