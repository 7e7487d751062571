using Azure.Core;
using Azure.Data.Tables;
using Gazette.Publishing;
using Gazette.Reconciling;
using Gazette.Serving;
using Gazette.Storage.Articles;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

/// <summary>Corrections while others write, and while storage fails: none is lost, none is told wrongly.</summary>
public sealed class CorrectionRaceTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_editors_at_once_one_is_told_to_read_again()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var (one, other) = (new Editor(newsroom.Host), new Editor(newsroom.AddHost()));
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        for (var round = 1; round <= 8; round++)
        {
            var ifMatch = $"\"{await one.TagAsync(id)}\"";
            var replies = await Task.WhenAll(
                one.PatchAsync(id, $$"""{"title":"第{{round}}个标题"}""", ifMatch), other.PatchAsync(id, $$"""{"author":"第{{round}}位作者"}""", ifMatch));

            var stored = (await newsroom.ArticleAsync("a.txt"))!;
            Assert.Equal(412, Assert.IsType<Response.Failed>(Assert.Single(replies, r => r is not Response.Found)).Status);
            Assert.Equal(round + 1, stored.Number);
            Assert.Equal(replies[0] is Response.Found, stored.Article.Title == $"第{round}个标题");
            Assert.Equal(replies[1] is Response.Found, stored.Article.Author == $"第{round}位作者");
            await AssertSettledAsync(newsroom, stored);
        }
    }

    [Fact]
    public async Task Without_a_condition_on_the_version_both_corrections_are_in()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var (one, other) = (new Editor(newsroom.Host), new Editor(newsroom.AddHost()));
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;

        var replies = await Task.WhenAll(one.PatchAsync(id, """{"title":"改过的标题"}""", "*"), other.PatchAsync(id, """{"author":"王芳"}""", "*"));

        Assert.All(replies, response => Editor.JsonOf(response));
        var stored = (await newsroom.ArticleAsync("a.txt"))!;
        Assert.Equal((3, "改过的标题", "王芳"), (stored.Number, stored.Article.Title, stored.Article.Author));
        await AssertSettledAsync(newsroom, stored);
    }

    [Fact]
    public async Task A_correction_and_a_new_version_of_the_file_at_once_lose_nothing()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.Host);
        var pipeline = newsroom.AddHost().GetRequiredService<PublishPipeline>();
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        for (var round = 1; round <= 10; round++)
        {
            var ifMatch = $"\"{await editor.TagAsync(id)}\"";
            var upload = async () =>
            {
                await newsroom.UploadAsync("a.txt", Editor.Text + $"第{round}次修订。");
                await pipeline.RunAsync("a.txt", Cancellation);
            };
            var correction = editor.PatchAsync(id, $$"""{"title":"第{{round}}个标题"}""", ifMatch);
            await Task.WhenAll(correction, upload());

            var stored = (await newsroom.ArticleAsync("a.txt"))!;
            Assert.EndsWith($"第{round}次修订。", stored.Article.Text, StringComparison.Ordinal);
            var isIn = stored.Article.Title == $"第{round}个标题";
            if (await correction is Response.Failed failed)
                Assert.Equal((false, true), (isIn, failed.Status is 409 or 412));
            else
                Assert.True(isIn);
            await AssertSettledAsync(newsroom, stored);
        }
    }

    [Fact]
    public async Task A_correction_and_a_withdrawal_at_once_end_withdrawn()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var editor = new Editor(newsroom.AddHost());
        for (var round = 0; round < 8; round++)
        {
            var name = $"a{round}.txt";
            var id = (await newsroom.PublishAsync(name, Editor.Text + $"第{round}篇。")).Article.Id;
            await Task.WhenAll(
                newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(id, "内容有误", purge: round % 2 == 1, Cancellation),
                editor.PatchAsync(id, """{"title":"改过的标题"}""", "*"));

            Assert.False((await newsroom.ArticleAsync(name))!.IsPublic);
            Assert.Equal(ReceiptState.Withdrawn, (await newsroom.ReceiptAsync(name))!.State);
        }

        Assert.Empty(await Newsroom.RowsAsync(newsroom.Account.Timeline));
        Assert.DoesNotContain(await Newsroom.RowsAsync(newsroom.Account.Articles), row => row.GetBoolean("IsPurged") is true && row.ContainsKey("Corrections"));
    }

    [Fact]
    public async Task A_correction_that_died_after_its_row_is_completed_by_the_reconciliation()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        await new Editor(newsroom.Host).CorrectedAsync(id, """{"source":"江城晚报"}""");
        await newsroom.PublishAsync("a.txt", Editor.Text.Replace("江城日报", "江城时报", StringComparison.Ordinal));
        var (filter, editor) = FilteredEditor(newsroom);
        var isDown = false;
        filter.FailsBefore = _ => isDown;
        filter.FailsAfter = request => (isDown |= IsRowOf(request)) && false;
        var order = """{"title":"改过的标题","publishedAt":"2024-06-01"}""";

        await Assert.ThrowsAsync<AggregateException>(() => editor.PatchAsync(id, order, "*"));

        Assert.Equal("改过的标题", (await newsroom.ArticleAsync("a.txt"))!.Article.Title);
        Assert.Equal(ReceiptState.Processing, (await newsroom.ReceiptAsync("a.txt"))!.State);
        var later = newsroom.AddHost(more: services => services.AddSingleton<TimeProvider>(new ClockAhead(TimeSpan.FromHours(1))));
        Assert.Equal(1, (await later.GetRequiredService<Reconciliation>().RunAsync(Cancellation)).Abandoned);

        var stored = (await newsroom.ArticleAsync("a.txt"))!;
        Assert.Equal((4, "改过的标题"), (stored.Number, stored.Article.Title));
        Assert.Equal("source", Assert.Single((await newsroom.ReceiptAsync("a.txt"))!.StaleCorrections).Correction);
        await AssertSettledAsync(newsroom, stored);
    }

    [Fact]
    public async Task A_correction_whose_answer_from_storage_got_lost_is_no_conflict_with_itself()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("a.txt", EditListTests.LongText)).Article.Id;
        var (filter, editor) = FilteredEditor(newsroom);
        var lost = 0;
        filter.FailsAfter = request => IsRowOf(request) && Interlocked.Increment(ref lost) == 1;

        var answer = await editor.CorrectedAsync(id, """{"title":"改过的标题"}""");

        Assert.True(lost > 1);
        Assert.Equal(2, answer.GetProperty("version").GetInt32());
        var stored = (await newsroom.ArticleAsync("a.txt"))!;
        Assert.Equal(2, await newsroom.Account.Edits.GetBlobsAsync(cancellationToken: Cancellation).CountAsync(Cancellation));
        await AssertSettledAsync(newsroom, stored);
    }

    /// <summary>An editor at a host whose calls to the tables can be made to fail; they are repeated twice.</summary>
    private static (CallFilter Filter, Editor Editor) FilteredEditor(Newsroom newsroom)
    {
        var filter = new CallFilter();
        var options = new TableClientOptions { Retry = { MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(2) } };
        options.AddPolicy(filter, HttpPipelinePosition.PerRetry);
        return (filter, new Editor(newsroom.AddHost(more: services => services.AddSingleton(newsroom.OpenAccount(options)))));
    }

    // The current row and the earlier one are written in one transaction, and nothing else is.
    private static bool IsRowOf(Request request) => request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal);

    private static async Task AssertSettledAsync(Newsroom newsroom, StoredArticle stored)
    {
        var receipt = (await newsroom.ReceiptAsync("a.txt"))!;
        Assert.Equal(ReceiptState.Published, receipt.State);
        Assert.Equal((await newsroom.Account.Uploads.GetBlobClient("a.txt").GetPropertiesAsync(cancellationToken: Cancellation)).Value.ETag.ToString(), receipt.ETag);
        Assert.Empty(await newsroom.Receipts.ReadUnfinishedAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Equal(stored.Article.Title, Assert.Single(await newsroom.TimelineRowsAsync()).GetString("Title"));
        Assert.Equal(stored.TextHash, Assert.Single(await Newsroom.RowsAsync(newsroom.Account.Texts)).PartitionKey);
        Assert.Equal(
            stored.Number, (await newsroom.Articles.ReadHistoryAsync(stored.Article.Id, Cancellation)).Count);
    }
}
