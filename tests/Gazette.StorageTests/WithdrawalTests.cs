using Gazette.Publishing;
using Gazette.Reconciling;
using Gazette.Serving;
using Gazette.Storage.Articles;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

public sealed class WithdrawalTests(AzuriteFixture azurite)
{
    private const string Text = """
        河西路夜间施工公告
        发布时间：2024-05-06 09:30

        为了更换老旧管网，河西路从五月八日起夜间施工，请过往车辆按照现场指示绕行。
        施工期间，沿线公交站点临时调整，具体安排以公交公司的通知为准。
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_withdrawn_article_is_410_everywhere_and_leaves_the_lists()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("a.txt", Text)).Article.Id;
        var pages = newsroom.Host.GetRequiredService<ArticleEndpoint>();
        Assert.IsType<Response.Found>(await pages.PageAsync(id, variant: null, Cancellation));

        await WithdrawAsync(newsroom, id);

        foreach (var response in new[]
        {
            await pages.PageAsync(id, variant: null, Cancellation), await pages.PrintViewAsync(id, null, variant: null, Cancellation), await pages.JsonAsync(id, variant: null, Cancellation),
            await pages.QrPngAsync(id, null, Cancellation), await pages.QrSvgAsync(id, null, Cancellation),
        })
            Assert.Equal("日期有误", Assert.IsType<Response.Withdrawn>(response).Withdrawal.Reason);
        Assert.Empty((await newsroom.Timeline.ReadAsync(null, null, Cancellation)).Items);
        var receipt = (await newsroom.ReceiptAsync("a.txt"))!;
        Assert.Equal((ReceiptState.Withdrawn, RejectionReason.Withdrawn), (receipt.State, receipt.Reason!.Reason));
        Assert.Contains("日期有误", receipt.Reason.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_an_old_event_nor_a_reconciliation_brings_it_back()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("a.txt", Text)).Article.Id;
        await WithdrawAsync(newsroom, id);

        await newsroom.RunAsync("a.txt");
        await newsroom.Host.GetRequiredService<Reconciliation>().RunAsync(Cancellation);

        Assert.False((await newsroom.ArticleAsync("a.txt"))!.IsPublic);
        Assert.Empty(await Newsroom.RowsAsync(newsroom.Account.Timeline));
    }

    [Fact]
    public async Task A_version_that_was_there_unpublished_is_withdrawn_too()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("a.txt", Text)).Article.Id;
        await newsroom.UploadAsync("a.txt", Text + "补充说明一句。");
        await WithdrawAsync(newsroom, id);

        Assert.IsType<PublishResult.Withdrawn>(await newsroom.RunAsync("a.txt"));

        Assert.False((await newsroom.ArticleAsync("a.txt"))!.IsPublic);
        Assert.Equal(ReceiptState.Withdrawn, (await newsroom.ReceiptAsync("a.txt"))!.State);
    }

    [Fact]
    public async Task A_replay_publishes_it_again_without_a_new_version()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var before = await newsroom.PublishAsync("a.txt", Text);
        await WithdrawAsync(newsroom, before.Article.Id);

        Assert.IsType<PublishResult.Published>(await newsroom.Pipeline.ReplayAsync("a.txt", Cancellation));

        var after = (await newsroom.ArticleAsync("a.txt"))!;
        Assert.Equal((true, 1, before.Article.Text), (after.IsPublic, after.Number, after.Article.Text));
        Assert.Single(await newsroom.TimelineRowsAsync());
        // What was asked for is no failed attempt: the pause after a later fault must not grow with it.
        var receipt = (await newsroom.ReceiptAsync("a.txt"))!;
        Assert.Equal((ReceiptState.Published, 1), (receipt.State, receipt.Attempts));
    }

    [Fact]
    public async Task A_new_upload_publishes_it_again()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var before = await newsroom.PublishAsync("a.txt", Text);
        await WithdrawAsync(newsroom, before.Article.Id);

        var after = await newsroom.PublishAsync("a.txt", Text.Replace("八日", "九日", StringComparison.Ordinal));

        Assert.Equal((true, 2), (after.IsPublic, after.Number));
        Assert.Equal(before.Article.FirstPublishedAt, after.Article.FirstPublishedAt);
    }

    [Fact]
    public async Task A_deleted_file_withdraws_its_article_at_the_next_reconciliation_and_a_new_one_restores_it()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var reconciliation = newsroom.Host.GetRequiredService<Reconciliation>();
        await newsroom.PublishAsync("a.txt", Text);
        await newsroom.PublishAsync("b.txt", Text + "另一篇。");
        await newsroom.Account.Uploads.DeleteBlobAsync("a.txt", cancellationToken: Cancellation);

        Assert.Equal(1, (await reconciliation.RunAsync(Cancellation)).Withdrawn);
        Assert.True((await reconciliation.RunAsync(Cancellation)).IsQuiet);

        var withdrawn = (await newsroom.ArticleAsync("a.txt"))!;
        Assert.Equal(RejectionReason.Deleted, withdrawn.Withdrawal?.Code);
        Assert.Equal(ReceiptState.Withdrawn, (await newsroom.ReceiptAsync("a.txt"))!.State);
        Assert.True((await newsroom.ArticleAsync("b.txt"))!.IsPublic);
        Assert.Single(await newsroom.TimelineRowsAsync());

        // An event that comes late finds nothing to do.
        Assert.IsType<PublishResult.Gone>(await newsroom.RunAsync("a.txt"));
        Assert.Equal(withdrawn.RowETag, (await newsroom.ArticleAsync("a.txt"))!.RowETag);

        Assert.True((await newsroom.PublishAsync("a.txt", Text)).IsPublic);
    }

    [Fact]
    public async Task A_deleted_file_whose_last_version_was_rejected_takes_the_article_with_it()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", Text);
        await newsroom.UploadAsync("a.txt", "");
        await newsroom.RunAsync("a.txt");
        await newsroom.Account.Uploads.DeleteBlobAsync("a.txt", cancellationToken: Cancellation);

        await newsroom.Host.GetRequiredService<Reconciliation>().RunAsync(Cancellation);

        Assert.False((await newsroom.ArticleAsync("a.txt"))!.IsPublic);
        Assert.Equal(ReceiptState.Withdrawn, (await newsroom.ReceiptAsync("a.txt"))!.State);
    }

    [Fact]
    public async Task A_purge_deletes_text_versions_and_edit_lists_and_a_new_upload_still_restores()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("a.txt", Text)).Article.Id;
        await newsroom.PublishAsync("a.txt", Text + "第二版。");

        await newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(id, "泄露隐私", purge: true, Cancellation);

        var row = Assert.Single(await Newsroom.RowsAsync(newsroom.Account.Articles));
        Assert.DoesNotContain(row, column => column.Value is string text && text.Contains("河西路", StringComparison.Ordinal));
        Assert.Null(ArticleRow.EditsInRow(row));
        Assert.Empty(await newsroom.Account.Edits.GetBlobsAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
        Assert.Empty(await Newsroom.RowsAsync(newsroom.Account.Texts));
        Assert.Empty((await newsroom.ReceiptAsync("a.txt"))!.Repairs);
        await newsroom.RunAsync("a.txt");
        Assert.False((await newsroom.ArticleAsync("a.txt"))!.IsPublic);

        var restored = await newsroom.PublishAsync("a.txt", Text + "第三版。");
        Assert.Equal((true, 3), (restored.IsPublic, restored.Number));
        Assert.Contains("第三版", restored.Article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_was_there_unpublished_is_not_stored_after_a_purge()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("a.txt", Text)).Article.Id;
        await newsroom.UploadAsync("a.txt", Text + "补充说明一句。");
        await newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(id, "泄露隐私", purge: true, Cancellation);

        Assert.IsType<PublishResult.Withdrawn>(await newsroom.RunAsync("a.txt"));

        Assert.Equal("", (await newsroom.ArticleAsync("a.txt"))!.Article.Text);
        Assert.Empty(await newsroom.Account.Edits.GetBlobsAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_replay_after_a_purge_stores_the_text_again()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var before = await newsroom.PublishAsync("a.txt", Text);
        await newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(before.Article.Id, "误删", purge: true, Cancellation);

        await newsroom.Pipeline.ReplayAsync("a.txt", Cancellation);

        Assert.Equal(before.Article.Text, (await newsroom.ArticleAsync("a.txt"))!.Article.Text);
    }

    [Fact]
    public async Task A_withdrawal_that_races_with_runs_over_the_same_version_stays()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var second = newsroom.AddHost().GetRequiredService<PublishPipeline>();
        foreach (var round in Enumerable.Range(0, 10))
        {
            var name = $"a{round}.txt";
            var id = (await newsroom.PublishAsync(name, Text + $"第{round}篇。")).Article.Id;
            // The same bytes once more: runs over them write no row, and must not bring the article back.
            await newsroom.UploadAsync(name, Text + $"第{round}篇。");
            await Task.WhenAll(newsroom.RunAsync(name), WithdrawAsync(newsroom, id), second.RunAsync(name, Cancellation));
            await newsroom.RunAsync(name);

            var isPublic = (await newsroom.ArticleAsync(name))!.IsPublic;
            var receipt = (await newsroom.ReceiptAsync(name))!;
            Assert.Equal((false, ReceiptState.Withdrawn), (isPublic, receipt.State));
        }

        Assert.Empty(await Newsroom.RowsAsync(newsroom.Account.Timeline));
        Assert.Empty(await Newsroom.RowsAsync(newsroom.Account.Texts));
    }

    private static Task<StoredArticle?> WithdrawAsync(Newsroom newsroom, string id) =>
        newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(id, "日期有误", purge: false, Cancellation);
}
