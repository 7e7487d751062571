using Gazette.Articles;
using Gazette.Publishing;
using Gazette.Reconciling;
using Gazette.Serving;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

public sealed class VersionTests(AzuriteFixture azurite)
{
    private const string Text = """
        市图书馆延长开放时间
        发布时间：2024-05-06 09:30
        来源：江城日报

        自五月起，市图书馆每周二至周日开放到晚上九点，读者可以在下班以后前来借阅图书和期刊。
        馆方表示，延长开放是为了方便上班的读者，各阅览室和自习室都会照常提供服务。
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_upload_makes_a_new_version_and_the_old_one_stays_readable()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var first = await newsroom.PublishAsync("a.txt", Text);
        var second = await newsroom.PublishAsync("a.txt", Text.Replace("晚上九点", "晚上十点", StringComparison.Ordinal));

        Assert.Equal((1, 2), (first.Number, second.Number));
        Assert.Equal(second.Article.UpdatedAt, second.Article.TextChangedAt);
        var earlier = await newsroom.Articles.FindVersionAsync(first.Article.Id, 1, Cancellation);
        Assert.Equal(first.Article.Text, earlier!.Article.Text);
        var history = await newsroom.Articles.ReadHistoryAsync(first.Article.Id, Cancellation);
        Assert.Equal([(2, true), (1, false)], history.Select(v => (v.Number, v.IsCurrent)));
        Assert.Null(await newsroom.Articles.FindVersionAsync(first.Article.Id, 3, Cancellation));
    }

    [Fact]
    public async Task A_version_that_changes_the_headline_alone_is_no_change_of_the_text()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", Text);
        var textVersion = await newsroom.PublishAsync("a.txt", Text.Replace("晚上九点", "晚上十点", StringComparison.Ordinal));
        var titleVersion = await newsroom.PublishAsync(
            "a.txt", Text.Replace("晚上九点", "晚上十点", StringComparison.Ordinal).Replace("市图书馆延长", "图书馆延长", StringComparison.Ordinal));

        Assert.Equal(3, titleVersion.Number);
        Assert.Equal(textVersion.Article.TextChangedAt, titleVersion.Article.TextChangedAt);
        Assert.True(titleVersion.Article.UpdatedAt > titleVersion.Article.TextChangedAt);
    }

    [Fact]
    public async Task Only_the_last_versions_are_kept_with_their_blobs()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(new() { ["Gazette:KeptVersions"] = "3" }).GetRequiredService<PublishPipeline>();
        for (var version = 1; version <= 6; version++)
        {
            await newsroom.UploadAsync("a.txt", EditListTests.LongText + $"第{version}版的正文到此结束。");
            await host.RunAsync("a.txt", Cancellation);
        }

        var history = await newsroom.Articles.ReadHistoryAsync(ArticleId.FromBlobName("a.txt"), Cancellation);
        Assert.Equal([6, 5, 4], history.Select(v => v.Number));
        Assert.Equal(3, await newsroom.Account.Edits.GetBlobsAsync(cancellationToken: Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task Newer_rules_make_every_article_anew_once_and_readers_see_no_new_version()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var first = await newsroom.PublishAsync("a.txt", Text);
        var second = await newsroom.PublishAsync("b/c.txt", Text + "另一篇。");
        await newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(second.Article.Id, "内容有误", purge: false, Cancellation);
        var later = newsroom.AddHost(more: services => services.AddSingleton(new PipelineVersion(PublishPipeline.Version + 1)));
        var reconciliation = later.GetRequiredService<Reconciliation>();

        var report = await reconciliation.RunAsync(Cancellation);
        Assert.Equal((2, 0), (report.Rebuilt, report.Faults));
        Assert.True((await reconciliation.RunAsync(Cancellation)).IsQuiet);

        var rebuilt = (await newsroom.ArticleAsync("a.txt"))!;
        Assert.Equal(PublishPipeline.Version + 1, rebuilt.Pipeline);
        Assert.Equal((1, first.Article.FirstPublishedAt, first.Article.UpdatedAt), (rebuilt.Number, rebuilt.Article.FirstPublishedAt, rebuilt.Article.UpdatedAt));
        var withdrawn = (await newsroom.ArticleAsync("b/c.txt"))!;
        Assert.Equal("内容有误", withdrawn.Withdrawal?.Reason);
        Assert.Equal(PublishPipeline.Version + 1, withdrawn.Pipeline);
        Assert.Equal(ReceiptState.Withdrawn, (await newsroom.ReceiptAsync("b/c.txt"))!.State);
        Assert.Single(await newsroom.TimelineRowsAsync());
    }

    [Fact]
    public async Task What_unsafe_rules_made_is_not_shown_until_it_is_made_anew()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var stored = await newsroom.PublishAsync("a.txt", Text);
        var row = Assert.Single(await Newsroom.RowsAsync(newsroom.Account.Articles));
        row["Pipeline"] = PublishPipeline.Version - 1;
        await newsroom.Account.Articles.UpdateEntityAsync(row, row.ETag, cancellationToken: Cancellation);
        var receipt = Assert.Single(await Newsroom.RowsAsync(newsroom.Account.Receipts));
        receipt["Pipeline"] = PublishPipeline.Version - 1;
        await newsroom.Account.Receipts.UpdateEntityAsync(receipt, receipt.ETag, cancellationToken: Cancellation);
        var host = newsroom.AddHost(new() { ["Gazette:MinSafePipeline"] = PublishPipeline.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        var pages = host.GetRequiredService<ArticleEndpoint>();

        var unsafeAnswer = Assert.IsType<Response.Failed>(await pages.PageAsync(stored.Article.Id, variant: null, Cancellation));
        Assert.Equal((503, true), (unsafeAnswer.Status, unsafeAnswer.RetryAfter > TimeSpan.Zero));

        await host.GetRequiredService<Reconciliation>().RunAsync(Cancellation);
        Assert.IsType<Response.Found>(await pages.PageAsync(stored.Article.Id, variant: null, Cancellation));
    }

    [Fact]
    public async Task The_same_text_under_a_second_name_is_published_and_names_the_first()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("first.txt", Text);
        await newsroom.PublishAsync("second.txt", Text);

        Assert.Null((await newsroom.ReceiptAsync("first.txt"))!.SameTextAs);
        Assert.Equal("first.txt", (await newsroom.ReceiptAsync("second.txt"))!.SameTextAs);

        // Another text is no longer the same, and leaves no entry behind.
        await newsroom.PublishAsync("second.txt", Text + "又添了一句话。");
        Assert.Null((await newsroom.ReceiptAsync("second.txt"))!.SameTextAs);
        Assert.Equal(2, (await Newsroom.RowsAsync(newsroom.Account.Texts)).Count);
    }

    [Fact]
    public async Task Two_versions_are_compared_by_paragraphs_and_characters()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var stored = await newsroom.PublishAsync("a.txt", Text);
        await newsroom.PublishAsync("a.txt", Text.Replace("晚上九点", "晚上十点", StringComparison.Ordinal));
        var desk = newsroom.Host.GetRequiredService<VersionEndpoint>();

        var response = Assert.IsType<Response.Found>(await desk.VersionAsync(stored.Article.Id, "2", "1", Cancellation));

        using var json = System.Text.Json.JsonDocument.Parse(response.Representation.Identity);
        var changes = json.RootElement.GetProperty("changes").EnumerateArray().Select(c => (c.GetProperty("kind").GetString(), c.GetProperty("text").GetString())).ToList();
        Assert.Contains(("removed", "九"), changes);
        Assert.Contains(("added", "十"), changes);
    }

    [Fact]
    public async Task Readers_see_earlier_versions_only_where_the_publisher_opens_them()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("a.txt", Text)).Article.Id;
        await newsroom.PublishAsync("a.txt", Text.Replace("晚上九点", "晚上十点", StringComparison.Ordinal));
        var closed = newsroom.Host.GetRequiredService<VersionEndpoint>();
        var open = newsroom.AddHost(new() { ["Gazette:PublicHistory"] = "true" }).GetRequiredService<VersionEndpoint>();

        Assert.Equal(404, Assert.IsType<Response.Failed>(await closed.VersionsPageAsync(id, Cancellation)).Status);
        Assert.Equal(404, Assert.IsType<Response.Failed>(await closed.VersionPageAsync(id, "1", Cancellation)).Status);

        Assert.Contains($"/articles/{id}/versions/1", Html(await open.VersionsPageAsync(id, Cancellation)), StringComparison.Ordinal);
        Assert.Contains("晚上<del>九</del><ins>十</ins>点", Html(await open.VersionPageAsync(id, "2", Cancellation)), StringComparison.Ordinal);
        Assert.DoesNotContain("<ins>", Html(await open.VersionPageAsync(id, "1", Cancellation)), StringComparison.Ordinal);

        await newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(id, "内容有误", purge: false, Cancellation);
        Assert.IsType<Response.Withdrawn>(await open.VersionsPageAsync(id, Cancellation));
        Assert.IsType<Response.Withdrawn>(await open.VersionPageAsync(id, "1", Cancellation));
    }

    private static string Html(Response response) => System.Text.Encoding.UTF8.GetString(Assert.IsType<Response.Found>(response).Representation.Identity);

    [Theory]
    [InlineData("0", null, 400)]
    [InlineData("x", null, 400)]
    [InlineData("1", "-1", 400)]
    [InlineData("9", null, 404)]
    [InlineData("1", "9", 404)]
    public async Task A_version_that_is_not_there_is_told(string number, string? diff, int status)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var stored = await newsroom.PublishAsync("a.txt", Text);
        var desk = newsroom.Host.GetRequiredService<VersionEndpoint>();

        Assert.Equal(status, Assert.IsType<Response.Failed>(await desk.VersionAsync(stored.Article.Id, number, diff, Cancellation)).Status);
    }
}
