using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Gazette.Announcing;
using Gazette.Articles;
using Gazette.LocalHost;
using Gazette.Publishing;
using Gazette.Reconciling;
using Gazette.Storage.Receipts;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gazette.StorageTests.Telling;

/// <summary>Who does not look at the desk is told of what was refused, has failed or needs a review.</summary>
public sealed class ReviewWebhookTests(AzuriteFixture azurite)
{
    private const string Text = "东门自来水改造完工\n发布时间：2024-05-06 09:30\n\n东门片区更换了十一公里旧水管，水压恢复正常，居民用水不再受影响。\n";

    // The file prints no date.
    private const string Doubtful = "东门自来水改造完工\n\n东门片区更换了十一公里旧水管，水压恢复正常，居民用水不再受影响。\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_refused_is_told_once_signed_and_in_plain_words()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(receiver.Settings);
        await newsroom.UploadAsync("新闻/a&b <i>.txt", "");
        Assert.IsType<PublishResult.Rejected>(await RunAsync(host, "新闻/a&b <i>.txt"));

        await TellAsync(host);
        var told = Assert.Single(receiver.Told);
        Assert.True(told.IsSigned);
        Assert.Equal("application/json", told.Type);
        Assert.InRange(long.Parse(told.Timestamp, CultureInfo.InvariantCulture), DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60, DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 5);
        Assert.NotEmpty(told.Delivery);
        Assert.Equal(["id", "name", "state", "held", "summary", "title", "reason", "reviewReasons", "remedy", "desk", "article", "at"], told.Names);
        Assert.Equal(("新闻/a&b <i>.txt", "rejected", "empty"), (told.Text("name"), told.Text("state"), told["reason"].GetProperty("code").GetString()));
        Assert.Equal("文件中没有文字或数据。", told["reason"].GetProperty("words").GetString());
        Assert.Equal("请重新保存，确认有内容后再上传。", told.Text("remedy"));
        Assert.Equal("“新闻/a&b <i>.txt”未采用：文件中没有文字或数据。", told.Text("summary"));
        Assert.Equal("https://news.example/desk#upload/%E6%96%B0%E9%97%BB%2Fa%26b%20%3Ci%3E.txt", told.Text("desk"));
        Assert.Equal((JsonValueKind.Null, 0), (told["article"].ValueKind, told["reviewReasons"].GetArrayLength()));
        Assert.Equal((await newsroom.ReceiptAsync("新闻/a&b <i>.txt"))!.At, told["at"].GetDateTimeOffset());

        // Run again, by an event and on purpose, it is what it was.
        await RunAsync(host, "新闻/a&b <i>.txt");
        await host.GetRequiredService<PublishPipeline>().ReplayAsync("新闻/a&b <i>.txt", Cancellation);
        await TellAsync(host);
        Assert.Single(receiver.Told);

