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
    private static readonly DateTimeOffset FirstPublished = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Pages_show_every_article_once_newest_first_across_months()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        // 75 articles, five to a day: three months, several pages, many ties.
        var articles = Enumerable.Range(0, 75).Select(i => Dated($"article-{i:000}", new DateOnly(2024, 1, 20).AddDays(i / 5 * 4))).ToList();
        foreach (var article in articles)
            await newsroom.Timeline.PutAsync(newsroom.Timeline.KeyOf(article), article, TestContext.Current.CancellationToken);

        var shown = new List<string>();
        TimeKey? after = null;
        var pages = 0;
        do
        {
            var page = await newsroom.Timeline.ReadAsync(after, TestContext.Current.CancellationToken);
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
            newsroom.OpenAccount(options), newsroom.Host.GetRequiredService<Site>());
        // 30 in one month, 30 in the month before.
        foreach (var i in Enumerable.Range(0, 60))
        {
            var article = Dated($"article-{i:000}", new DateOnly(2024, 2 - (i / 30), 10));
            await newsroom.Timeline.PutAsync(newsroom.Timeline.KeyOf(article), article, TestContext.Current.CancellationToken);
        }

        var calls = new List<int>();
        TimeKey? after = null;
        for (var page = 0; page < 3; page++)
        {
            var list = await counted.ReadAsync(after, TestContext.Current.CancellationToken);
            calls.Add(counter.Take());
            after = list.Next is { } next && TimeKey.TryParse(next, out var key) ? key : null;
        }

        // The third page ends with its month, so only a look beyond can tell that it is the last.
        Assert.Equal([1, 2, 2], calls);
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
