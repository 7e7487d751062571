using System.Globalization;
using System.Runtime.CompilerServices;
using Gazette.Serving;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Tests.Pages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Gazette.Tests;

public sealed class PageCacheTests
{
    private const int Limit = 1024 * 1024;

    [Fact]
    public async Task Keys_that_strangers_choose_push_each_other_out()
    {
        using var memory = Memory(TimeProvider.System);

        var kept = new List<WeakReference>();
        for (var i = 0; i < 20_000; i++)
            kept.Add(await AskAsync(memory, i));

        GC.Collect();
        // A kibibyte each at least, and a few that the runtime still holds.
        Assert.InRange(kept.Count(k => k.IsAlive), 1, (Limit / 1024) + 10);
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_is_served_as_it_was_for_fifty_seconds_unless_this_host_has_published()
    {
        var clock = new StillClock();
        using var memory = Memory(clock);
        var list = Representation.OfText("text/plain", "list");
        Assert.Equal(new Response.Found(list, CacheRule.Page), await ReadAsync(memory, () => list));
        Assert.Equal(new Response.Found(list, CacheRule.Page), await ReadAsync(memory, Unavailable));

        clock.Now += PageCache.CheckAfter + TimeSpan.FromSeconds(1);
        Assert.Equal(new Response.Found(list, CacheRule.Revalidate), await ReadAsync(memory, Unavailable));
        clock.Now += PageCache.KeptOnError - PageCache.CheckAfter;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => ReadAsync(memory, Unavailable));

        clock.Now += ReadCircuit.Pause;
        Assert.Equal(new Response.Found(list, CacheRule.Page), await ReadAsync(memory, () => list));
        memory.Evict("some-id");
        await Assert.ThrowsAsync<StorageUnavailableException>(() => ReadAsync(memory, Unavailable));
    }

    private static Task<Response.Found> ReadAsync(PageCache memory, Func<Representation> render) =>
        memory.ListAsync("front", _ => Task.FromResult(render()), TestContext.Current.CancellationToken);

    private static Representation Unavailable() => throw new Azure.RequestFailedException(503, "Server busy");

    private static PageCache Memory(TimeProvider clock)
    {
        // Nothing is asked of this storage: lists come from the caller.
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", "UseDevelopmentStorage=true")]).Build();
        var options = Options.Create(new GazetteOptions { PageCacheBytes = Limit });
        var articles = new ArticleStore(StorageConnection.Open(settings), Sample.Site, options);
        return new PageCache(articles, new ReadCircuit(options, clock, NullLogger<ReadCircuit>.Instance), Sample.Site, options, clock);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> AskAsync(PageCache memory, int number) => new((await memory.ListAsync(
        $"front {number}",
        _ => Task.FromResult(Representation.OfText("text/plain", number.ToString(CultureInfo.InvariantCulture))),
        CancellationToken.None)).Representation);

    private sealed class StillClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
