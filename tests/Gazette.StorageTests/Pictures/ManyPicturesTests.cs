using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Gazette.Media;
using Gazette.Publishing;
using Gazette.StorageTests.Faults;
using Gazette.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

/// <summary>An article that waits for several pictures is made anew once for all that come together, and never waits for nothing.</summary>
public sealed class ManyPicturesTests(AzuriteFixture azurite)
{
    private const int Pictures = 6;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pictures_that_come_together_make_their_article_anew_once()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("bridge.md", PageOf(Pictures));
        var hashes = await UploadAsync(newsroom, Pictures);
        var (writes, counter) = (0, new CallFilter());
        counter.FailsBefore = request =>
        {
            if (Writes(newsroom.Account.Articles)(request))
                Interlocked.Increment(ref writes);
            return false;
        };
        var host = HostOver(newsroom, new Interference(), counter);
        var (begun, allHaveBegun, runs) = (0, new TaskCompletionSource(), new List<Task>());

        async Task RunAsync(int number, Task before)
        {
            // The second write of a receipt is a run's end: all have begun before one comes to its end, and then one after the other does.
            Interference.At(2, Writes(newsroom.Account.Receipts), before: async () =>
            {
                if (Interlocked.Increment(ref begun) == Pictures)
                    allHaveBegun.SetResult();
                await allHaveBegun.Task;
                await before;
            });
            await host.GetRequiredService<PublishPipeline>().RunAsync(NameOf(number), Cancellation);
        }

        for (var number = 1; number <= Pictures; number++)
            runs.Add(RunAsync(number, runs.LastOrDefault() ?? Task.CompletedTask));
        await Task.WhenAll(runs);

        Assert.Equal(hashes.Order(StringComparer.Ordinal), await ShownAsync(newsroom));
        Assert.Equal(1, writes);
        Assert.Empty(await newsroom.Receipts.ReadUnfinishedAsync(Cancellation).ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData("good")]
    [InlineData("bad")]
    [InlineData("deleted")]
    public async Task The_last_one_completes_the_article_whatever_becomes_of_it(string last)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("bridge.md", PageOf(2));
        var hashes = await UploadAsync(newsroom, 2);
        if (last == "bad")
            await newsroom.UploadAsync(NameOf(2), "no picture at all");
        var shown = new List<string>();

        await RunWithAsync(newsroom, NameOf(2), async () =>
        {
            await newsroom.RunAsync(NameOf(1));
            shown.AddRange(await ShownAsync(newsroom));
            if (last == "deleted")
                await newsroom.Account.Uploads.DeleteBlobAsync(NameOf(2), cancellationToken: Cancellation);
        });

