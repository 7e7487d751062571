using Gazette.Publishing;
using Gazette.Storage;
using Gazette.Storage.Uploads;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

public sealed class PublishPipelineTests(AzuriteFixture azurite)
{
    private const string Text = """
        市图书馆延长开放时间
        发布时间：2024-05-06 09:30
        来源：江城日报

        自五月起，市图书馆每周二至周日开放到晚上九点，读者可以在下班以后前来借阅图书和期刊。
        馆方表示，延长开放是为了方便上班的读者，各阅览室和自习室都会照常提供服务。
        """;

    [Theory]
    [InlineData("", "publishedAt source")]
    [InlineData("发布时间：2024-05-06 09:30", "source")]
    [InlineData("发布时间：2024-05-06 09:30　来源：市公安局", "")]
    public async Task The_receipt_names_what_an_article_must_state_and_does_not(string row, string missing)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", $"河西路夜间施工公告\n{row}\n\n为了更换老旧管网，河西路夜间施工，请过往车辆按照现场指示绕行。\n施工期间，沿线公交站点临时调整，具体安排以公交公司的通知为准。");
        var receipt = (await newsroom.ReceiptAsync("a.txt"))!;
        Assert.Equal(missing, string.Join(' ', receipt.Missing));
        Assert.Equal(missing.Contains("publishedAt", StringComparison.Ordinal), receipt.NeedsReview);
    }

    [Fact]
    public async Task What_takes_too_long_is_tried_once_more_before_it_is_the_files_fault()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        // For this host an article takes hours.
        var host = newsroom.AddHost(more: services => services.AddSingleton<TimeProvider>(new ClockInHaste(TimeSpan.FromMinutes(10))));
        await newsroom.UploadAsync("a.txt", "标题\n\n正文第一段，说的是今天的事情。\n");
        await Assert.ThrowsAsync<TimeoutException>(() => host.GetRequiredService<PublishPipeline>().RunAsync("a.txt", TestContext.Current.CancellationToken));
        Assert.Equal(ReceiptState.Failed, (await newsroom.ReceiptAsync("a.txt"))!.State);
        var again = await host.GetRequiredService<PublishPipeline>().RunAsync("a.txt", TestContext.Current.CancellationToken);
        Assert.Equal(RejectionReason.TooSlow, Assert.IsType<PublishResult.Rejected>(again).Rejection.Reason);

        await newsroom.UploadAsync("b.txt", "标题\n\n正文第一段，说的是明天的事情。\n");
        await Assert.ThrowsAsync<TimeoutException>(() => host.GetRequiredService<PublishPipeline>().RunAsync("b.txt", TestContext.Current.CancellationToken));
        Assert.IsType<PublishResult.Published>(await newsroom.RunAsync("b.txt"));
    }

    [Fact]
    public async Task A_text_file_becomes_an_article_a_list_entry_and_a_receipt()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var etag = await newsroom.UploadAsync("news/library.txt", Text);

        var result = Assert.IsType<PublishResult.Published>(await newsroom.RunAsync("news/library.txt"));

        var stored = (await newsroom.ArticleAsync("news/library.txt"))!;
        Assert.Equal(result.ArticleId, stored.Article.Id);
        Assert.Equal("市图书馆延长开放时间", stored.Article.Title);
        Assert.Equal("江城日报", stored.Article.Source);
        Assert.Equal("news", stored.Article.Column);
        Assert.Equal("zh-Hans", stored.Article.Language);
        Assert.Equal("2024-05-06 09:30", stored.Article.PublishedAt?.ToString());
        Assert.Equal(2, stored.Article.Text.Split("\n\n").Length);
        Assert.Equal(PublishPipeline.Version, stored.Pipeline);

        var receipt = (await newsroom.ReceiptAsync("news/library.txt"))!;
        Assert.Equal((ReceiptState.Published, etag, 1), (receipt.State, receipt.ETag, receipt.Attempts));
        Assert.Equal(stored.Article.Id, receipt.ArticleId);

        var list = await newsroom.Timeline.ReadAsync(column: null, after: null, TestContext.Current.CancellationToken);
        Assert.Equal([stored.Article.Id], list.Items.Select(i => i.Id));
        var recent = await newsroom.Receipts.ReadRecentAsync(new ReceiptFilter(), after: null, TestContext.Current.CancellationToken);
        Assert.Equal([ReceiptState.Published], recent.Items.Select(r => r.State));
    }

    [Fact]
    public async Task The_same_event_again_changes_nothing()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var before = await newsroom.PublishAsync("a.txt", Text);

        Assert.IsType<PublishResult.Unchanged>(await newsroom.RunAsync("a.txt"));

        Assert.Equal(before.RowETag, (await newsroom.ArticleAsync("a.txt"))!.RowETag);
    }

    [Fact]
    public async Task The_same_bytes_uploaded_again_leave_the_article_and_move_the_receipt()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var before = await newsroom.PublishAsync("a.txt", Text);

        var etag = await newsroom.UploadAsync("a.txt", Text);
        Assert.IsType<PublishResult.Published>(await newsroom.RunAsync("a.txt"));

        Assert.Equal(before.RowETag, (await newsroom.ArticleAsync("a.txt"))!.RowETag);
        Assert.Equal(etag, (await newsroom.ReceiptAsync("a.txt"))!.ETag);
        Assert.Single(await Newsroom.RowsAsync(newsroom.Account.RecentReceipts));
    }

    [Fact]
    public async Task A_corrected_date_moves_the_list_entry()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var before = await newsroom.PublishAsync("a.txt", Text);

        var after = await newsroom.PublishAsync("a.txt", Text.Replace("2024-05-06", "2023-04-05", StringComparison.Ordinal));

        var row = Assert.Single(await newsroom.TimelineRowsAsync());
        Assert.Equal(after.Timeline.Key, new TimeKey(row.PartitionKey, row.RowKey));
        Assert.NotEqual(before.Timeline, after.Timeline);
        Assert.Equal(before.Article.FirstPublishedAt, after.Article.FirstPublishedAt);
        Assert.True(after.Article.UpdatedAt > before.Article.UpdatedAt);
    }

    [Fact]
    public async Task A_run_that_died_after_the_row_was_written_is_completed_by_the_next()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var stored = await newsroom.PublishAsync("a.txt", Text);
        // As a killed host leaves it: the row is there, the list entry is not, the receipt is at "processing".
        await newsroom.Timeline.RemoveAsync(stored.Timeline, null, TestContext.Current.CancellationToken);
        var receipt = (await newsroom.Receipts.FindAsync("a.txt", TestContext.Current.CancellationToken))!;
        await newsroom.Receipts.TryWriteAsync(
            receipt.Receipt with { State = ReceiptState.Processing }, receipt, TestContext.Current.CancellationToken);

        Assert.IsType<PublishResult.Published>(await newsroom.RunAsync("a.txt"));

        Assert.Single(await newsroom.TimelineRowsAsync());
        Assert.Equal(stored.RowETag, (await newsroom.ArticleAsync("a.txt"))!.RowETag);
        Assert.Equal(2, (await newsroom.ReceiptAsync("a.txt"))!.Attempts);
    }

    [Fact]
    public async Task Entries_that_dead_runs_left_behind_go_with_the_next_version()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var cancellation = TestContext.Current.CancellationToken;
        var first = await newsroom.PublishAsync("a.txt", Text);
        var firstReceipt = (await newsroom.Receipts.FindAsync("a.txt", cancellation))!;
        var second = await newsroom.PublishAsync("a.txt", Text.Replace("2024-05-06", "2023-04-05", StringComparison.Ordinal));
        // As a host leaves it that was killed right after it had written its rows.
        await newsroom.Timeline.PutAsync(first.Timeline, first.Article, cancellation);
        var row = Assert.Single(await Newsroom.RowsAsync(newsroom.Account.Receipts));
        var forgotten = TimeKey.Of(first.Article.Id, firstReceipt.Receipt.UploadedAt.AddHours(-1));
        row["OldRecent"] = forgotten.ToString();
        await newsroom.Account.Receipts.UpdateEntityAsync(row, row.ETag, cancellationToken: cancellation);
        var entry = Assert.Single(await Newsroom.RowsAsync(newsroom.Account.RecentReceipts));
        (entry.PartitionKey, entry.RowKey) = (forgotten.Partition, forgotten.Row);
        await newsroom.Account.RecentReceipts.UpsertEntityAsync(entry, cancellationToken: cancellation);

        await newsroom.PublishAsync("a.txt", Text.Replace("2024-05-06", "2022-03-04", StringComparison.Ordinal));

        Assert.Single(await newsroom.TimelineRowsAsync());
        Assert.Single(await Newsroom.RowsAsync(newsroom.Account.RecentReceipts));
        Assert.NotEqual(first.Timeline, second.Timeline);
    }

    [Fact]
    public async Task A_repeated_event_puts_right_what_a_late_or_dead_run_left_in_the_lists()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var cancellation = TestContext.Current.CancellationToken;
        var first = await newsroom.PublishAsync("a.txt", Text);
        await newsroom.PublishAsync("a.txt", Text.Replace("2024-05-06", "2023-04-05", StringComparison.Ordinal));
        // A run over the first version put its list entry late and died; another one noted its begin over the finished receipt.
        await newsroom.Timeline.PutAsync(first.Timeline, first.Article, cancellation);
        var entry = Assert.Single(await Newsroom.RowsAsync(newsroom.Account.RecentReceipts));
        entry["State"] = nameof(ReceiptState.Processing);
        await newsroom.Account.RecentReceipts.UpdateEntityAsync(entry, entry.ETag, cancellationToken: cancellation);

        Assert.IsType<PublishResult.Unchanged>(await newsroom.RunAsync("a.txt"));

        Assert.Single(await newsroom.TimelineRowsAsync());
        var recent = await newsroom.Receipts.ReadRecentAsync(new ReceiptFilter(), after: null, cancellation);
        Assert.Equal([ReceiptState.Published], recent.Items.Select(r => r.State));
    }

    [Fact]
    public async Task Two_writers_and_ten_overwrites_end_with_the_newest_content_once()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var second = newsroom.AddHost().GetRequiredService<PublishPipeline>();
        var runs = new List<Task>();
        for (var version = 0; version < 10; version++)
        {
            // Every version carries another date, so that each wants another place in the list.
            await newsroom.UploadAsync("a.txt", Text.Replace("2024-05-06", $"2024-{version + 1:00}-07", StringComparison.Ordinal) + $"第{version}版的正文到此结束。");
            runs.Add(newsroom.RunAsync("a.txt"));
            runs.Add(second.RunAsync("a.txt", TestContext.Current.CancellationToken));
        }

        await Task.WhenAll(runs);

        var stored = (await newsroom.ArticleAsync("a.txt"))!;
        Assert.Contains("第9版", stored.Article.Text, StringComparison.Ordinal);
        Assert.Single(await Newsroom.RowsAsync(newsroom.Account.Articles));
        var entry = Assert.Single(await newsroom.TimelineRowsAsync());
        Assert.Equal(stored.Timeline.Key, new TimeKey(entry.PartitionKey, entry.RowKey));
        Assert.Single(await Newsroom.RowsAsync(newsroom.Account.Receipts));
        Assert.Single(await Newsroom.RowsAsync(newsroom.Account.RecentReceipts));
        var receipt = (await newsroom.ReceiptAsync("a.txt"))!;
        Assert.Equal(ReceiptState.Published, receipt.State);
        Assert.Equal(stored.Article.Upload.ETag, receipt.ETag);
    }

    [Theory]
    [InlineData("brief.wps", "some bytes", RejectionReason.UnsupportedKind)]
    [InlineData("brief.docx", "some bytes", RejectionReason.WordInvalid)]
    [InlineData("empty.txt", "", RejectionReason.Empty)]
    [InlineData("long.txt", "2000 bytes", RejectionReason.TooLarge)]
    [InlineData("broken.md", "---\ntitle: [\n---\ntext", RejectionReason.FrontMatterInvalid)]
    public async Task A_file_that_cannot_be_published_gets_a_receipt_that_says_why(string name, string content, string reason)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(new() { ["Gazette:MaxUploadBytes"] = "1024" });
        var text = content == "2000 bytes" ? new string('x', 2000) : content;
        var etag = await newsroom.UploadAsync(name, text);

        var result = await host.GetRequiredService<PublishPipeline>().RunAsync(name, TestContext.Current.CancellationToken);

        Assert.Equal(reason, Assert.IsType<PublishResult.Rejected>(result).Rejection.Reason);
        var receipt = (await newsroom.ReceiptAsync(name))!;
        Assert.Equal(ReceiptState.Rejected, receipt.State);
        Assert.Equal(reason, receipt.Reason!.Reason);
        Assert.Contains(name, receipt.Reason.Detail, StringComparison.Ordinal);
        Assert.Null(await newsroom.ArticleAsync(name));
        Assert.Equal(etag, await host.GetRequiredService<UploadStore>().FindETagAsync(name, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_bad_version_leaves_the_good_one_published()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var good = await newsroom.PublishAsync("a.txt", Text);

        await newsroom.UploadAsync("a.txt", "");
        Assert.IsType<PublishResult.Rejected>(await newsroom.RunAsync("a.txt"));

        Assert.Equal(good.RowETag, (await newsroom.ArticleAsync("a.txt"))!.RowETag);
        var receipt = (await newsroom.ReceiptAsync("a.txt"))!;
        Assert.Equal(good.Article.Id, receipt.ArticleId);
        Assert.EndsWith("The version published before stays as it is.", receipt.Reason!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_name_with_the_same_id_is_rejected()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var first = await newsroom.PublishAsync("first.txt", Text);
        // No two names with one hash are known, so the row is made to belong to another name.
        var row = Assert.Single(await Newsroom.RowsAsync(newsroom.Account.Articles));
        row["UploadName"] = "other.txt";
        await newsroom.Account.Articles.UpdateEntityAsync(row, row.ETag, cancellationToken: TestContext.Current.CancellationToken);
        await newsroom.UploadAsync("first.txt", Text + "更多。");

        var result = Assert.IsType<PublishResult.Rejected>(await newsroom.RunAsync("first.txt"));

        Assert.Equal(RejectionReason.IdTaken, result.Rejection.Reason);
        Assert.Contains("other.txt", result.Rejection.Detail, StringComparison.Ordinal);
        Assert.Equal(first.Article.Text, (await newsroom.ArticleAsync("first.txt"))!.Article.Text);
    }

    [Fact]
    public async Task A_body_too_long_for_a_row_goes_to_a_blob_and_back()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var random = new Random(7);
        // Random Han characters hardly compress: two megabytes of them pass ten columns of 64 KiB.
        var paragraphs = Enumerable.Range(0, 700).Select(_ =>
            string.Concat(Enumerable.Range(0, 1000).Select(_ => (char)random.Next(0x4E00, 0x9000))) + "。");
        var longText = Text + "\n" + string.Join('\n', paragraphs);

        var longOne = await newsroom.PublishAsync("a.txt", longText);
        Assert.NotNull(longOne.BodyBlob);
        Assert.True(longOne.Article.Text.Length > 700_000);

        var shortOne = await newsroom.PublishAsync("a.txt", Text);
        Assert.Null(shortOne.BodyBlob);
        var earlier = await newsroom.Articles.FindVersionAsync(longOne.Article.Id, 1, TestContext.Current.CancellationToken);
        Assert.Equal(longOne.Article.Text, earlier?.Article.Text);
    }

    [Fact]
    public async Task A_long_body_that_lost_its_race_is_not_kept()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var first = await newsroom.PublishAsync("a.txt", Text);
        var random = new Random(7);
        var longText = string.Concat(Enumerable.Range(0, 700_000).Select(_ => (char)random.Next(0x4E00, 0x9000)));
        var longOne = first with { Article = first.Article with { Text = longText } };
        await newsroom.PublishAsync("a.txt", Text + "第二版。");

        Assert.Null(await newsroom.Articles.TrySaveAsync(longOne, first, TestContext.Current.CancellationToken));

        Assert.Empty(await newsroom.Account.Bodies.GetBlobsAsync(cancellationToken: TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_fault_is_noted_on_the_receipt_and_thrown_on()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.UploadAsync("a.txt", Text);
        await newsroom.Account.Articles.DeleteAsync(TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<Azure.RequestFailedException>(() => newsroom.RunAsync("a.txt"));

        var receipt = (await newsroom.ReceiptAsync("a.txt"))!;
        Assert.Equal(ReceiptState.Failed, receipt.State);
        Assert.Equal(fault.GetType().Name, receipt.Reason!.Reason);
        await newsroom.Account.CreateAllAsync(TestContext.Current.CancellationToken);
        Assert.IsType<PublishResult.Published>(await newsroom.RunAsync("a.txt"));
        Assert.Equal(2, (await newsroom.ReceiptAsync("a.txt"))!.Attempts);
    }

    [Fact]
    public async Task A_blob_that_is_gone_leaves_no_trace()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        Assert.IsType<PublishResult.Gone>(await newsroom.RunAsync("gone.txt"));
        Assert.Null(await newsroom.ReceiptAsync("gone.txt"));
    }

    [Fact]
    public async Task A_blob_deleted_in_the_middle_of_its_run_leaves_a_receipt_that_says_so()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", Text);
        // As a run leaves it that was cut after its beginning.
        var receipt = (await newsroom.Receipts.FindAsync("a.txt", TestContext.Current.CancellationToken))!;
        await newsroom.Receipts.TryWriteAsync(
            receipt.Receipt with { State = ReceiptState.Processing }, receipt, TestContext.Current.CancellationToken);
        await newsroom.Account.Uploads.DeleteBlobAsync("a.txt", cancellationToken: TestContext.Current.CancellationToken);

        Assert.IsType<PublishResult.Gone>(await newsroom.RunAsync("a.txt"));

        var ended = (await newsroom.ReceiptAsync("a.txt"))!;
        Assert.Equal((ReceiptState.Withdrawn, RejectionReason.Deleted), (ended.State, ended.Reason!.Reason));
    }

    [Theory]
    [InlineData("新闻/2024/图书馆 通知（终稿）.txt")]
    [InlineData("a b+c%20&=#1.txt")]
    [InlineData("it's.TXT")]
    [InlineData("😀/ñandú?.txt")]
    public async Task Any_name_can_be_published_and_found(string name)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var stored = await newsroom.PublishAsync(name, Text);
        Assert.Equal(name, stored.Article.Upload.Name);
        Assert.Equal(name, (await newsroom.ReceiptAsync(name))!.Name);
    }

    [Fact]
    public async Task Without_a_believable_date_the_first_publication_stands_in()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var ahead = await newsroom.PublishAsync("ahead.txt", Text.Replace("2024-05-06", "2199-05-06", StringComparison.Ordinal));
        var none = await newsroom.PublishAsync("none.txt", Text.Replace("发布时间：2024-05-06 09:30", "", StringComparison.Ordinal));
        var old = await newsroom.PublishAsync("old.txt", Text);

        var list = await newsroom.Timeline.ReadAsync(column: null, after: null, TestContext.Current.CancellationToken);

        Assert.Equal([none.Article.Id, ahead.Article.Id, old.Article.Id], list.Items.Select(i => i.Id));
        Assert.Equal((true, true, false), (ahead.Article.NeedsReview, none.Article.NeedsReview, old.Article.NeedsReview));
        Assert.Null(none.Article.PublishedAt);
        Assert.Contains(none.Article.Repairs, r => r is { Rule: "no-date", Certain: false });
        Assert.Contains(ahead.Article.Repairs, r => r is { Rule: "date-too-far-ahead", Certain: false });
    }
}
