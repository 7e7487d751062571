using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Gazette.Articles;
using Gazette.Publishing;
using Gazette.Reconciling;
using Gazette.Serving;
using Gazette.Serving.Feeds;
using Gazette.Storage.Articles;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

/// <summary>What feeds and sitemaps show of what is stored, and what that costs.</summary>
public sealed class FeedTests(AzuriteFixture azurite)
{
    private static readonly string Today = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static readonly string[] WholeTexts = ["feed.xml", "feed.json", "feeds/news"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_has_the_whole_text_and_costs_a_read_for_each_article_and_one_for_the_list()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        for (var i = 0; i < 3; i++)
            await PublishAsync(newsroom, $"news/{i}.txt", $"2024-05-0{i + 1}");
        var counter = new CallCounter();
        var host = Counted(newsroom, counter);
        var (feeds, sitemaps) = (host.GetRequiredService<FeedEndpoint>(), host.GetRequiredService<SitemapEndpoint>());
        counter.Take();

        var both = await Task.WhenAll(feeds.AtomAsync(variant: null, Cancellation), feeds.AtomAsync(variant: null, Cancellation));
        Assert.Equal(4, counter.Take());
        var entries = Read(both[0]).Elements().Where(e => e.Name.LocalName == "entry").ToList();
        Assert.Equal(3, entries.Count);
        Assert.All(entries, entry => Assert.Contains("请过往车辆按照现场指示绕行", entry.Elements().Single(e => e.Name.LocalName == "content").Value, StringComparison.Ordinal));
        await feeds.AtomAsync(variant: null, Cancellation);
        Assert.Equal(0, counter.Take());

        await feeds.ColumnAsync("news", variant: null, Cancellation);
        Assert.Equal(4, counter.Take());
        Assert.Equal(404, Assert.IsType<Response.Failed>(await feeds.ColumnAsync("none", variant: null, Cancellation)).Status);
        counter.Take();
        await sitemaps.IndexAsync(Cancellation);
        await sitemaps.NewsAsync(Cancellation);
        Assert.Equal(2, counter.Take());
        // By the site's clock a month begins in the last hours of the one before.
        await sitemaps.FileAsync("2024-05.xml", Cancellation);
        Assert.InRange(counter.Take(), 1, 2);
    }

    [Fact]
    public async Task What_is_withdrawn_is_in_no_feed_and_no_sitemap()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var (gone, stays) = (await PublishAsync(newsroom, "news/gone.txt", Today), await PublishAsync(newsroom, "news/stays.txt", Today));
        string[] names = [.. WholeTexts, "sitemap", "news"];
        var before = await AllAsync(newsroom);
        Assert.All(names, name => Assert.Contains(gone, before[name], StringComparison.Ordinal));

        await newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(gone, "错误", purge: false, Cancellation);

