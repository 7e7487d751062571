using System.Text.Json;
using Gazette.Publishing;
using Gazette.Serving;
using Gazette.Tests.Archives;
using Gazette.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Archives;

public sealed class ArchiveTests(AzuriteFixture azurite)
{
    private const string Name = "报/old.zip";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_files_become_uploads_and_its_receipt_counts_what_became_of_them()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.UploadAsync(Name, ZipMaker.Zip(
            ("old/河道/a.html", Page(1)), ("old/b.md", Page(2)), ("old/c.exe", "program"), ("old/style.css", "p{}")));
        Assert.Equal(new PublishResult.Unpacked(3), await newsroom.RunAsync(Name));
        foreach (var member in new[] { "报/old/河道/a.html", "报/old/b.md", "报/old/c.exe" })
            await newsroom.RunAsync(member);

        Assert.True((await newsroom.ArticleAsync("报/old/河道/a.html"))!.IsPublic);
        Assert.True((await newsroom.ArticleAsync("报/old/b.md"))!.IsPublic);
        var json = await ReceiptJsonAsync(newsroom, Name);
        Assert.Equal("archive", json.GetProperty("kind").GetString());
        Assert.Equal("published", json.GetProperty("state").GetString());
        var archive = json.GetProperty("archive");
        Assert.Equal(
            ("报/old/", 4, 4, 3, 0, 0, 1),
            (archive.GetProperty("folder").GetString(), Count("files"), Count("done"), Count("unpacked"), Count("kept"), Count("unreadable"), Count("leftOut")));
        var uploads = archive.GetProperty("uploads");
        Assert.Equal((2, 1, 0), (uploads.GetProperty("published").GetInt32(), uploads.GetProperty("rejected").GetInt32(), uploads.GetProperty("processing").GetInt32()));
        Assert.False(json.GetProperty("needsReview").GetBoolean());

