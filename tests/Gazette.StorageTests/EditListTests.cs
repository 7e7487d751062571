using System.Text.Json;
using Gazette.Articles.Edits;
using Gazette.Publishing;
using Gazette.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

/// <summary>The edit list is stored with its article, in its row or, where it is long, as a blob; and goes when its version goes.</summary>
public sealed class EditListTests(AzuriteFixture azurite)
{
    private const string Text = """
        关于调整公交线路的通知
        发布时间：2024-05-06 09:30
        来源：江城日报

        自下月起，四路公交车改走滨河路，途经图书馆?。?各站点的首末班时间不变，请市民留意。
        打印本页
        乘客可以向驾驶员或者客服热线询问换乘办法，沿线站牌将在本周内更换完毕。
        """;

    /// <summary>Han characters by chance, which hardly compress: the edit list of so many does not fit the row.</summary>
    internal static string LongText { get; } = Text + "\n" + string.Join('\n', LongParagraphs());

    [Fact]
    public async Task Leads_from_the_draft_to_the_published_text()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var stored = await newsroom.PublishAsync("a.txt", Text);

        var list = await FindAsync(newsroom, stored.Article.Id);

        Assert.Equal(stored.Article.Text, list!.Apply());
        Assert.Contains(list.LeftOutLines, l => l.Rule == EditList.Fields && l.Text.Contains("来源：江城日报", StringComparison.Ordinal));
        Assert.Contains("打印本页", Assert.Single(list.Edits, e => e.Rule == "page-furniture").Before, StringComparison.Ordinal);
        Assert.Equal([list.Edits.Single(e => !e.Certain).Rule], stored.Article.Repairs.Where(r => !r.Certain).Select(r => r.Rule));
    }

    [Fact]
    public async Task Article_and_receipt_name_the_doubtful_places()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var article = (await newsroom.PublishAsync("a.txt", Text)).Article;
        var receipt = (await newsroom.ReceiptAsync("a.txt"))!;
        foreach (var (needsReview, repairs) in new[] { (article.NeedsReview, article.Repairs), (receipt.NeedsReview, receipt.Repairs) })
        {
            Assert.True(needsReview);
            var sample = Assert.Single(Assert.Single(repairs, r => !r.Certain).Samples);
            Assert.Contains(sample.Before, article.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_short_one_stands_in_the_row_and_moves_with_its_version()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var first = await newsroom.PublishAsync("a.txt", Text);
        await newsroom.PublishAsync("a.txt", Text.Replace("四路", "五路", StringComparison.Ordinal));
        var earlier = await newsroom.Articles.FindVersionAsync(first.Article.Id, 1, TestContext.Current.CancellationToken);

        Assert.Empty(await BlobsAsync(newsroom));
        Assert.Contains("五路", (await FindAsync(newsroom, first.Article.Id))!.Draft, StringComparison.Ordinal);
        Assert.Equal(first.Article.Text, (await newsroom.Articles.FindEditsAsync(earlier!, TestContext.Current.CancellationToken))!.Apply());
    }

    [Fact]
    public async Task A_purged_article_keeps_none()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("a.txt", Text)).Article.Id;
        await newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(id, "有误", purge: true, TestContext.Current.CancellationToken);

        Assert.Null(await FindAsync(newsroom, id));
    }

    [Fact]
    public async Task A_long_one_goes_with_its_version()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var first = await newsroom.PublishAsync("a.txt", LongText);
        var second = await newsroom.PublishAsync("a.txt", LongText.Replace("四路", "五路", StringComparison.Ordinal));

        Assert.NotEqual(first.EditsBlob, second.EditsBlob);
        Assert.Equal(new[] { first.EditsBlob!, second.EditsBlob! }.Order(), (await BlobsAsync(newsroom)).Order());
        Assert.Contains("五路", (await FindAsync(newsroom, second.Article.Id))!.Draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_a_lost_race_goes()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var stored = await newsroom.PublishAsync("a.txt", LongText);
        var list = await FindAsync(newsroom, stored.Article.Id);
        var late = stored with { Article = stored.Article with { Edits = list } };

        Assert.Null(await newsroom.Articles.TrySaveAsync(late, previous: null, TestContext.Current.CancellationToken));

        Assert.Equal([stored.EditsBlob!], await BlobsAsync(newsroom));
    }

    [Fact]
    public async Task Is_served_as_JSON_and_404_without_an_article()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("a.txt", Text)).Article.Id;
        var desk = newsroom.Host.GetRequiredService<EditListEndpoint>();

        var found = Assert.IsType<Response.Found>(await desk.EditsAsync(id, TestContext.Current.CancellationToken));
        var json = JsonDocument.Parse(found.Representation.Identity).RootElement;
        string[] fields = ["id", "url", "block", "leftOut", "leftOutLength", "isDetailed", "draft", "edits", "undone", "restored", "replaced", "corrections"];
        Assert.Equal(fields, json.EnumerateObject().Select(p => p.Name));
        string[] editFields = ["number", "position", "before", "after", "rule", "certain"];
        Assert.Equal(editFields, json.GetProperty("edits")[0].EnumerateObject().Select(p => p.Name));

        Assert.Equal(StatusCodes.Status404NotFound, Assert.IsType<Response.Failed>(await desk.EditsAsync("no-such-article", TestContext.Current.CancellationToken)).Status);
        Assert.Equal(StatusCodes.Status400BadRequest, Assert.IsType<Response.Failed>(await desk.EditsAsync("No/Id", TestContext.Current.CancellationToken)).Status);
    }

    private static async Task<EditList?> FindAsync(Newsroom newsroom, string id) =>
        (await newsroom.Articles.FindEditsAsync(id, TestContext.Current.CancellationToken))?.List;

    private static IEnumerable<string> LongParagraphs()
    {
        var random = new Random(7);
        return Enumerable.Range(0, 20).Select(_ => string.Concat(Enumerable.Range(0, 1000).Select(_ => (char)random.Next(0x4E00, 0x9000))) + "。");
    }

    private static async Task<List<string>> BlobsAsync(Newsroom newsroom) =>
        await newsroom.Account.Edits.GetBlobsAsync(cancellationToken: TestContext.Current.CancellationToken).Select(b => b.Name).ToListAsync();
}
