using System.Globalization;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Gazette.Checking;
using Gazette.Publishing;
using Gazette.Reconciling;
using Gazette.Serving;
using Gazette.Storage;
using Gazette.Storage.Announcements;
using Gazette.Storage.Articles;
using Gazette.Storage.Receipts;
using Gazette.Storage.Uploads;
using Gazette.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

public sealed class ReconciliationTests(AzuriteFixture azurite)
{
    private const string Text = """
        河西路夜间施工公告
        发布时间：2024-05-06 09:30

        为了更换老旧管网，河西路从五月八日起夜间施工，请过往车辆按照现场指示绕行。
        施工期间，沿线公交站点临时调整，具体安排以公交公司的通知为准。
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Uploads_whose_events_were_lost_are_published()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("b.txt", Text);
        await newsroom.UploadAsync("a.txt", Text + "甲。");
        await newsroom.UploadAsync("b.txt", Text + "乙。");
        await newsroom.UploadAsync("文件夹/c.txt", Text + "丙。");
        await newsroom.UploadAsync("d.docx", "x");

        var report = await ReconcileAsync(newsroom.Host);

        Assert.Equal((4, 0, true), (report.Missed, report.Faults, report.IsComplete));
        Assert.Contains("乙", (await newsroom.ArticleAsync("b.txt"))!.Article.Text, StringComparison.Ordinal);
        Assert.Equal(3, (await newsroom.TimelineRowsAsync()).Count);
        Assert.Equal(ReceiptState.Rejected, (await newsroom.ReceiptAsync("d.docx"))!.State);
        Assert.True((await ReconcileAsync(newsroom.Host)).IsQuiet);
    }

    [Fact]
    public async Task A_run_that_died_is_taken_up_when_its_time_is_over_and_its_traces_go()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var stored = await newsroom.PublishAsync("a.txt", Text);
        await newsroom.UploadAsync("a.txt", Text + "新的一版。");
        // As a host leaves it that was killed after the beginning: a receipt at "processing", an orphan of each kind.
        var receipt = (await newsroom.Receipts.FindAsync("a.txt", Cancellation))!;
        var etag = await newsroom.Host.GetRequiredService<UploadStore>().FindETagAsync("a.txt", Cancellation);
        var begun = receipt.Receipt with { State = ReceiptState.Processing, ETag = etag!, At = DateTimeOffset.UtcNow };
        await newsroom.Receipts.TryWriteAsync(begun, receipt, Cancellation);
        foreach (var container in new[] { newsroom.Account.Bodies, newsroom.Account.Edits })
            await container.GetBlobClient($"{stored.Article.Id}/orphan").UploadAsync(new BinaryData("x"), Cancellation);

        Assert.True((await ReconcileAsync(newsroom.Host)).IsQuiet);
        var report = await ReconcileAsync(HostInAnHour(newsroom));

        Assert.Equal((1, 0, 2), (report.Abandoned, report.Faults, report.Orphans));
        Assert.Equal(ReceiptState.Published, (await newsroom.ReceiptAsync("a.txt"))!.State);
        Assert.Equal(2, (await newsroom.ArticleAsync("a.txt"))!.Number);
        Assert.Single(await Newsroom.RowsAsync(newsroom.Account.RecentReceipts));
        Assert.Empty(await newsroom.Account.Edits.GetBlobsAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_end_that_a_dead_run_put_and_never_noted_goes_with_its_trace(bool isChangedSince)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", Text);
        var receipt = (await newsroom.ReceiptAsync("a.txt"))!;
        // Its note of a fault lost against the run that published, and it died before it could take the entry back.
        var trace = await newsroom.Receipts.PutTraceAsync(receipt, DateTimeOffset.UtcNow, Cancellation);
        var failed = receipt with { State = ReceiptState.Failed };
        var place = trace.For(failed.State);
        await newsroom.Account.RecentReceipts.UpsertEntityAsync(
            ReceiptRow.Write(place.Partition, place.Key.Row, failed, place, []), cancellationToken: Cancellation);
        if (isChangedSince)
            await newsroom.PublishAsync("a.txt", Text + "新的一版。");

        await ReconcileAsync(HostInAnHour(newsroom));

        Assert.Equal("Published", Assert.Single(await Newsroom.RowsAsync(newsroom.Account.RecentReceipts)).GetString("State"));
        Assert.True((await ReconcileAsync(HostInAnHour(newsroom))).IsQuiet);
    }

    [Fact]
    public async Task Blobs_of_articles_whose_ids_begin_alike_are_no_orphans()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        // A file that is named after an id: listings and tables have the two ids in opposite orders.
        var first = await newsroom.PublishAsync("a.txt", Text);
        await newsroom.PublishAsync(first.Article.Id + ".txt", Text + "另一篇。");

        var report = await ReconcileAsync(HostInAnHour(newsroom));

        Assert.Equal(0, report.Orphans);
        Assert.NotNull(await newsroom.Articles.FindEditsAsync(first.Article.Id, Cancellation));
    }

    [Fact]
    public async Task Entries_in_the_lists_that_dead_runs_left_are_put_right()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var first = await newsroom.PublishAsync("a.txt", Text);
        await newsroom.PublishAsync("a.txt", Text.Replace("2024-05-06", "2023-04-05", StringComparison.Ordinal));
        // Killed after its row and its receipt, before it could take the old entries away; another before its receipt's row.
        await newsroom.Timeline.PutAsync(first.Timeline, first.Article, Cancellation);
        await PutUnfinishedAsync(newsroom, "a.txt");
        await PutUnfinishedAsync(newsroom, "never-noted.txt");

        await ReconcileAsync(HostInAnHour(newsroom));

        Assert.Single(await newsroom.TimelineRowsAsync());
        Assert.Single(await Newsroom.RowsAsync(newsroom.Account.RecentReceipts));
    }

    [Fact]
    public async Task What_late_writes_did_to_the_lists_is_put_right_within_the_hour()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var (lists, timeline, texts) = (newsroom.Account.RecentReceipts, newsroom.Account.Timeline, newsroom.Account.Texts);
        Assert.True((await ReconcileAsync(newsroom.Host)).IsQuiet);
        var (missing, old) = (await newsroom.PublishAsync("a.txt", Text), await newsroom.PublishAsync("b.txt", Text + "乙。"));
        var receipt = (await newsroom.Receipts.FindAsync("a.txt", Cancellation))!;
        await newsroom.Receipts.RemoveAsync(receipt.Place, Cancellation);
        await newsroom.Timeline.RemoveAsync(missing.Timeline, null, Cancellation);
        await texts.DeleteEntityAsync(missing.TextHash, missing.Article.Id, cancellationToken: Cancellation);
        await newsroom.Timeline.PutAsync(old.Timeline, old.Article with { Title = "旧题", UpdatedAt = old.Article.UpdatedAt.AddDays(-1) }, Cancellation);
        await newsroom.Timeline.PutAsync(new TimelinePlace(TimeKey.Of(old.Article.Id, DateTimeOffset.UnixEpoch, old.Article.FirstPublishedAt), null), old.Article, Cancellation);
        await texts.AddEntityAsync(new TableEntity("x", old.Article.Id), Cancellation);
        var stray = ReceiptPlace.Of(receipt.Receipt with { State = ReceiptState.Failed });
        await lists.AddEntityAsync(ReceiptRow.Write(stray.Partition, stray.Key.Row, receipt.Receipt, stray, []), Cancellation);

        // Runs may still be at work on all that, and the hour is not over.
        Assert.True((await ReconcileAsync(newsroom.Host)).IsQuiet);
        var report = await ReconcileAsync(HostInAnHour(newsroom));

        // In either order of the list one.
        Assert.Equal((2, 4), (report.Unlisted, report.Strays));
        Assert.Equal((2, 2, 2), ((await Newsroom.RowsAsync(lists)).Count, (await newsroom.TimelineRowsAsync()).Count, (await Newsroom.RowsAsync(texts)).Count));
        Assert.Empty((await newsroom.Host.GetRequiredService<ConsistencyCheck>().RunAsync(Cancellation)).Findings);
        Assert.True((await ReconcileAsync(HostInAnHour(newsroom))).IsQuiet);
    }

    [Fact]
    public async Task Receipts_from_before_there_was_a_list_of_all_are_listed_there()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", Text);
        await newsroom.UploadAsync("empty.txt", "");
        await newsroom.RunAsync("empty.txt");
        foreach (var (name, list) in new[] { ("a.txt", "published"), ("empty.txt", "rejected") })
        {
            var stored = (await newsroom.Receipts.FindAsync(name, Cancellation))!;
            var old = stored.Place with { List = list };
            foreach (var entry in stored.Entries)
                await newsroom.Receipts.RemoveAsync(entry, Cancellation);
            await newsroom.Account.RecentReceipts.AddEntityAsync(ReceiptRow.Write(old.Partition, old.Key.Row, stored.Receipt, old, []), Cancellation);
            var row = (await Newsroom.RowsAsync(newsroom.Account.Receipts)).Single(row => row.GetString("Name") == name);
            row["Recent"] = old.ToString();
            await newsroom.Account.Receipts.UpdateEntityAsync(row, row.ETag, cancellationToken: Cancellation);
        }

        Assert.Empty((await newsroom.Receipts.ReadRecentAsync(new ReceiptFilter(), null, Cancellation)).Items);

        Assert.True((await ReconcileAsync(newsroom.Host)).IsQuiet);

        Assert.Equal(["a.txt", "empty.txt"], (await newsroom.Receipts.ReadRecentAsync(new ReceiptFilter(), null, Cancellation)).Items.Select(receipt => receipt.Name).Order(StringComparer.Ordinal));
        Assert.Equal("empty.txt", Assert.Single((await newsroom.Receipts.ReadRecentAsync(new ReceiptFilter(ReceiptState.Rejected), null, Cancellation)).Items).Name);
        Assert.Equal(3, (await Newsroom.RowsAsync(newsroom.Account.RecentReceipts)).Count);
        Assert.Empty((await newsroom.Host.GetRequiredService<ConsistencyCheck>().RunAsync(Cancellation)).Findings);
    }

    [Fact]
    public async Task The_comparison_leaves_an_upload_listed_while_it_is_run_again()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", Text);
        var stored = (await newsroom.Receipts.FindAsync("a.txt", Cancellation))!;
        // It begins when the entry is an hour old.
        await newsroom.Receipts.TryWriteAsync(stored.Receipt with { State = ReceiptState.Processing, At = DateTimeOffset.UtcNow.AddHours(1) }, stored, Cancellation);

        var report = await ReconcileAsync(HostInAnHour(newsroom));

        Assert.Equal(0, report.Strays);
        Assert.Contains(await Newsroom.RowsAsync(newsroom.Account.RecentReceipts), row => row.PartitionKey == stored.Place.Partition && row.RowKey == stored.Place.Key.Row);
        Assert.DoesNotContain((await newsroom.Host.GetRequiredService<ConsistencyCheck>().RunAsync(Cancellation)).Findings, finding => finding.Kind == FindingKind.StrayInReceiptList);
    }

    [Fact]
    public async Task What_failed_is_tried_again_after_a_pause()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.UploadAsync("a.txt", Text);
        await newsroom.Account.Articles.DeleteAsync(Cancellation);
        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => newsroom.RunAsync("a.txt"));
        await newsroom.Account.CreateAllAsync(Cancellation);

        Assert.True((await ReconcileAsync(newsroom.Host)).IsQuiet);
        Assert.Equal(1, (await ReconcileAsync(HostInAnHour(newsroom))).Retried);

        Assert.Equal(ReceiptState.Published, (await newsroom.ReceiptAsync("a.txt"))!.State);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(5, 5)]
    [InlineData(6, 10)]
    [InlineData(7, 20)]
    [InlineData(1000, 24 * 60)]
    public void Pauses_grow_with_the_attempts(int attempts, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Comparison.PauseAfter(attempts));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_trigger_gave_up_becomes_a_failed_receipt_and_is_replayed(bool inBase64)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var etag = await newsroom.UploadAsync("新闻/a.txt", Text);
        await newsroom.PublishAsync("fine.txt", Text + "好。");
        await newsroom.Account.Poison.CreateAsync(cancellationToken: Cancellation);
        foreach (var name in new[] { "新闻/a.txt", "fine.txt" })
            await SendAsync(newsroom, inBase64, newsroom.Account.Uploads.Name, name, etag);
        await SendAsync(newsroom, inBase64, "somebody-elses", "x.txt", etag);
        // Its event is on the queue, and the file itself is still found: so this run publishes it as a missed one.
        var drained = new PoisonedUploads(
            newsroom.Account, newsroom.Receipts, newsroom.Host.GetRequiredService<ReviewNoteStore>(), PipelineVersion.OfThisBuild, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<PoisonedUploads>.Instance);

        Assert.Equal(2, await drained.DrainAsync(Cancellation));

        var failed = (await newsroom.ReceiptAsync("新闻/a.txt"))!;
        Assert.Equal((ReceiptState.Failed, RejectionReason.GaveUp), (failed.State, failed.Reason!.Reason));
        Assert.Equal(ReceiptState.Published, (await newsroom.ReceiptAsync("fine.txt"))!.State);
        Assert.Equal(1, (await newsroom.Account.Poison.GetPropertiesAsync(Cancellation)).Value.ApproximateMessagesCount);

        var desk = newsroom.Host.GetRequiredService<UploadEndpoint>();
        Assert.IsType<Response.Found>(await desk.ReplayFailedAsync("replay", "failed", after: null, new DefaultHttpContext().Request, Cancellation));
        Assert.Equal(ReceiptState.Published, (await newsroom.ReceiptAsync("新闻/a.txt"))!.State);
    }

    [Fact]
    public async Task Uploads_that_fail_again_keep_no_others_from_being_replayed()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var names = Enumerable.Range(0, ReceiptList.PageSize + 2).Select(i => $"{i:00}.txt").ToList();
        foreach (var (name, i) in names.Select((name, i) => (name, i)))
        {
            var etag = await newsroom.UploadAsync(name, Text + $"第{i}篇。");
            var at = DateTimeOffset.UtcNow.AddMinutes(-i);
            var failed = new Receipt { Name = name, ETag = etag, UploadedAt = at, State = ReceiptState.Failed, Attempts = 1, At = at, Pipeline = 1 };
            Assert.NotNull(await newsroom.Receipts.TryWriteAsync(failed, previous: null, Cancellation));
        }

        // Every run fails.
        await newsroom.Account.Articles.DeleteAsync(Cancellation);
        var desk = newsroom.Host.GetRequiredService<UploadEndpoint>();
        var replayed = new List<string?>();
        for (string? after = null, next = ""; next is not null;)
        {
            using var page = JsonDocument.Parse(Assert.IsType<Response.Found>(await desk.ReplayFailedAsync("replay", "failed", after, new DefaultHttpContext().Request, Cancellation)).Representation.Identity);
            replayed.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()));
            next = page.RootElement.GetProperty("next").GetString();
            after = next?.Split("after=")[1];
        }

        Assert.Equal(names, replayed.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(400, Assert.IsType<Response.Failed>(await desk.ReplayFailedAsync("replay", "failed", "x", new DefaultHttpContext().Request, Cancellation)).Status);
    }

    [Fact]
    public async Task A_walk_that_was_cut_short_goes_on_where_it_stopped()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", Text);
        await newsroom.PublishAsync("m.txt", Text + "二。");
        await newsroom.UploadAsync("z.txt", Text + "三。");
        await newsroom.Account.Uploads.DeleteBlobAsync("a.txt", cancellationToken: Cancellation);
        var progress = newsroom.Host.GetRequiredService<ProgressStore>();
        // As a walk leaves it that stopped after m.txt; Azurite's markers are the last name of a page.
        await progress.KeepAsync("uploads", new Progress("m.txt", "m.txt"), Cancellation);

        var rest = await ReconcileAsync(newsroom.Host);
        Assert.Equal((1, 0), (rest.Missed, rest.Withdrawn));
        var whole = await ReconcileAsync(newsroom.Host);
        Assert.Equal((0, 1), (whole.Missed, whole.Withdrawn));
    }

    [Fact]
    public async Task Health_says_when_the_last_one_ended_and_whether_the_next_is_overdue()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var before = DateTimeOffset.UtcNow;
        Assert.Equal(("ok", "never", false), await HealthAsync(newsroom.Host));

        await ReconcileAsync(newsroom.Host);

        var (_, last, isOverdue) = await HealthAsync(newsroom.AddHost());
        Assert.EndsWith("Z", last, StringComparison.Ordinal);
        Assert.InRange(DateTimeOffset.Parse(last, CultureInfo.InvariantCulture), before.AddSeconds(-1), DateTimeOffset.UtcNow);
        Assert.False(isOverdue);
        var later = newsroom.AddHost(more: services => services.AddSingleton<TimeProvider>(new ClockAhead(TimeSpan.FromHours(1))));
        Assert.Equal(("ok", last, true), await HealthAsync(later));
    }

    private static async Task<(string? Status, string Last, bool IsOverdue)> HealthAsync(IServiceProvider host)
    {
        var report = Editor.JsonOf(await host.GetRequiredService<SiteEndpoint>().HealthAsync(Cancellation));
        return (report.GetProperty("status").GetString(), report.GetProperty("lastReconciliation").GetString()!, report.GetProperty("reconciliationOverdue").GetBoolean());
    }

    [Fact]
    public async Task Two_reconciliations_at_once_do_no_harm()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var second = newsroom.AddHost();
        foreach (var i in Enumerable.Range(0, 12))
            await newsroom.UploadAsync($"{i:00}.txt", Text + $"第{i}篇。");

        await Task.WhenAll(ReconcileAsync(newsroom.Host), ReconcileAsync(second));

        Assert.Equal(12, (await newsroom.TimelineRowsAsync()).Count);
        Assert.Equal(12, (await Newsroom.RowsAsync(newsroom.Account.RecentReceipts)).Count);
        Assert.All(await Newsroom.RowsAsync(newsroom.Account.Receipts), row => Assert.Equal("Published", row.GetString("State")));
    }

    [Fact]
    public async Task A_hundred_thousand_unchanged_uploads_cost_no_call_per_upload()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var counter = new CallCounter();
        using var crowd = new GeneratedUploads(newsroom.Account, count: 100_000);
        var tables = new TableClientOptions { Transport = crowd };
        tables.AddPolicy(counter, HttpPipelinePosition.PerCall);
        var blobs = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04) { Transport = crowd };
        blobs.AddPolicy(counter, HttpPipelinePosition.PerCall);
        var queues = new QueueClientOptions();
        queues.AddPolicy(counter, HttpPipelinePosition.PerCall);
        var host = newsroom.AddHost(more: services => services.AddSingleton(newsroom.OpenAccount(tables, blobs, queues)));
        var reconciliation = host.GetRequiredService<Reconciliation>();

        var report = await reconciliation.RunAsync(Cancellation);

        Assert.True(report.IsQuiet, report.ToString());
        // The receipts twice: beside the container's listing, and, once an hour, beside their lists.
        Assert.Equal((100_000, 200_000), (crowd.ListedBlobs, crowd.ListedReceipts));
        var calls = counter.Take();
        TestContext.Current.TestOutputHelper?.WriteLine($"{calls} calls");
        Assert.InRange(calls, 220, 260);
    }

    private static Task<ReconcileReport> ReconcileAsync(ServiceProvider host) => host.GetRequiredService<Reconciliation>().RunAsync(Cancellation);

    private static ServiceProvider HostInAnHour(Newsroom newsroom) =>
        newsroom.AddHost(more: services => services.AddSingleton<TimeProvider>(new ClockAhead(TimeSpan.FromHours(1))));

    private static async Task PutUnfinishedAsync(Newsroom newsroom, string name)
    {
        var receipt = new Receipt { Name = name, ETag = "\"1\"", UploadedAt = DateTimeOffset.UtcNow, State = ReceiptState.Processing, Attempts = 1, At = DateTimeOffset.UtcNow, Pipeline = 1 };
        var place = ReceiptPlace.Of(receipt);
        await newsroom.Account.RecentReceipts.UpsertEntityAsync(
            ReceiptRow.Write(place.Partition, place.Key.Row, receipt, place, []), cancellationToken: Cancellation);
    }

    private static async Task SendAsync(Newsroom newsroom, bool inBase64, string container, string name, string etag)
    {
        var message = BinaryData.FromString(JsonSerializer.Serialize(new
        {
            Type = "BlobTrigger",
            FunctionId = "Host.Functions.IngestArticle",
            BlobType = "BlockBlob",
            ContainerName = container,
            BlobName = name,
            ETag = etag,
        }));
        await newsroom.Account.Poison.SendMessageAsync(
            inBase64 ? BinaryData.FromString(Convert.ToBase64String(message)) : message, cancellationToken: Cancellation);
    }
}
