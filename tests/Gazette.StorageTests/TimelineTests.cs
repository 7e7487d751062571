using Azure.Data.Tables;
using Gazette.Articles;
using Gazette.Publishing;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

public sealed class TimelineTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly DateTimeOffset FirstPublished = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Pages_show_every_article_once_newest_first_across_months()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        // 75 articles, five to a day: three months, several pages, many ties.
        var articles = Enumerable.Range(0, 75).Select(i => Dated($"article-{i:000}", new DateOnly(2024, 1, 20).AddDays(i / 5 * 4))).ToList();
        foreach (var article in articles)
            await newsroom.Timeline.PutAsync(newsroom.Timeline.PlaceOf(article), article, TestContext.Current.CancellationToken);

        var shown = new List<string>();
        TimeKey? after = null;
        var pages = 0;
        do
        {
            var page = await newsroom.Timeline.ReadAsync(null, after, TestContext.Current.CancellationToken);
            Assert.True(page.Items.Count <= ArticleList.PageSize);
            shown.AddRange(page.Items.Select(i => i.Id));
            after = page.Next is { } next && TimeKey.TryParse(next, out var key) ? key : null;
            pages++;
        }
        while (after is not null);

        Assert.Equal(articles.OrderByDescending(a => a.PublishedAt!.Date).ThenBy(a => a.Id, StringComparer.Ordinal).Select(a => a.Id), shown);
        Assert.Equal(4, pages);
    }

    [Fact]
    public async Task A_page_costs_one_read_and_one_more_where_it_crosses_a_month()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var counter = new CallCounter();
        var options = new TableClientOptions();
        options.AddPolicy(counter, Azure.Core.HttpPipelinePosition.PerCall);
        var counted = new Timeline(
            newsroom.OpenAccount(options), newsroom.Host.GetRequiredService<ColumnIndex>(), newsroom.Host.GetRequiredService<MonthIndex>(), newsroom.Host.GetRequiredService<Site>());
        // 30 in one month, 30 in the month before.
        foreach (var i in Enumerable.Range(0, 60))
        {
            var article = Dated($"article-{i:000}", new DateOnly(2024, 2 - (i / 30), 10));
            await newsroom.Timeline.PutAsync(newsroom.Timeline.PlaceOf(article), article, TestContext.Current.CancellationToken);
        }

        var calls = new List<int>();
        TimeKey? after = null;
        for (var page = 0; page < 3; page++)
        {
            var list = await counted.ReadAsync(null, after, TestContext.Current.CancellationToken);
            calls.Add(counter.Take());
            after = list.Next is { } next && TimeKey.TryParse(next, out var key) ? key : null;
        }

        // The third page ends with its month, so only a look beyond can tell that it is the last.
        Assert.Equal([1, 2, 2], calls);
    }

    /// <summary>Also where many have the same day, and while new ones arrive on top.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("news")]
    [InlineData("news/city")]
    public async Task Newer_pages_are_the_older_ones_turned_back(string? column)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var articles = Enumerable.Range(0, 75).Select(i => Dated($"article-{(i * 31) % 75:000}{(i % 3 == 0 ? "-b" : "")}", new DateOnly(2024, 1, 20).AddDays(i / 5 * 4)) with { Column = "news/city" }).ToList();
        foreach (var article in articles)
            await newsroom.Timeline.PutAsync(newsroom.Timeline.PlaceOf(article), article, Cancellation);
        var pages = new List<ArticleList> { await newsroom.Timeline.ReadAsync(column, after: null, Cancellation) };
        while (pages[^1].Next is { } next)
            pages.Add(await newsroom.Timeline.ReadAsync(column, Key(next), Cancellation));
        Assert.Equal(75, pages.Sum(page => page.Items.Count));
        Assert.Null(pages[0].Newer);

        // Fifteen more, newer than all.
        foreach (var i in Enumerable.Range(0, 15))
        {
            var article = Dated($"later-{i}", new DateOnly(2024, 5, 1)) with { Column = "news/city" };
            await newsroom.Timeline.PutAsync(newsroom.Timeline.PlaceOf(article), article, Cancellation);
        }

        for (var i = pages.Count - 1; i > 0; i--)
        {
            var newer = await newsroom.Timeline.ReadNewerAsync(column, Key(pages[i].Newer!), Cancellation);
            Assert.Equal(pages[i - 1].Items.Select(item => item.Id), newer.Items.Select(item => item.Id));
            Assert.Equal(Key(pages[i].Newer!), Key((await newsroom.Timeline.ReadAsync(column, Key(newer.Next!), Cancellation)).Newer!));
        }

        var top = await newsroom.Timeline.ReadNewerAsync(column, Key((await newsroom.Timeline.ReadNewerAsync(column, Key(pages[1].Newer!), Cancellation)).Newer!), Cancellation);
        Assert.Equal((20, null), (top.Items.Count, top.Newer));
    }

    [Fact]
    public async Task A_column_lists_its_own_and_those_of_the_columns_within_it()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        foreach (var (id, column) in new[] { ("a", "news"), ("b", "news/city"), ("c", "news/city/east"), ("d", "newsletter"), ("e", null) })
        {
            var article = Dated(id, new DateOnly(2024, 1, 20)) with { Column = column };
            await newsroom.Timeline.PutAsync(newsroom.Timeline.PlaceOf(article), article, Cancellation);
        }

        Assert.Equal(["a", "b", "c"], await IdsAsync("news"));
        Assert.Equal(["b", "c"], await IdsAsync("news/city"));
        Assert.Equal(["c"], await IdsAsync("news/city/east"));
        Assert.Equal(["d"], await IdsAsync("newsletter"));
        Assert.Empty(await IdsAsync("new"));
        Assert.Equal(["news", "news/city", "news/city/east", "newsletter"], (await newsroom.Host.GetRequiredService<ColumnIndex>().ReadAsync(Cancellation)).Select(c => c.Name));

        async Task<IEnumerable<string>> IdsAsync(string column) => (await newsroom.Timeline.ReadAsync(column, null, Cancellation)).Items.Select(item => item.Id);
    }

    [Fact]
    public async Task A_month_begins_and_ends_by_the_clock_of_the_site()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        foreach (var (id, date) in new[] { ("a", new DateOnly(2024, 4, 30)), ("b", new DateOnly(2024, 5, 1)), ("c", new DateOnly(2024, 5, 31)), ("d", new DateOnly(2024, 6, 1)) })
        {
            var article = Dated(id, date);
            await newsroom.Timeline.PutAsync(newsroom.Timeline.PlaceOf(article), article, Cancellation);
        }

        Assert.Equal(["c", "b"], (await newsroom.Timeline.ReadMonthAsync(2024, 5, null, Cancellation)).Items.Select(item => item.Id));
        Assert.Empty((await newsroom.Timeline.ReadMonthAsync(2024, 7, null, Cancellation)).Items);
    }

    [Fact]
    public async Task A_list_of_receipts_pages_newest_first()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var start = new DateTimeOffset(2024, 1, 31, 23, 59, 0, TimeSpan.Zero);
        foreach (var i in Enumerable.Range(0, 60))
        {
            var receipt = new Receipt
            {
                Name = $"{i:00}.txt",
                ETag = "\"1\"",
                UploadedAt = start.AddSeconds(i * 2),
                State = ReceiptState.Published,
                Attempts = 1,
                At = start.AddSeconds(i * 2),
                Pipeline = PublishPipeline.Version,
            };
            Assert.NotNull(await newsroom.Receipts.TryWriteAsync(receipt, previous: null, TestContext.Current.CancellationToken));
        }

        var first = await newsroom.Receipts.ReadRecentAsync(new ReceiptFilter(), after: null, TestContext.Current.CancellationToken);
        Assert.True(TimeKey.TryParse(first.Next!, out var key));
        var second = await newsroom.Receipts.ReadRecentAsync(new ReceiptFilter(), key, TestContext.Current.CancellationToken);

        Assert.Null(second.Next);
        Assert.Equal(
            Enumerable.Range(0, 60).Reverse().Select(i => $"{i:00}.txt"),
            first.Items.Concat(second.Items).Select(r => r.Name));
    }

    private static TimeKey Key(string text) => TimeKey.TryParse(text, out var key) ? key : throw new FormatException(text);

    private static Article Dated(string id, DateOnly date) => new()
    {
        Id = id,
        Title = id,
        PublishedAt = new PublishDate(date),
        Language = "en",
        Body = SafeHtml.FromStoredRow("<p>Text.</p>"),
        Text = "Text.",
        Summary = "Text.",
        Repairs = [],
        NeedsReview = false,
        Upload = new UploadInfo(id + ".txt", "\"1\"", FirstPublished, 5),
        FirstPublishedAt = FirstPublished,
        UpdatedAt = FirstPublished,
    };
}
