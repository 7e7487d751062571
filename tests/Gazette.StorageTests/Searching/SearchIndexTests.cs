using Azure.Data.Tables;
using Gazette.Articles;
using Gazette.Reconciling;
using Gazette.Storage.Searching;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Searching;

/// <summary>The index agrees with the articles' rows, whatever happened on the way.</summary>
public sealed class SearchIndexTests(AzuriteFixture azurite)
{
    private const string Text = "河西路夜间施工公告\n发布时间：2024-05-06\n\n为了更换老旧管网，河西路从五月八日起夜间施工，请过往车辆绕行。";

    private static readonly string Id = ArticleId.FromBlobName("a.txt");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_term_has_one_entry_and_headlines_come_first()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", Text);
        var entries = await EntriesAsync(newsroom);
        Assert.Contains(entries, entry => entry.StartsWith("河西!0", StringComparison.Ordinal));
        Assert.Contains(entries, entry => entry.StartsWith("管网!1", StringComparison.Ordinal));
        Assert.Single(entries, entry => entry.StartsWith("夜间!", StringComparison.Ordinal));
        await AssertAgreesAsync(newsroom);
    }

    [Fact]
    public async Task What_changed_is_changed_and_what_did_not_is_left_alone()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", Text);
        var before = await RowsAsync(newsroom);
        await newsroom.PublishAsync("a.txt", Text.Replace("绕行", "慢行", StringComparison.Ordinal));
        var after = await RowsAsync(newsroom);
        Assert.DoesNotContain(after, row => row.RowKey.StartsWith("绕行!", StringComparison.Ordinal));
        Assert.Contains(after, row => row.RowKey.StartsWith("慢行!", StringComparison.Ordinal));
        var pair = Assert.Single(before, row => row.RowKey.StartsWith("管网!", StringComparison.Ordinal));
        Assert.Equal(pair.ETag, Assert.Single(after, row => row.RowKey == pair.RowKey).ETag);
        await AssertAgreesAsync(newsroom);

        // Another day: each entry has another place.
        await newsroom.PublishAsync("a.txt", Text.Replace("2024-05-06", "2023-05-06", StringComparison.Ordinal));
        await AssertAgreesAsync(newsroom);
    }

    [Fact]
    public async Task A_withdrawn_article_leaves_nothing_and_comes_back_whole()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", Text);
        var entries = await EntriesAsync(newsroom);
        await newsroom.Account.Uploads.DeleteBlobAsync("a.txt", cancellationToken: Cancellation);
        await newsroom.RunAsync("a.txt");
        Assert.Empty(await NewsroomRowsAsync(newsroom));
        await newsroom.PublishAsync("a.txt", Text);
        Assert.Equal(entries, await EntriesAsync(newsroom));
    }

    [Fact]
    public async Task Entries_that_a_dead_run_has_left_go_with_the_next_one()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var stored = await newsroom.PublishAsync("a.txt", Text);
        // A run noted what it was to write, wrote some of it and died.
        var index = newsroom.Host.GetRequiredService<SearchIndex>();
        var row = (await index.FindAsync(Id, Cancellation))!;
        var other = new IndexedText(row.Texts[0].Moment, null, ["死亡"], ["亡故"]);
        await newsroom.Account.Search.UpdateEntityAsync((row with { Texts = [other, .. row.Texts], IsSettled = false }).Write(), row.ETag, cancellationToken: Cancellation);
        var (partition, key) = other.KeysOf(Id).First();
        await newsroom.Account.Search.UpsertEntityAsync(new TableEntity(partition, key), cancellationToken: Cancellation);
        var lost = Assert.Single(await RowsAsync(newsroom), entry => entry.RowKey.StartsWith("管网!", StringComparison.Ordinal));
        await newsroom.Account.Search.DeleteEntityAsync(lost.PartitionKey, lost.RowKey, cancellationToken: Cancellation);

        await index.SettleAsync(stored, Cancellation);
        Assert.DoesNotContain(await EntriesAsync(newsroom), entry => entry.StartsWith("死亡", StringComparison.Ordinal));
        await AssertAgreesAsync(newsroom);
    }

    [Fact]
    public async Task Two_runs_at_once_leave_what_the_row_says()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var stored = await newsroom.PublishAsync("a.txt", Text);
        var other = stored with { Article = stored.Article with { Title = "另一个标题", Text = "另外的内容，" + stored.Article.Text } };
        var index = newsroom.Host.GetRequiredService<SearchIndex>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => index.SettleAsync(i % 2 == 0 ? stored : other, Cancellation, isAnew: true)));
        await index.SettleAsync(stored, Cancellation);
        await AssertAgreesAsync(newsroom);
    }

    [Fact]
    public async Task Reconciliations_make_the_index_good_part_by_part()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", Text);
        var (table, rows) = (newsroom.Account.Search, await RowsAsync(newsroom));
        foreach (var row in rows.Where((_, i) => i % 3 == 0))
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Cancellation);
        // One that nothing names, and an article that there is not.
        await table.AddEntityAsync(new TableEntity(SearchKey.PartitionOf("多余"), SearchKey.RowOf("多余", '1', new string('1', 19), Id)), Cancellation);
        await newsroom.Host.GetRequiredService<SearchIndex>().SettleAsync(
            (await newsroom.ArticleAsync("a.txt"))! is var stored ? stored with { Article = stored.Article with { Id = "gone-abcdefghijkl" } } : stored, Cancellation);
        for (var hour = 1; hour <= SearchKey.Partitions; hour++)
        {
            var later = newsroom.AddHost(more: services => services.AddSingleton<TimeProvider>(new ClockAhead(TimeSpan.FromHours(hour * 1.01))));
            await later.GetRequiredService<Reconciliation>().RunAsync(Cancellation);
        }

        await AssertAgreesAsync(newsroom);
    }

    [Fact]
    public async Task An_emptied_table_is_filled_again()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", Text);
        foreach (var row in await NewsroomRowsAsync(newsroom))
            await newsroom.Account.Search.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Cancellation);
        Assert.Equal(1, await newsroom.Host.GetRequiredService<SearchRebuild>().RunAsync(Cancellation));
        await AssertAgreesAsync(newsroom);
    }

    /// <summary>Exactly the entries of the article's row.</summary>
    private static async Task AssertAgreesAsync(Newsroom newsroom)
    {
        var stored = (await newsroom.ArticleAsync("a.txt"))!;
        var expected = IndexedText.Of(stored.Article, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).KeysOf(Id).Order();
        Assert.Equal(expected, (await RowsAsync(newsroom)).Select(row => (row.PartitionKey, row.RowKey)).Order());
    }

    private static async Task<List<string>> EntriesAsync(Newsroom newsroom) => [.. (await RowsAsync(newsroom)).Select(row => row.RowKey)];

    private static async Task<List<TableEntity>> RowsAsync(Newsroom newsroom) =>
        [.. (await NewsroomRowsAsync(newsroom)).Where(row => row.PartitionKey.StartsWith("term-", StringComparison.Ordinal))];

    private static Task<List<TableEntity>> NewsroomRowsAsync(Newsroom newsroom) => Newsroom.RowsAsync(newsroom.Account.Search);
}