        // Another version is another matter, in the site's language.
        var english = newsroom.AddHost(new(receiver.Settings) { ["Gazette:Language"] = "en" });
        await newsroom.UploadAsync("新闻/a&b <i>.txt", " ");
        await RunAsync(english, "新闻/a&b <i>.txt");
        await TellAsync(english);
        Assert.Equal("“新闻/a&b <i>.txt” was refused: The file holds no text or no data.", receiver.Told.Last().Text("summary"));
        Assert.Equal("Save it again, check that something is in it, and upload it anew.", receiver.Told.Last().Text("remedy"));
        Assert.NotEqual(told.Text("id"), receiver.Told.Last().Text("id"));
    }

    [Fact]
    public async Task What_needs_a_review_is_told_once_also_when_it_is_held()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(receiver.Settings);
        await newsroom.UploadAsync("open.txt", Doubtful);
        Assert.IsType<PublishResult.Published>(await RunAsync(host, "open.txt"));
        var holding = newsroom.AddHost(new(receiver.Settings) { ["Gazette:HoldDoubtful"] = "true" });
        await newsroom.UploadAsync("held.txt", Doubtful + "另一篇。");
        Assert.True(Assert.IsType<PublishResult.Published>(await RunAsync(holding, "held.txt")).IsHeld);

        await TellAsync(host);
        await host.GetRequiredService<PublishPipeline>().ReplayAsync("open.txt", Cancellation);
        await TellAsync(host);

        Assert.Equal(2, receiver.Told.Count);
        var (open, held) = (receiver.Told.Single(told => told.Text("name") == "open.txt"), receiver.Told.Single(told => told.Text("name") == "held.txt"));
        Assert.Equal(("published", "东门自来水改造完工", false), (open.Text("state"), open.Text("title"), open["held"].GetBoolean()));
        Assert.Equal($"https://news.example/articles/{ArticleId.FromBlobName("open.txt")}", open.Text("article"));
        Assert.Equal(("no-date", "文件中没有发布时间。请补充。"), Reason(open["reviewReasons"].EnumerateArray().Single()));
        Assert.Equal(JsonValueKind.Null, open["reason"].ValueKind);
        Assert.StartsWith("读者已经可以看到。", open.Text("remedy"), StringComparison.Ordinal);
        Assert.True(held["held"].GetBoolean());
        Assert.Equal(JsonValueKind.Null, held["article"].ValueKind);
        Assert.StartsWith("读者还看不到。", held.Text("remedy"), StringComparison.Ordinal);

        // What was accepted needs nothing any more.
        await host.GetRequiredService<PublishPipeline>().AcceptAsync("open.txt", Cancellation);
        await TellAsync(host);
        Assert.Equal(2, receiver.Told.Count);
    }

    /// <summary>A refused new version of an article that readers have: they keep it, and its address is told.</summary>
    [Fact]
    public async Task A_refused_version_names_the_article_that_readers_keep()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(receiver.Settings);
        await newsroom.UploadAsync("a.txt", Text);
        await RunAsync(host, "a.txt");
        await newsroom.UploadAsync("a.txt", "");
        await RunAsync(host, "a.txt");
        await TellAsync(host);
        Assert.Equal($"https://news.example/articles/{ArticleId.FromBlobName("a.txt")}", Assert.Single(receiver.Told).Text("article"));
    }

    [Fact]
    public async Task What_failed_is_told_once_and_not_what_went_wrong_inside()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(receiver.Settings);
        await newsroom.UploadAsync("a.txt", Text);
        await newsroom.Account.Texts.DeleteAsync(Cancellation);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Assert.ThrowsAnyAsync<Azure.RequestFailedException>(() => RunAsync(host, "a.txt"));
            await TellAsync(host);
        }

        var told = Assert.Single(receiver.Told);
        Assert.Equal(("failed", "RequestFailedException"), (told.Text("state"), told["reason"].GetProperty("code").GetString()));
        Assert.Equal(JsonValueKind.Null, told["reason"].GetProperty("detail").ValueKind);
        Assert.StartsWith("“a.txt”出错：", told.Text("summary"), StringComparison.Ordinal);

        await newsroom.Account.Texts.CreateIfNotExistsAsync(Cancellation);
    }

    [Fact]
    public async Task What_the_trigger_gave_up_is_told()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(receiver.Settings);
        await newsroom.Account.Poison.CreateAsync(cancellationToken: Cancellation);
        await newsroom.Account.Poison.SendMessageAsync(
            JsonSerializer.Serialize(new { ContainerName = newsroom.Account.Uploads.Name, BlobName = "a.txt", ETag = "\"1\"" }), Cancellation);
        var drained = ActivatorUtilities.CreateInstance<PoisonedUploads>(host, host.GetRequiredService<ILogger<PoisonedUploads>>());
        Assert.Equal(1, await drained.DrainAsync(Cancellation));
        await TellAsync(host);
        Assert.Equal(("failed", "gave-up"), (Assert.Single(receiver.Told).Text("state"), receiver.Told.Single()["reason"].GetProperty("code").GetString()));
    }

    [Fact]
    public async Task What_was_put_right_or_withdrawn_before_anybody_was_told_is_not_told()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(receiver.Settings);
        await newsroom.UploadAsync("mended.txt", "");
        await RunAsync(host, "mended.txt");
        await newsroom.UploadAsync("mended.txt", Text);
        await RunAsync(host, "mended.txt");
        await newsroom.UploadAsync("withdrawn.txt", Doubtful);
        await RunAsync(host, "withdrawn.txt");
        await host.GetRequiredService<Withdrawals>().WithdrawAsync(ArticleId.FromBlobName("withdrawn.txt"), "内容有误", purge: false, Cancellation);

        await TellAsync(host);
        Assert.Empty(receiver.Told);
        Assert.Empty(await NotesAsync(newsroom));
    }

    /// <summary>One picture is missing, comes, and is deleted again: the same file needs the same thing for the second time.</summary>
    [Fact]
    public async Task What_was_in_order_in_between_is_told_again()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(receiver.Settings);
        await newsroom.UploadAsync("a.md", $"# 东门自来水改造完工\n\n2024-05-06 09:30\n\n东门片区更换了十一公里旧水管，水压恢复正常。\n\n[表](table.csv)\n");
        await RunAsync(host, "a.md");
        await TellAsync(host);
        Assert.Equal("missing-attachment", Reason(Assert.Single(receiver.Told)["reviewReasons"].EnumerateArray().Single()).Code);

        await newsroom.UploadAsync("table.csv", "a,1\n");
        await RunAsync(host, "table.csv");
        Assert.False((await newsroom.ReceiptAsync("a.md"))!.NeedsReview);
        await newsroom.Account.Uploads.DeleteBlobAsync("table.csv", cancellationToken: Cancellation);
        await RunAsync(host, "table.csv");
        Assert.True((await newsroom.ReceiptAsync("a.md"))!.NeedsReview);
        await TellAsync(host);
        Assert.Equal(2, receiver.Told.Count);
        Assert.Equal(2, receiver.Told.Select(told => told.Delivery).Distinct().Count());
    }

    /// <summary>A later state takes the place of the one before that nobody was told of.</summary>
    [Fact]
    public async Task Of_two_states_the_later_one_is_told()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(receiver.Settings);
        await newsroom.UploadAsync("a.txt", "");
        await RunAsync(host, "a.txt");
        await newsroom.UploadAsync("a.txt", Doubtful);
        await RunAsync(host, "a.txt");
        await TellAsync(host);
        Assert.Equal("published", Assert.Single(receiver.Told).Text("state"));
    }

    /// <summary>As where a host dies between the note and the receipt.</summary>
    [Fact]
    public async Task A_note_waits_for_the_end_of_a_run_and_outlives_a_dead_one()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(receiver.Settings);
        await newsroom.UploadAsync("a.txt", "");
        await RunAsync(host, "a.txt");
        var receipts = host.GetRequiredService<ReceiptStore>();
        var stored = (await receipts.FindAsync("a.txt", Cancellation))!;
        await receipts.TryWriteAsync(stored.Receipt with { State = ReceiptState.Processing, Reason = null }, stored, Cancellation);
        await TellAsync(host);
        Assert.Empty(receiver.Told);
        Assert.Single(await NotesAsync(newsroom));

        await RunAsync(host, "a.txt");
        await TellAsync(host);
        Assert.Single(receiver.Told);
        Assert.Empty(await NotesAsync(newsroom));
    }

    [Fact]
    public async Task What_is_not_taken_is_tried_again_with_the_same_id_after_pauses_that_double()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var clock = new MovedClock();
        var host = newsroom.AddHost(receiver.Settings, services => services.AddSingleton<TimeProvider>(clock));
        receiver.Answer = _ => 500;
        await newsroom.UploadAsync("a.txt", "");
        await RunAsync(host, "a.txt");
        var tries = new List<int>();
        for (var minute = 0; minute < 200; minute++)
        {
            var before = receiver.Told.Count;
            await TellAsync(host);
            if (receiver.Told.Count > before)
                tries.Add(minute);
            clock.Ahead += TimeSpan.FromMinutes(1);
        }

        Assert.Equal([0, 1, 3, 7, 15, 31, 63, 123, 183], tries);
        Assert.Single(receiver.Told.Select(told => told.Delivery).Distinct());
        Assert.All(receiver.Told, told => Assert.True(told.IsSigned));
        Assert.True(receiver.Told.Select(told => told.Timestamp).Distinct().Count() > 1);

        receiver.Answer = _ => 200;
        clock.Ahead += TimeSpan.FromHours(1);
        await TellAsync(host);
        Assert.Empty(await NotesAsync(newsroom));
    }

    [Fact]
    public async Task What_could_not_be_told_for_a_day_is_given_up_and_the_log_names_it()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        receiver.Answer = _ => 503;
        var lines = new CollectedLines();
        var clock = new MovedClock();
        var host = newsroom.AddHost(receiver.Settings, services => services.AddSingleton<TimeProvider>(clock).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddProvider(lines)));
        await newsroom.UploadAsync("news/a.txt", "");
        await RunAsync(host, "news/a.txt");
        clock.Ahead = TimeSpan.FromHours(25);
        await TellAsync(host);
        Assert.Empty(await NotesAsync(newsroom));
        Assert.Contains(lines.All, line => line.StartsWith("news/a.txt: the webhook could not be told for a day (status 503)", StringComparison.Ordinal));
        Assert.DoesNotContain(lines.All, line => line.Contains(Receiver.Secret, StringComparison.Ordinal) || line.Contains("team=night", StringComparison.Ordinal));
    }

    /// <summary>One message that is refused each time, and more than one run takes.</summary>
    [Fact]
    public async Task One_that_is_refused_keeps_no_others_waiting_and_a_run_tells_a_limited_number()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var clock = new MovedClock();
        var host = newsroom.AddHost(receiver.Settings, services => services.AddSingleton<TimeProvider>(clock));
        receiver.Answer = name => name == "00.txt" ? 400 : 200;
        foreach (var name in Enumerable.Range(0, ReviewNotices.MaxAtOnce + 2).Select(i => $"{i:00}.txt"))
        {
            await newsroom.UploadAsync(name, "");
            await RunAsync(host, name);
        }

        await TellAsync(host);
        Assert.Equal(ReviewNotices.MaxAtOnce, receiver.Told.Count);
        clock.Ahead += TimeSpan.FromMinutes(2);
        await TellAsync(host);
        Assert.Equal(["00.txt"], (await NotesAsync(newsroom)).Select(note => note.GetString("Name")));
        // What was tried least came first.
        Assert.Equal("00.txt", receiver.Told.Last().Text("name"));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(receiver.Settings);
        receiver.Answer = _ => status;
        await newsroom.UploadAsync("a.txt", "");
        await RunAsync(host, "a.txt");
        await TellAsync(host);
        Assert.Single(receiver.Told);
        Assert.Empty(receiver.Elsewhere);
        Assert.Single(await NotesAsync(newsroom));
    }

    [Fact]
    public async Task What_is_answered_is_not_read()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(receiver.Settings);
        receiver.IsEndless = true;
        await newsroom.UploadAsync("a.txt", "");
        await RunAsync(host, "a.txt");
        await TellAsync(host);
        Assert.Single(receiver.Told);
        Assert.Empty(await NotesAsync(newsroom));
    }

    [Fact]
    public async Task Where_nobody_answers_publishing_goes_on_and_one_try_ends_the_run()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var lines = new CollectedLines();
        var settings = new Dictionary<string, string?> { ["Gazette:ReviewWebhook"] = $"http://127.0.0.1:{ClosedPort()}/told", ["Gazette:ReviewWebhookSecret"] = Receiver.Secret };
        var host = newsroom.AddHost(settings, services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddProvider(lines)));
        foreach (var name in new[] { "a.txt", "b.txt", "c.txt" })
        {
            await newsroom.UploadAsync(name, name == "b.txt" ? Text : "");
            await RunAsync(host, name);
        }

        Assert.Equal(ReceiptState.Published, (await newsroom.ReceiptAsync("b.txt"))!.State);
        await TellAsync(host);
        Assert.Single(lines.All);
        Assert.Equal(2, (await NotesAsync(newsroom)).Count);
    }

    [Fact]
    public async Task A_note_costs_one_call_and_nothing_where_nobody_is_told()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var (without, with) = (new CallCounter(), new CallCounter());
        var costs = new List<int>();
        foreach (var (counter, settings, name) in new[] { (without, [], "a.txt"), (with, receiver.Settings, "b.txt") })
        {
            var host = Counted(newsroom, counter, settings);
            foreach (var text in new[] { "", Text, Doubtful })
            {
                await newsroom.UploadAsync(name, text);
                counter.Take();
                await RunAsync(host, name);
                costs.Add(counter.Take());
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(' ', costs));
        Assert.Equal(costs[0] + 1, costs[3]);
        Assert.Equal(costs[2] + 1, costs[5]);
        Assert.DoesNotContain(await NotesAsync(newsroom), note => note.GetString("Name") == "a.txt");
    }

    [Fact]
    public async Task The_README_shows_what_is_sent()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(new(receiver.Settings) { ["Gazette:Language"] = "en" });
        await newsroom.UploadAsync("minutes.wps", "text");
        await RunAsync(host, "minutes.wps");
        await TellAsync(host);
        var told = Assert.Single(receiver.Told);
        var readme = await File.ReadAllLinesAsync(Path.Combine(RepositoryRoot.Find(), "src", "Gazette.Functions", "README.md"), Cancellation);
        var example = readme.SkipWhile(line => line != "### The webhook's message").SkipWhile(line => line != "```json").Skip(1).TakeWhile(line => line != "```");
        using var shown = JsonDocument.Parse(string.Join('\n', example));
        Assert.Equal(shown.RootElement.EnumerateObject().Select(property => property.Name), told.Names);
        foreach (var name in told.Names.Except(["id", "at"]))
            Assert.True(JsonElement.DeepEquals(shown.RootElement.GetProperty(name), told[name]), $"{name} is {told[name]}");
    }

    private static Task<PublishResult> RunAsync(ServiceProvider host, string name) => host.GetRequiredService<PublishPipeline>().RunAsync(name, Cancellation);

    private static Task TellAsync(ServiceProvider host) => host.GetRequiredService<ReviewNotices>().RunAsync(Cancellation);

    private static async Task<List<TableEntity>> NotesAsync(Newsroom newsroom) => [.. (await Newsroom.RowsAsync(newsroom.Account.Progress)).Where(row => row.PartitionKey == "review-note")];

    private static (string? Code, string? Words) Reason(JsonElement reason) => (reason.GetProperty("code").GetString(), reason.GetProperty("words").GetString());

    private static ServiceProvider Counted(Newsroom newsroom, CallCounter counter, Dictionary<string, string?> settings)
    {
        var (tables, blobs) = (new TableClientOptions(), new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04));
        tables.AddPolicy(counter, HttpPipelinePosition.PerCall);
        blobs.AddPolicy(counter, HttpPipelinePosition.PerCall);
        return newsroom.AddHost(settings, services => services.AddSingleton(newsroom.OpenAccount(tables, blobs)));
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
