using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Gazette.Articles;
using Gazette.Pages.Desk;
using Gazette.Publishing;
using Gazette.Serving;
using Gazette.Serving.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

/// <summary>What is paid for: the calls that storage gets.</summary>
public sealed class CallCostTests(AzuriteFixture azurite)
{
    private const string Text = """
        河西路夜间施工公告
        发布时间：2024-05-06 09:30

        为了更换老旧管网，河西路从五月八日起夜间施工，请过往车辆按照现场指示绕行。
        施工期间，沿线公交站点临时调整，具体安排以公交公司的通知为准。
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Uploads_and_pages_cost_so_many_calls()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var counter = new CallCounter();
        var clock = new MovedClock();
        var host = HostOver(newsroom, counter, clock);
        var (pipeline, pages) = (host.GetRequiredService<PublishPipeline>(), host.GetRequiredService<ArticleEndpoint>());
        Task RunAsync() => pipeline.RunAsync("a.txt", Cancellation);
        var id = ArticleId.FromBlobName("a.txt");
        var costs = new Dictionary<string, int>();
        async Task CountAsync(string what, Func<Task> act)
        {
            counter.Take();
            await act();
            costs[what] = counter.Take();
        }

        await newsroom.UploadAsync("a.txt", Text);
        await CountAsync("first", RunAsync);
        await CountAsync("again", RunAsync);
        await newsroom.UploadAsync("a.txt", Text.Replace("2024", "2023", StringComparison.Ordinal) + "新的一版。");
        await CountAsync("changed", RunAsync);
        await newsroom.UploadAsync("a.txt", "");
        await CountAsync("rejected", RunAsync);
        await CountAsync("cold page", () => pages.PageAsync(id, variant: null, Cancellation));
        await CountAsync("page in memory", () => pages.PageAsync(id, variant: null, Cancellation));
        clock.Ahead = PageCache.CheckAfter * 2;
        await CountAsync("checked page", () => pages.PageAsync(id, variant: null, Cancellation));
        await CountAsync("absent page", () => pages.PageAsync("no-such-article", variant: null, Cancellation));
        await CountAsync("absent again", () => pages.PrintViewAsync("no-such-article", size: null, variant: null, Cancellation));
        await CountAsync("list", () => host.GetRequiredService<ListEndpoint>().JsonAsync(column: null, after: null, variant: null, Cancellation));
        await CountAsync("desk", () => host.GetRequiredService<DeskViewEndpoint>().UploadsAsync("en", new ListedUploads(null, null, null, null), Cancellation));
        await newsroom.Account.Uploads.DeleteBlobAsync("a.txt", cancellationToken: Cancellation);
        await CountAsync("deleted", RunAsync);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", costs.Select(cost => $"{cost.Key} {cost.Value}")));
        Assert.Equal((1, 0, 1, 1), (costs["cold page"], costs["page in memory"], costs["checked page"], costs["list"]));
        Assert.InRange(costs["desk"], 1, 3);
        Assert.Equal((1, 0), (costs["absent page"], costs["absent again"]));
        // One of them notes the month, where it is the first of it in a while; the search index takes eight batches and three calls around them.
        Assert.All(costs, cost => Assert.InRange(cost.Value, 0, 38));
        Assert.InRange(costs["again"], 0, 16);
    }

    [Fact]
    public async Task A_page_that_was_not_there_is_there_once_it_is_published()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var pages = newsroom.Host.GetRequiredService<ArticleEndpoint>();
        var id = ArticleId.FromBlobName("a.txt");
        Assert.Equal(404, Assert.IsType<Response.Failed>(await pages.PageAsync(id, variant: null, Cancellation)).Status);
        await newsroom.PublishAsync("a.txt", Text);
        Assert.IsType<Response.Found>(await pages.PageAsync(id, variant: null, Cancellation));
    }

    private static ServiceProvider HostOver(Newsroom newsroom, CallCounter counter, MovedClock clock)
    {
        var (tables, blobs) = (new TableClientOptions(), new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04));
        tables.AddPolicy(counter, HttpPipelinePosition.PerCall);
        blobs.AddPolicy(counter, HttpPipelinePosition.PerCall);
        return newsroom.AddHost(more: services => services.AddSingleton(newsroom.OpenAccount(tables, blobs)).AddSingleton<TimeProvider>(clock));
    }

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
