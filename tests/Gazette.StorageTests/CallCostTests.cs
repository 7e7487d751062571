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
        Assert.All(costs, cost => Assert.InRange(cost.Value, 0, 34));
    }

    /// <summary>Of the same text the second time, the list of its month is noted already.</summary>
    /// <param name="column">The folder, with a slash.</param>
    [Theory]
    [InlineData("", "b.md", 13, 16, 12)]
    [InlineData("", "b.txt", 15, 18, 14)]
    [InlineData("news/", "b.md", 15, 18, 14)]
    public async Task An_upload_costs_no_more_calls_than_it_needs(string column, string name, int first, int changed, int same)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var (all, search) = (new CallCounter(), new CallCounter(request => request.Uri.ToUri() is var uri && (uri.AbsolutePath.Contains(newsroom.Account.Search.Name, StringComparison.Ordinal) || uri.AbsolutePath.EndsWith("$batch", StringComparison.Ordinal))));
        var pipeline = HostOver(newsroom, all, new MovedClock(), search).GetRequiredService<PublishPipeline>();
        async Task<(int Search, int Others)> UploadAsync(string name, string? text)
        {
            if (text is not null)
                await newsroom.UploadAsync(column + name, text);
            all.Take();
            search.Take();
            await pipeline.RunAsync(column + name, Cancellation);
            return search.Take() is var ofSearch ? (ofSearch, all.Take() - ofSearch) : default;
        }

        // A headline that Markdown knows as one.
        var text = name.EndsWith(".md", StringComparison.Ordinal) ? "# " + Text.Replace("\n发布", "\n\n发布", StringComparison.Ordinal) : Text;
        await UploadAsync("a" + Path.GetExtension(name), text.Replace("河西", "河东", StringComparison.Ordinal));
        var (firstTime, edited, unchanged) = (await UploadAsync(name, text), await UploadAsync(name, text + "新的一版。"), await UploadAsync(name, null));

        TestContext.Current.TestOutputHelper?.WriteLine($"first {firstTime}, changed {edited}, same {unchanged}");
        Assert.InRange(firstTime.Others, 1, first);
        Assert.InRange(edited.Others, 1, changed);
        Assert.InRange(unchanged.Others, 1, same);
        // Eight batches of entries, and the row that names them before and after.
        Assert.InRange(firstTime.Search, 1, 10);
        Assert.InRange(edited.Search, 1, 11);
        Assert.InRange(unchanged.Search, 1, 1);
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

    private static ServiceProvider HostOver(Newsroom newsroom, CallCounter counter, MovedClock clock, CallCounter? second = null)
    {
        var (tables, blobs) = (new TableClientOptions(), new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04));
        tables.AddPolicy(counter, HttpPipelinePosition.PerCall);
        blobs.AddPolicy(counter, HttpPipelinePosition.PerCall);
        if (second is not null)
            tables.AddPolicy(second, HttpPipelinePosition.PerCall);
        return newsroom.AddHost(more: services => services.AddSingleton(newsroom.OpenAccount(tables, blobs)).AddSingleton<TimeProvider>(clock));
    }

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
