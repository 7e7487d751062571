using System.Globalization;
using System.Runtime.CompilerServices;
using Gazette.Articles;
using Gazette.Serving;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Storage.Media;
using Gazette.Tests.Pages;
using Gazette.Text.Scripts;
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
    public async Task Long_keys_weigh_what_they_are_long()
    {
        const int KeyLength = 4096;
        using var memory = Memory(TimeProvider.System);

        var kept = new List<WeakReference>();
        for (var i = 0; i < 2_000; i++)
            kept.Add(await AskAsync(memory, i, padding: new string('x', KeyLength)));

        GC.Collect();
        Assert.InRange(kept.Count(k => k.IsAlive), 1, (Limit / (KeyLength * sizeof(char))) + 10);
    }

    /// <summary>Ten seconds after it was made, all who ask need it at once; and the first of them may go away.</summary>
    [Fact]
    public async Task A_list_that_several_ask_for_at_once_is_made_once_for_all()
    {
        using var memory = Memory(TimeProvider.System);
        var (made, list) = (0, Representation.OfText("text/plain", "list"));
        var going = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        async Task<Representation> Make(CancellationToken cancellation)
        {
            Interlocked.Increment(ref made);
            await going.Task.WaitAsync(cancellation);
            return list;
        }

        using var first = new CancellationTokenSource();
        var leaves = memory.ListAsync("front", Make, first.Token);
        var others = Enumerable.Range(0, 20).Select(_ => memory.ListAsync("front", Make, TestContext.Current.CancellationToken)).ToList();
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        going.SetResult();
        Assert.All(await Task.WhenAll(others), answer => Assert.Same(list, answer.Representation));
        Assert.Equal(1, made);
    }

    [Fact]
    public void Gzip_is_the_same_whenever_it_is_asked_for()
    {
        var text = Representation.OfText("text/plain", string.Join('\n', Enumerable.Range(0, 2_000)));
        var before = text.Bytes;
        Assert.Same(text.Gzip, text.Gzip);
        Assert.Equal(before, text.Bytes);
        Assert.Null(Representation.OfText("text/plain", "short").Gzip);
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

    /// <summary>A property that is added to the site later counts without being named in the cache.</summary>
    [Fact]
    public void A_page_has_another_tag_on_a_site_that_differs_in_anything()
    {
        var sites = new List<Site>
        {
            Sample.Site,
            Sample.Site with { Name = "Another" },
            Sample.Site with { BaseUrl = "https://other.example" },
            Sample.Site with { Language = "en" },
            Sample.Site with { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo") },
            Sample.Site with { PublicHistory = true },
            Sample.Site with { Columns = ColumnNames.TryParse("news=News", out var names) ? names : ColumnNames.None },
            Sample.Site with { ColumnDescriptions = Texts("news=a") },
            Sample.Site with { ColumnKeywords = Texts("news=a") },
            Sample.Site with { ColumnTypes = Texts("news=a") },
            Sample.Site with { Operator = new SiteOperator("市政府", null, null, null) },
            Sample.Site with { Theme = new SiteTheme("logo.svg", null, null, null) },
            Sample.Site with { WebSubHub = new Uri("https://hub.example/") },
            Sample.Site with { IndexNowKey = "0123456789" },
            Sample.Site with { ProtectedNames = ProtectedNames.Parse("于謙") },
            Sample.Site with { Variant = ChineseVariant.Traditional },
            Sample.Site with { WrittenLanguage = "zh-Hans" },
        };
        var set = typeof(Site).GetProperties().Where(p => p.SetMethod is not null).Select(p => p.Name).ToList();
        Assert.All(set, name => Assert.Contains(sites, site => !Equals(typeof(Site).GetProperty(name)!.GetValue(site), typeof(Site).GetProperty(name)!.GetValue(Sample.Site))));

        var stored = new StoredArticle { Article = Sample.Article(), Number = 1, UploadHash = "", TextHash = "", Pipeline = 1, Timeline = default };

        var tags = sites.Select(site =>
        {
            using var cache = Memory(TimeProvider.System, site);
            return cache.TagOf(stored, "page");
        });

        Assert.Equal(sites.Count, tags.Distinct().Count());
    }

    private static ColumnTexts Texts(string setting) => ColumnTexts.TryParse(setting, out var texts) ? texts : ColumnTexts.None;

    private static Task<Response.Found> ReadAsync(PageCache memory, Func<Representation> render) =>
        memory.ListAsync("front", _ => Task.FromResult(render()), TestContext.Current.CancellationToken);

    private static Representation Unavailable() => throw new Azure.RequestFailedException(503, "Server busy");

    private static PageCache Memory(TimeProvider clock, Site? site = null)
    {
        // Nothing is asked of this storage: lists come from the caller.
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", "UseDevelopmentStorage=true")]).Build();
        var options = Options.Create(new GazetteOptions { PageCacheBytes = Limit });
        var account = StorageConnection.Open(settings, new SetUpPolicy());
        return new PageCache(new ArticleStore(account, Sample.Site, options), new MediaStore(account, clock), new ReadCircuit(options, clock, NullLogger<ReadCircuit>.Instance), site ?? Sample.Site, options, clock);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> AskAsync(PageCache memory, int number, string padding = "") => new((await memory.ListAsync(
        $"front {number}{padding}",
        _ => Task.FromResult(Representation.OfText("text/plain", number.ToString(CultureInfo.InvariantCulture))),
        CancellationToken.None)).Representation);

    private sealed class StillClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