        int Count(string name) => archive.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task What_an_editor_has_uploaded_is_never_written_over_and_the_receipt_says_so()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.UploadAsync("报/old/b.md", Page(9));
        await newsroom.UploadAsync(Name, ZipMaker.Zip(("a.html", Page(1)), ("b.md", Page(2))));
        await newsroom.RunAsync(Name);
        await newsroom.RunAsync("报/old/b.md");
        Assert.Contains("line 9", (await newsroom.ArticleAsync("报/old/b.md"))!.Article.Title, StringComparison.Ordinal);
        var receipt = (await newsroom.ReceiptAsync(Name))!;
        Assert.True(receipt.NeedsReview);
        Assert.Equal(("archive-file-kept", "b.md"), (receipt.Repairs[0].Rule, receipt.Repairs[0].Samples[0].Before));
    }

    [Fact]
    public async Task A_newer_archive_replaces_its_own_files_and_leaves_those_that_an_editor_has_changed()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.UploadAsync(Name, ZipMaker.Zip(("a.md", Page(1)), ("b.md", Page(2)), ("c.md", Page(3))));
        await newsroom.RunAsync(Name);
        var unchanged = await ETagAsync(newsroom, "报/old/a.md");
        await newsroom.UploadAsync("报/old/b.md", Page(20));

        await newsroom.UploadAsync(Name, ZipMaker.Zip(("a.md", Page(1)), ("b.md", Page(22)), ("c.md", Page(33))));
        Assert.Equal(new PublishResult.Unpacked(2), await newsroom.RunAsync(Name));
        Assert.Equal(unchanged, await ETagAsync(newsroom, "报/old/a.md"));
        Assert.Equal(Page(20), await TextAsync(newsroom, "报/old/b.md"));
        Assert.Equal(Page(33), await TextAsync(newsroom, "报/old/c.md"));
    }

    [Fact]
    public async Task What_somebody_has_deleted_comes_back_by_a_replay_only()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.UploadAsync(Name, ZipMaker.Zip(("a.md", Page(1)), ("b.md", Page(2))));
        await newsroom.RunAsync(Name);
        await newsroom.Account.Uploads.DeleteBlobAsync("报/old/a.md", cancellationToken: Cancellation);

        Assert.IsType<PublishResult.Unchanged>(await newsroom.RunAsync(Name));
        var later = newsroom.AddHost(more: services => services.AddSingleton(new PipelineVersion(PublishPipeline.Version + 1)));
        await later.GetRequiredService<PublishPipeline>().RunAsync(Name, Cancellation);
        Assert.Equal(PublishPipeline.Version + 1, (await newsroom.ReceiptAsync(Name))!.Pipeline);
        Assert.Null(await ETagAsync(newsroom, "报/old/a.md"));

        await newsroom.Pipeline.ReplayAsync(Name, Cancellation);
        Assert.NotNull(await ETagAsync(newsroom, "报/old/a.md"));
    }

    [Fact]
    public async Task An_archive_in_an_archive_is_not_unpacked()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var inner = ZipMaker.Zip(("a.md", Page(1)));
        await newsroom.UploadAsync(Name, ZipMaker.Zip(("x.md", Page(2))));
        await newsroom.RunAsync(Name);
        // As text it would not survive.
        var blob = newsroom.Account.Uploads.GetBlobClient("报/old/inner.zip");
        var metadata = (await newsroom.Account.Uploads.GetBlobClient("报/old/x.md").GetPropertiesAsync(cancellationToken: Cancellation)).Value.Metadata;
        await blob.UploadAsync(new MemoryStream(inner), metadata: metadata, cancellationToken: Cancellation);

        var rejected = Assert.IsType<PublishResult.Rejected>(await newsroom.RunAsync("报/old/inner.zip"));
        Assert.Contains("came out of another archive", rejected.Rejection.Detail, StringComparison.Ordinal);
        Assert.Null(await ETagAsync(newsroom, "报/old/inner/a.md"));
    }

    [Fact]
    public async Task One_that_an_article_links_is_its_attachment_and_no_folder_of_articles()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.UploadAsync("报/forms.zip", ZipMaker.Zip(("a.md", Page(1)), ("b.md", Page(2))));
        await newsroom.RunAsync("报/forms.zip");
        await newsroom.RunAsync("报/forms/a.md");
        await newsroom.UploadAsync("报/forms/b.md", Page(7));
        await newsroom.RunAsync("报/forms/b.md");

        await newsroom.PublishAsync("报/notice.md", Page(5) + "\nAttachment: [the forms](forms.zip)\n");
        await newsroom.RunAsync("报/forms.zip");

        Assert.True(await newsroom.ReceiptAsync("报/forms.zip") is { IsAttachment: true, Archive: null, State: ReceiptState.Published });
        Assert.Null(await ETagAsync(newsroom, "报/forms/a.md"));
        Assert.False((await newsroom.ArticleAsync("报/forms/a.md"))!.IsPublic);
        // Somebody's own by then.
        Assert.True((await newsroom.ArticleAsync("报/forms/b.md"))!.IsPublic);
        Assert.Single((await newsroom.ArticleAsync("报/notice.md"))!.Article.Media.Attachments);
    }

    [Fact]
    public async Task When_it_is_deleted_what_came_out_of_it_stays()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.UploadAsync(Name, ZipMaker.Zip(("a.md", Page(1))));
        await newsroom.RunAsync(Name);
        await newsroom.RunAsync("报/old/a.md");
        await newsroom.Account.Uploads.DeleteBlobAsync(Name, cancellationToken: Cancellation);
        Assert.IsType<PublishResult.Gone>(await newsroom.RunAsync(Name));
        var receipt = (await newsroom.ReceiptAsync(Name))!;
        Assert.Equal((ReceiptState.Withdrawn, RejectionReason.Deleted), (receipt.State, receipt.Reason!.Reason));
        Assert.Contains("报/old/", receipt.Reason.Detail, StringComparison.Ordinal);
        Assert.True((await newsroom.ArticleAsync("报/old/a.md"))!.IsPublic);
        Assert.IsType<PublishResult.Gone>(await newsroom.RunAsync(Name));
    }

    [Fact]
    public async Task A_run_that_takes_too_long_stops_and_the_next_one_goes_on_where_it_was()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var hasty = newsroom.AddHost(more: services => services.AddSingleton<TimeProvider>(new ClockInHaste(TimeSpan.FromMinutes(5))));
        await newsroom.UploadAsync(Name, ZipMaker.Zip([.. Enumerable.Range(1, 9).Select(n => ($"{n}.md", Page(n)))]));
        var done = new List<int>();
        for (var run = 0; run < 20; run++)
        {
            try
            {
                await hasty.GetRequiredService<PublishPipeline>().RunAsync(Name, Cancellation);
                break;
            }
            catch (TimeoutException)
            {
                var receipt = (await newsroom.ReceiptAsync(Name))!;
                Assert.Equal(ReceiptState.Failed, receipt.State);
                Assert.Contains("of 9 files", receipt.Reason!.Detail, StringComparison.Ordinal);
                done.Add(receipt.Archive!.Done);
            }
        }

        Assert.True(done.Count > 2 && done.SequenceEqual(done.Distinct().Order()), string.Join(' ', done));
        Assert.True(await newsroom.ReceiptAsync(Name) is { State: ReceiptState.Published, Archive: { Unpacked: 9, Done: 9 } });
    }

    [Fact]
    public async Task A_damaged_file_is_named_and_the_others_are_there()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var zip = ZipMaker.Zip(("a.md", Page(1)), ("b.md", Page(2)));
        // Within the first file's packed bytes.
        zip[60] ^= 0x55;
        await newsroom.UploadAsync(Name, zip);
        Assert.Equal(new PublishResult.Unpacked(1), await newsroom.RunAsync(Name));
        var repair = Assert.Single((await newsroom.ReceiptAsync(Name))!.Repairs);
        Assert.Equal(("archive-file-unreadable", "a.md", "is damaged"), (repair.Rule, repair.Samples[0].Before, repair.Samples[0].After));
        Assert.Null(await ETagAsync(newsroom, "报/old/a.md"));
        Assert.Equal(Page(2), await TextAsync(newsroom, "报/old/b.md"));
    }

    [Fact]
    public async Task A_large_file_comes_out_whole_or_not_at_all()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var text = string.Concat(Enumerable.Range(0, 600_000).Select(n => $"{n * 7919 % 104729:x} "));
        var zip = ZipMaker.Zip(("large.md", text), ("b.md", Page(2)));
        await newsroom.UploadAsync(Name, zip);
        await newsroom.RunAsync(Name);
        Assert.Equal(text, await TextAsync(newsroom, "报/old/large.md"));

        // Wrong sums in the list, of what is then unpacked anew.
        var at = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        zip[at + 16] ^= 1;
        await newsroom.UploadAsync("报/other.zip", zip);
        Assert.Equal(new PublishResult.Unpacked(1), await newsroom.RunAsync("报/other.zip"));
        Assert.Null(await ETagAsync(newsroom, "报/other/large.md"));
    }

    /// <summary>Both note how far they are, and both come to the end.</summary>
    [Fact]
    public async Task Two_runs_at_once_do_it_once()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.UploadAsync(Name, ZipMaker.Zip([.. Enumerable.Range(1, 30).Select(n => ($"{n}.md", Page(n)))]));
        var other = newsroom.AddHost();
        await Task.WhenAll(newsroom.RunAsync(Name), other.GetRequiredService<PublishPipeline>().RunAsync(Name, Cancellation));
        Assert.True(await newsroom.ReceiptAsync(Name) is { State: ReceiptState.Published, Archive.Unpacked: 30, Archive.Kept.Count: 0 });
        await Faults.Aftermath.SettleAsync(newsroom);
    }

    internal static string Page(int number) =>
        $"# The tram runs again on line {number}\n\nPublished: 2026-03-02\n\nFrom Monday on, the trams of line {number} run every ten minutes between the station and the harbour, the city said on Friday.\n\nTickets of line {number} are valid on the buses too until the end of the month.\n";

    private static async Task<string?> ETagAsync(Newsroom newsroom, string name) =>
        await newsroom.Host.GetRequiredService<Storage.Uploads.UploadStore>().FindETagAsync(name, Cancellation);

    private static async Task<string> TextAsync(Newsroom newsroom, string name) =>
        (await newsroom.Account.Uploads.GetBlobClient(name).DownloadContentAsync(Cancellation)).Value.Content.ToString();

    private static async Task<JsonElement> ReceiptJsonAsync(Newsroom newsroom, string name)
    {
        var response = Assert.IsType<Response.Found>(await newsroom.Host.GetRequiredService<UploadEndpoint>().ReceiptAsync(name, Cancellation));
        return JsonDocument.Parse(response.Representation.Identity).RootElement;
    }
}