        Assert.Empty(shown);
        var expected = last == "good" ? hashes : hashes.Take(1);
        Assert.Equal(expected.Order(StringComparer.Ordinal), await ShownAsync(newsroom));
    }

    [Fact]
    public async Task An_article_that_has_waited_for_a_minute_waits_no_longer()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("bridge.md", PageOf(2));
        var hashes = await UploadAsync(newsroom, 2);
        var later = newsroom.AddHost(more: services => services.AddSingleton<TimeProvider>(new ClockAhead(TimeSpan.FromMinutes(2))));
        var shown = new List<string>();

        await RunWithAsync(newsroom, NameOf(2), async () =>
        {
            await later.GetRequiredService<PublishPipeline>().RunAsync(NameOf(1), Cancellation);
            shown.AddRange(await ShownAsync(newsroom));
        });

        Assert.Equal([hashes[0]], shown);
    }

    [Fact]
    public async Task What_was_taken_away_goes_at_once_though_another_picture_is_on_its_way()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var hashes = await UploadAsync(newsroom, 2);
        await newsroom.RunAsync(NameOf(1));
        await newsroom.PublishAsync("bridge.md", PageOf(2));
        await newsroom.Account.Uploads.DeleteBlobAsync(NameOf(1), cancellationToken: Cancellation);
        var status = 0;

        await RunWithAsync(newsroom, NameOf(2), async () =>
        {
            await newsroom.RunAsync(NameOf(1));
            status = await newsroom.StatusOfAsync(hashes[0], "301.webp");
        });

        Assert.Equal(404, status);
        Assert.Equal([hashes[1]], await ShownAsync(newsroom));
    }

    [Fact]
    public async Task An_article_is_not_made_twice_in_its_own_run_for_pictures_that_are_on_their_way()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var hashes = await UploadAsync(newsroom, 2);
        await newsroom.UploadAsync("bridge.md", PageOf(2));
        var (writes, counter) = (0, new CallFilter());
        counter.FailsBefore = request =>
        {
            if (Writes(newsroom.Account.Articles)(request))
                Interlocked.Increment(ref writes);
            return false;
        };
        var host = HostOver(newsroom, new Interference(), counter);

        async Task RunArticleAsync()
        {
            // Once it is made, one of its pictures comes.
            Interference.At(1, Writes(newsroom.Account.Articles), before: () => Task.Run(() => newsroom.RunAsync(NameOf(1))));
            await host.GetRequiredService<PublishPipeline>().RunAsync("bridge.md", Cancellation);
        }

        await RunWithAsync(newsroom, NameOf(2), RunArticleAsync);

        Assert.Equal(1, writes);
        Assert.Equal(hashes.Order(StringComparer.Ordinal), await ShownAsync(newsroom));
    }

    [Theory]
    [InlineData("good")]
    [InlineData("bad")]
    public async Task Wherever_the_last_one_dies_the_article_is_complete_in_the_end(string last)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddDyingHost(more: new Interference());
        var desks = await DyingHosts.DieEverywhereAsync(
            number => Desk.OpenAsync(newsroom, number, last),
            desk => RunWithAsync(newsroom, desk.Last, desk.RunFirstAsync, host));
        // The event of the first one comes late where it has not come yet.
        foreach (var desk in desks.Where(desk => !desk.HasRunFirst))
            await desk.RunFirstAsync();
        await Aftermath.SettleAsync(newsroom);

        foreach (var desk in desks)
            await desk.AssertCompleteAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{desks.Count} runs");
    }

    [Theory]
    [InlineData("good")]
    [InlineData("bad")]
    public async Task Wherever_the_one_before_dies_the_article_is_complete_in_the_end(string last)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddDyingHost();
        var desks = new List<Desk>();
        var dies = true;
        while (dies)
        {
            var desk = await Desk.OpenAsync(newsroom, desks.Count, last);
            await RunWithAsync(newsroom, desk.Last, async () => dies = await DyingHosts.DiesAsync(() => host.GetRequiredService<PublishPipeline>().RunAsync(desk.First, Cancellation), desks.Count));
            desks.Add(desk);
        }

        await Aftermath.SettleAsync(newsroom);

        foreach (var desk in desks)
            await desk.AssertCompleteAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{desks.Count} runs");
    }

    /// <summary>A run over a picture that is stopped when it has begun, and knows nothing of the picture yet.</summary>
    /// <param name="meanwhile">What happens then, on other hosts.</param>
    /// <param name="host">Null for one that lives; else one whose requests can be interfered with.</param>
    private static async Task RunWithAsync(Newsroom newsroom, string name, Func<Task> meanwhile, ServiceProvider? host = null)
    {
        Interference.At(1, Writes(newsroom.Account.Media), before: meanwhile);
        await (host ?? HostOver(newsroom, new Interference())).GetRequiredService<PublishPipeline>().RunAsync(name, Cancellation);
    }

    private static Func<Request, bool> Writes(TableClient table) =>
        request => request.Method != RequestMethod.Get && request.Uri.Path.Split('/')[^1].Split('(')[0] == table.Name;

    private static ServiceProvider HostOver(Newsroom newsroom, params IReadOnlyList<HttpPipelinePolicy> policies)
    {
        var tables = new TableClientOptions();
        foreach (var policy in policies)
            tables.AddPolicy(policy, HttpPipelinePosition.PerCall);
        return newsroom.AddHost(more: services => services.AddSingleton(newsroom.OpenAccount(tables)));
    }

    private static string NameOf(int number) => $"pictures/{number}.jpg";

    private static string PageOf(int pictures) => $"""
        # The bridge is open again

        Published: 2026-03-02

        Since Monday morning the old bridge over the river carries buses and bicycles again, the city said, after two years of works.

        {string.Join("\n\n", Enumerable.Range(1, pictures).Select(number => $"![The bridge on day {number}]({NameOf(number)})"))}

        The works cost less than planned. Pedestrians had been able to cross all the time on a path of their own beside it.
        """;

    /// <returns>The hashes that they will have.</returns>
    private static async Task<List<string>> UploadAsync(Newsroom newsroom, int pictures, string folder = "", int width = 300)
    {
        var hashes = new List<string>();
        for (var number = 1; number <= pictures; number++)
        {
            var bytes = TestPicture.Photo(width + number, 200);
            await newsroom.UploadAsync(folder + NameOf(number), bytes);
            hashes.Add(PictureEngine.HashOf(bytes));
        }

        return hashes;
    }

    private static async Task<IEnumerable<string>> ShownAsync(Newsroom newsroom, string name = "bridge.md") =>
        (await newsroom.ArticleAsync(name))!.Article.Media.Hashes.Order(StringComparer.Ordinal);

    /// <summary>An article that waits for two pictures, which no other article has.</summary>
    private sealed class Desk(Newsroom newsroom, string folder, IEnumerable<string> expected)
    {
        public string First => folder + NameOf(1);

        public string Last => folder + NameOf(2);

        public bool HasRunFirst { get; private set; }

        public static async Task<Desk> OpenAsync(Newsroom newsroom, int number, string last)
        {
            var folder = $"{number:00}/";
            await newsroom.PublishAsync(folder + "bridge.md", PageOf(2));
            var hashes = await UploadAsync(newsroom, 2, folder, width: 400 + (10 * number));
            if (last == "bad")
                await newsroom.UploadAsync(folder + NameOf(2), "no picture at all");
            return new Desk(newsroom, folder, last == "bad" ? hashes.Take(1) : hashes);
        }

        public async Task RunFirstAsync()
        {
            HasRunFirst = true;
            await newsroom.RunAsync(First);
        }

        public async Task AssertCompleteAsync() => Assert.Equal(expected.Order(StringComparer.Ordinal), await ShownAsync(newsroom, folder + "bridge.md"));
    }
}
