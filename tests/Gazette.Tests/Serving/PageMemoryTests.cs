using System.Globalization;
using System.Runtime.CompilerServices;
using Gazette.Serving;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Tests.Pages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Gazette.Tests;

public sealed class PageMemoryTests
{
    private const int Limit = 1024 * 1024;

    [Fact]
    public async Task Keys_that_strangers_choose_push_each_other_out()
    {
        // Nothing is asked of this storage: lists come from the caller.
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", "UseDevelopmentStorage=true")]).Build();
        var options = Options.Create(new GazetteOptions { PageCacheBytes = Limit });
        using var memory = new PageMemory(new ArticleStore(StorageConnection.Open(settings), Sample.Site, options), Sample.Site, options, TimeProvider.System);

        var kept = new List<WeakReference>();
        for (var i = 0; i < 20_000; i++)
            kept.Add(await AskAsync(memory, i));

        GC.Collect();
        // A kibibyte each at least, and a few that the runtime still holds.
        Assert.InRange(kept.Count(k => k.IsAlive), 1, (Limit / 1024) + 10);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> AskAsync(PageMemory memory, int number) => new(
        await memory.ListAsync($"front {number}", () => Task.FromResult(Representation.OfText("text/plain", number.ToString(CultureInfo.InvariantCulture)))));
}