        var after = await AllAsync(newsroom);
        Assert.All(names, name => Assert.DoesNotContain(gone, after[name], StringComparison.Ordinal));
        Assert.All(names, name => Assert.Contains(stays, after[name], StringComparison.Ordinal));
    }

    /// <summary>A run that died between the two writes leaves it so for minutes.</summary>
    [Fact]
    public async Task An_article_that_is_withdrawn_and_still_listed_is_in_no_feed()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = await PublishAsync(newsroom, "news/a.txt", Today);
        var stored = (await newsroom.Articles.FindAsync(id, Cancellation))!;
        Assert.NotNull(await newsroom.Articles.TryMarkAsync(stored, new Withdrawal(DateTimeOffset.UtcNow, RejectionReason.Withdrawn, "错误", stored.Article.Upload.ETag), Cancellation));

        var all = await AllAsync(newsroom);
        Assert.All(WholeTexts, name => Assert.DoesNotContain(id, all[name], StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_rules_that_are_no_longer_safe_have_made_is_in_no_feed()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = await PublishAsync(newsroom, "news/a.txt", Today);
        var stored = (await newsroom.Articles.FindAsync(id, Cancellation))!;
        Assert.Contains(id, TextOf(await newsroom.AddHost().GetRequiredService<FeedEndpoint>().AtomAsync(variant: null, Cancellation)), StringComparison.Ordinal);
        Assert.NotNull(await newsroom.Articles.TrySaveAsync(stored with { Pipeline = 1 }, stored, Cancellation));
        var host = newsroom.AddHost(new() { ["Gazette:MinSafePipeline"] = "2" });
        Assert.DoesNotContain(id, TextOf(await host.GetRequiredService<FeedEndpoint>().AtomAsync(variant: null, Cancellation)), StringComparison.Ordinal);
    }

    /// <summary>More than storage gives at a time, in one month; and those at its ends by the site's clock.</summary>
    [Fact]
    public async Task A_months_sitemap_names_every_article_once_and_its_neighbours_none()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var rows = Enumerable.Range(0, Timeline.MaxPageSize + 100).Select(i => Dated($"a-{i:0000}", new DateOnly(2024, 5, 1 + (i % 31)))).ToList();
        await FillAsync(newsroom, rows);
        await FillAsync(newsroom, [Dated("before", new DateOnly(2024, 4, 30)), Dated("after", new DateOnly(2024, 6, 1))]);

        var map = Read(await newsroom.Host.GetRequiredService<SitemapEndpoint>().FileAsync("2024-05.xml", Cancellation));
        Assert.Equal(rows.Select(article => "https://news.example/articles/" + article.Id).Order(StringComparer.Ordinal), Locations(map).Order(StringComparer.Ordinal));
        Assert.Equal(404, Assert.IsType<Response.Failed>(await newsroom.Host.GetRequiredService<SitemapEndpoint>().FileAsync("2024-07.xml", Cancellation)).Status);
    }

    [Fact]
    public async Task The_index_names_the_months_that_have_articles_and_the_comparison_puts_it_right()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await PublishAsync(newsroom, "news/a.txt", "2024-05-01");
        await PublishAsync(newsroom, "news/b.txt", "2023-12-31");
        var host = newsroom.AddHost();
        Assert.Equal(
            ["https://news.example/sitemaps/pages.xml", "https://news.example/sitemaps/2024-05.xml", "https://news.example/sitemaps/2023-12.xml"],
            Locations(Read(await host.GetRequiredService<SitemapEndpoint>().IndexAsync(Cancellation))));

        // As in a storage that an earlier build has filled.
        await foreach (var row in newsroom.Account.Columns.QueryAsync<TableEntity>("PartitionKey eq 'months'", cancellationToken: Cancellation))
            await newsroom.Account.Columns.DeleteEntityAsync(row, cancellationToken: Cancellation);
        await newsroom.Host.GetRequiredService<Reconciliation>().RunAsync(Cancellation);
        Assert.Equal(["2024-05", "2023-12"], await host.GetRequiredService<MonthIndex>().ReadAsync(Cancellation));
        Assert.Contains("https://news.example/columns/news", Locations(Read(await host.GetRequiredService<SitemapEndpoint>().FileAsync("pages.xml", Cancellation))));
    }

    private static async Task<string> PublishAsync(Newsroom newsroom, string name, string date)
    {
        var article = await newsroom.PublishAsync(name, $"""
            河西路夜间施工公告{name}
            发布时间：{date} 09:30

            为了更换老旧管网，河西路夜间施工，请过往车辆按照现场指示绕行。
            施工期间，沿线公交站点临时调整，具体安排以公交公司的通知为准。{name}
            """);
        return article.Article.Id;
    }

    private static async Task<Dictionary<string, string>> AllAsync(Newsroom newsroom)
    {
        var (feeds, sitemaps) = (newsroom.Host.GetRequiredService<FeedEndpoint>(), newsroom.Host.GetRequiredService<SitemapEndpoint>());
        return new(StringComparer.Ordinal)
        {
            ["feed.xml"] = TextOf(await feeds.AtomAsync(variant: null, Cancellation)),
            ["feed.json"] = TextOf(await feeds.JsonAsync(variant: null, Cancellation)),
            ["feeds/news"] = TextOf(await feeds.ColumnAsync("news", variant: null, Cancellation)),
            ["sitemap"] = TextOf(await sitemaps.FileAsync($"{Today[..7]}.xml", Cancellation)),
            ["news"] = TextOf(await sitemaps.NewsAsync(Cancellation)),
        };
    }

    private static ServiceProvider Counted(Newsroom newsroom, CallCounter counter)
    {
        var (tables, blobs) = (new TableClientOptions(), new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04));
        tables.AddPolicy(counter, HttpPipelinePosition.PerCall);
        blobs.AddPolicy(counter, HttpPipelinePosition.PerCall);
        return newsroom.AddHost(more: services => services.AddSingleton(newsroom.OpenAccount(tables, blobs)));
    }

    private static Task FillAsync(Newsroom newsroom, IEnumerable<Article> articles) => Parallel.ForEachAsync(
        articles,
        new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancellation },
        async (article, token) => await newsroom.Timeline.PutAsync(newsroom.Timeline.PlaceOf(article), article, token));

    private static IEnumerable<string> Locations(XElement map) => map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => e.Value);

    private static XElement Read(Response response) => XDocument.Parse(TextOf(response)).Root!;

    private static string TextOf(Response response) => Encoding.UTF8.GetString(Assert.IsType<Response.Found>(response).Representation.Identity);

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
        Upload = new UploadInfo(id + ".txt", "\"1\"", DateTimeOffset.UnixEpoch, 5),
        FirstPublishedAt = new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero),
        UpdatedAt = new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero),
    };
}
