using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace Gazette.EndToEndTests.Hostile;

/// <summary>Payloads in every place that an upload has, as a real browser meets them.</summary>
[OwnHost("It publishes hundreds of hostile articles, which belong into no lists that somebody reads.")]
public sealed class HostileUploadTests(SiteInBrowser attacked) : IClassFixture<SiteInBrowser>
{
    private const int Pages = 2;
    private const int Lists = 10;

    private readonly PublishedSite site = attacked.Site;
    private readonly IBrowser browser = attacked.Browser;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_payload_runs_loads_or_is_reported_in_any_place()
    {
        Assert.True(HostileUpload.All.Count >= 300, $"{HostileUpload.All.Count} payloads");
        var ids = await PublishAllAsync();
        var paths = ids.SelectMany(id => new[] { $"/articles/{id}", $"/articles/{id}/print" }).ToList();
        Assert.Empty(await VisitAllAsync(paths, bypassPolicy: false));
        Assert.Empty(await VisitListsAsync());
        // The same with the policy off: it must find nothing to do.
        Assert.Empty(await VisitAllAsync([.. ids.Select(id => $"/articles/{id}")], bypassPolicy: true));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Raw_payloads_are_noticed(bool bypassPolicy)
    {
        var policy = await PolicyAsync();
        await using var context = await browser.NewContextAsync(new() { BypassCSP = bypassPolicy });
        var watch = await PageWatch.OpenAsync(context, site.Address);
        var unnoticed = new List<string>();
        foreach (var markup in HostileMarkup.ActsAlone)
        {
            await watch.Page.RouteAsync("**/articles/raw", route => route.FulfillAsync(new()
            {
                ContentType = "text/html; charset=utf-8",
                Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = policy },
                Body = HostileUpload.RawPage(markup),
            }));
            if ((await watch.VisitAsync("/articles/raw")).Count == 0 && !await ComplainsLaterAsync(watch))
                unnoticed.Add(markup);
            await watch.Page.UnrouteAllAsync();
        }

        Assert.Empty(unnoticed);
    }

    /// <summary>Animations, focus and frames act after the page has loaded.</summary>
    private static async Task<bool> ComplainsLaterAsync(PageWatch watch)
    {
        for (var i = 0; i < 20 && watch.Complaints.Count == 0; i++)
            await Task.Delay(100, Cancel);
        return watch.Complaints.Count > 0;
    }

    private async Task<string> PolicyAsync()
    {
        using var answer = await site.Http.GetAsync(new Uri("/", UriKind.Relative), Cancel);
        return answer.Headers.GetValues("Content-Security-Policy").Single();
    }

    private async Task<IReadOnlyList<string>> PublishAllAsync()
    {
        var ids = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(HostileUpload.All, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancel }, async (upload, _) =>
        {
            var etag = await site.UploadAsync(upload.Name, upload.Bytes);
            var receipt = await site.ReceiptAsync(upload.Name, etag);
            if (receipt.GetProperty("articleId") is { ValueKind: JsonValueKind.String } id)
                ids.Add(id.GetString()!);
        });
        // A few are rightly rejected: nothing is left of them, or they are no front matter.
        Assert.True(ids.Count > HostileUpload.All.Count * 9 / 10, $"only {ids.Count} of {HostileUpload.All.Count} were published");
        return [.. ids];
    }

    /// <summary>The lists are 20 titles and summaries to a page.</summary>
    private async Task<IReadOnlyList<string>> VisitListsAsync()
    {
        await using var context = await browser.NewContextAsync();
        var watch = await PageWatch.OpenAsync(context, site.Address);
        var complaints = new List<string>();
        var path = "/";
        for (var i = 0; i < Lists; i++)
        {
            complaints.AddRange(await watch.VisitAsync(path));
            path = (await watch.Page.GetAttributeAsync("a[rel=next]", "href"))!;
        }

        return complaints;
    }

    private async Task<IReadOnlyCollection<string>> VisitAllAsync(IReadOnlyCollection<string> paths, bool bypassPolicy)
    {
        var left = new ConcurrentQueue<string>(paths);
        var complaints = new ConcurrentQueue<string>();
        await Task.WhenAll(Enumerable.Range(0, Pages).Select(async _ =>
        {
            await using var context = await browser.NewContextAsync(new() { BypassCSP = bypassPolicy });
            var watch = await PageWatch.OpenAsync(context, site.Address);
            while (left.TryDequeue(out var path))
            {
                foreach (var complaint in await watch.VisitAsync(path))
                    complaints.Enqueue($"{path}: {complaint}");
            }

            // What acts late is noticed on a later page; what acts on the last one needs a moment.
            await Task.Delay(500, Cancel);
            foreach (var complaint in watch.Complaints)
                complaints.Enqueue($"at the end: {complaint}");
        }));
        return complaints;
    }
}
