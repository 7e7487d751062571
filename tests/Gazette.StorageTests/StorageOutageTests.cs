using Gazette.LocalHost;
using Gazette.LocalHost.Azurite;
using Gazette.LocalHost.Terminal;
using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

/// <summary>Storage of a test's own, stopped and started again under a host whose clock the test moves.</summary>
public sealed class StorageOutageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_in_memory_outlives_storage_by_fifty_seconds()
    {
        var folder = Directory.CreateTempSubdirectory("gazette-outage-").FullName;
        try
        {
            var azurite = await AzuriteServer.StartAsync(RepositoryRoot.Find(), folder, shared: false, StartSteps.OnOutput(), Cancellation);
            var ports = DataFolder.ReadRecord(folder)!.Ports!;
            var newsroom = await Newsroom.OpenAsync(azurite.ConnectionString);
            var clock = new StillClock();
            // A busy machine is no outage: what is stopped refuses connections at once.
            var host = newsroom.AddHost(new() { ["Gazette:ReadTimeout"] = "00:00:05" }, services => services.AddSingleton<TimeProvider>(clock));
            var (pages, requests) = (host.GetRequiredService<ArticleEndpoint>(), host.GetRequiredService<RequestHandler>());
            var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
            Assert.Equal((200, CacheRule.Page), await AskAsync());
            await azurite.DisposeAsync();

            Assert.Equal((200, CacheRule.Page), await AskAsync());
            clock.Now += PageCache.CheckAfter + TimeSpan.FromSeconds(1);
            Assert.Equal((200, CacheRule.Revalidate), await AskAsync());
            Assert.Equal((503, CacheRule.Never), await AskAsync(print: true));
            clock.Now += TimeSpan.FromSeconds(39);
            Assert.Equal((200, CacheRule.Revalidate), await AskAsync());
            clock.Now += TimeSpan.FromSeconds(1);
            Assert.Equal((503, CacheRule.Never), await AskAsync());

            var script = new AzuriteInstallation(RepositoryRoot.Find()).Script;
            using var restarted = await AzuriteProcess.StartAsync(script, folder, new AzuriteRecord(Environment.ProcessId, AzuritePid: null, ports), Cancellation);
            try
            {
                Assert.True(await restarted.WaitUntilReadyAsync(Cancellation));
                // Nobody asks before the pause is over.
                Assert.Equal((503, CacheRule.Never), await AskAsync());
                clock.Now += TimeSpan.FromSeconds(1);
                Assert.Equal((200, CacheRule.Page), await AskAsync());
                Assert.Equal((200, CacheRule.Page), await AskAsync(print: true));
                await newsroom.DisposeAsync();
            }
            finally
            {
                await restarted.EndAsync();
            }

            async Task<(int Status, string? CacheControl)> AskAsync(bool print = false)
            {
                var context = new DefaultHttpContext();
                context.Request.Method = "GET";
                var work = print ? pages.PrintViewAsync(id, null, variant: null, Cancellation) : pages.PageAsync(id, variant: null, Cancellation);
                await (await requests.PageAsync(context.Request, work)).ExecuteAsync(context);
                Assert.Equal(context.Response.StatusCode == 503, context.Response.Headers.ContainsKey("Retry-After"));
                return (context.Response.StatusCode, context.Response.Headers.CacheControl);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class StillClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
