using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs.Specialized;
using Gazette.Serving;
using Gazette.Serving.Uploading;
using Gazette.Storage.Auditing;
using Gazette.Storage.Uploads;
using Gazette.StorageTests.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Uploading;

/// <summary>Files that come over HTTP.</summary>
public sealed class ReceiveTests(AzuriteFixture azurite)
{
    private const string Parts = "0123456789abcdef";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_file_is_there_with_its_bytes_and_type_and_can_be_published_and_stands_on_the_log()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var stored = Assert.IsType<Response.Stored>(await (UploadRequest.Of("公告/a b.txt", Editor.Text) with { ContentType = "text/plain; charset=utf-8" }).SendAsync(newsroom.Host));

        Assert.Equal((201, $"/api/uploads?name={Uri.EscapeDataString("公告/a b.txt")}"), (stored.Status, stored.Location));
        var blob = (await newsroom.Account.Uploads.GetBlobClient("公告/a b.txt").DownloadContentAsync(Cancellation)).Value;
        Assert.Equal((Editor.Text, "text/plain; charset=utf-8", stored.ETag), (blob.Content.ToString(), blob.Details.ContentType, blob.Details.ETag.ToString()));
        await newsroom.RunAsync("公告/a b.txt");
        Assert.Equal(stored.ETag, (await newsroom.ReceiptAsync("公告/a b.txt"))!.ETag);
        var entry = Assert.Single((await newsroom.Host.GetRequiredService<AuditLog>().ReadAsync(after: null, Cancellation)).Items);
        Assert.Equal(("upload", "公告/a b.txt", "new", true), (entry.What, entry.Upload, entry.Detail, entry.IsDone));
    }

    [Fact]
    public async Task What_is_there_is_replaced_only_by_who_has_seen_it()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var first = Assert.IsType<Response.Stored>(await UploadRequest.Of("a.txt", "一").SendAsync(newsroom.Host));
        Assert.Equal(428, Status(await (UploadRequest.Of("a.txt", "二") with { Condition = null }).SendAsync(newsroom.Host)));
        Assert.Equal(412, Status(await UploadRequest.Of("a.txt", "二").SendAsync(newsroom.Host)));
        Assert.Equal(412, Status(await (UploadRequest.Of("a.txt", "二") with { Condition = "If-Match: \"0x1\"" }).SendAsync(newsroom.Host)));
        Assert.Equal(400, Status(await (UploadRequest.Of("a.txt", "二") with { Condition = "If-Match: one, two" }).SendAsync(newsroom.Host)));
        Assert.Equal(412, Status(await (UploadRequest.Of("b.txt", "二") with { Condition = "If-Match: *" }).SendAsync(newsroom.Host)));
        Assert.Equal("一", await TextAsync(newsroom, "a.txt"));

        var second = Assert.IsType<Response.Stored>(await (UploadRequest.Of("a.txt", "二") with { Condition = $"If-Match: {first.ETag}" }).SendAsync(newsroom.Host));
        Assert.Equal((204, "二"), (second.Status, await TextAsync(newsroom, "a.txt")));
        Assert.Equal(412, Status(await (UploadRequest.Of("a.txt", "三") with { Condition = $"If-Match: {first.ETag}" }).SendAsync(newsroom.Host)));
        Assert.Equal(2, (await newsroom.Host.GetRequiredService<AuditLog>().ReadAsync(after: null, Cancellation)).Items.Count);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("/a.txt", 400)]
    [InlineData("\\a.txt", 400)]
    [InlineData("a/../b.txt", 400)]
    [InlineData("a/./b.txt", 400)]
    [InlineData("..", 400)]
    [InlineData("a.txt.", 400)]
    [InlineData("a/", 400)]
    [InlineData("a\nb.txt", 400)]
    [InlineData("a\u202Eb.txt", 400)]
    [InlineData("a?b#c%2F..\\d.txt", 201)]
    [InlineData("<script>alert(1)</script>.txt", 201)]
    public async Task A_name_that_cannot_be_is_refused_with_what_is_wrong(string name, int status)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var answer = await UploadRequest.Of(name, "正文").SendAsync(newsroom.Host);
        Assert.Equal(status, Status(answer));
        if (status == 201)
            Assert.Equal("正文", await TextAsync(newsroom, name));
        else
            Assert.False(await newsroom.Account.Uploads.GetBlobsAsync(cancellationToken: Cancellation).AnyAsync(Cancellation));
    }

    [Theory]
    [InlineData("a.html", 0, 400, "holds no bytes")]
    [InlineData("a.html", 8_388_609, 413, "8,388,608")]
    [InlineData("a.jpg", 20_971_521, 413, "20,971,520")]
    [InlineData("a.pdf", 104_857_601, 413, "104,857,600")]
    [InlineData("a.zip", 2_147_483_649, 413, "2,147,483,648")]
    [InlineData("a.pdf", 16_777_217, 413, "Content-Range")]
    public async Task What_is_too_large_is_told_before_a_byte_is_read(string name, long bytes, int status, string said)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var failed = Assert.IsType<Response.Failed>(await (new UploadRequest(name, []) with { Length = bytes }).SendAsync(newsroom.Host));
        Assert.Equal(status, failed.Status);
        Assert.Contains(said, failed.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "bytes 0-9/30", 10, 400)]
    [InlineData("short", "bytes 0-9/30", 10, 400)]
    [InlineData("0123456789abcde/", "bytes 0-9/30", 10, 400)]
    [InlineData(Parts, "bytes 0-9/30", 11, 400)]
    [InlineData(Parts, "bytes 0-9/*", 10, 400)]
    [InlineData(Parts, "bytes */30", 10, 400)]
    [InlineData(Parts, "lines 0-9/30", 10, 400)]
    [InlineData(Parts, "bytes 20-9/30", 10, 400)]
    [InlineData(Parts, "bytes 20-40/30", 21, 400)]
    [InlineData(Parts, "nonsense", 10, 400)]
    [InlineData(Parts, "bytes 0-9/30", null, 411)]
    [InlineData(Parts, "bytes 0-9/30", 10, 202)]
    public async Task A_part_says_where_it_belongs(string? parts, string range, int? length, int status)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var answer = await (new UploadRequest("a.txt", new byte[length ?? 10]) with { Parts = parts, Range = range, Length = length }).SendAsync(newsroom.Host);
        Assert.Equal(status, Status(answer));
    }

    [Fact]
    public async Task A_file_in_parts_goes_on_where_it_was_cut_off()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var file = RandomNumberGenerator.GetBytes(11_000_000);
        Task<Response> SendAsync(int offset, int length) => UploadRequest.Part("a.pdf", file, offset, length, Parts).SendAsync(newsroom.Host);

        Assert.Equal(0, await ReceivedAsync(newsroom.Host, "a.pdf"));
        Assert.IsType<Response.Received>(await SendAsync(0, 5_000_000));
        Assert.Equal(5_000_000, await ReceivedAsync(newsroom.Host, "a.pdf"));
        // Of one that is cut off, whole pieces stay.
        var cut = UploadRequest.Part("a.pdf", file, 5_000_000, 5_000_000, Parts) with { Body = file[5_000_000..9_500_000] };
        Assert.Equal(400, Status(await (cut with { Length = 5_000_000 }).SendAsync(newsroom.Host)));
        var received = (int)await ReceivedAsync(newsroom.AddHost(), "a.pdf");
        Assert.Equal(5_000_000 + UploadWriter.PieceBytes, received);
        Assert.False(await newsroom.Account.Uploads.GetBlobClient("a.pdf").ExistsAsync(Cancellation));

        var stored = Assert.IsType<Response.Stored>(await SendAsync(received, file.Length - received));
        Assert.Equal(file, (await newsroom.Account.Uploads.GetBlobClient("a.pdf").DownloadContentAsync(Cancellation)).Value.Content.ToArray());
        // The answer got lost: the same again says the same.
        Assert.Equal(stored.ETag, Assert.IsType<Response.Stored>(await SendAsync(received, file.Length - received)).ETag);
        Assert.Equal(1, await newsroom.Account.Uploads.GetBlobsAsync(cancellationToken: Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task An_end_without_its_beginning_makes_no_file()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var file = RandomNumberGenerator.GetBytes(30);
        var failed = Assert.IsType<Response.Failed>(await UploadRequest.Part("a.pdf", file, 20, 10, Parts).SendAsync(newsroom.Host));
        Assert.Equal(409, failed.Status);
        Assert.False(await newsroom.Account.Uploads.GetBlobClient("a.pdf").ExistsAsync(Cancellation));
        Assert.Empty((await newsroom.Host.GetRequiredService<AuditLog>().ReadAsync(after: null, Cancellation)).Items);
    }

    [Fact]
    public async Task Two_who_send_parts_of_one_name_never_make_a_mixed_file()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var (mine, yours) = (RandomNumberGenerator.GetBytes(20), RandomNumberGenerator.GetBytes(20));
        const string Other = "fedcba9876543210";
        await UploadRequest.Part("a.pdf", mine, 0, 10, Parts).SendAsync(newsroom.Host);
        await UploadRequest.Part("a.pdf", yours, 0, 10, Other).SendAsync(newsroom.Host);
        Assert.IsType<Response.Stored>(await UploadRequest.Part("a.pdf", mine, 10, 10, Parts).SendAsync(newsroom.Host));
        Assert.Equal(412, Status(await UploadRequest.Part("a.pdf", yours, 10, 10, Other).SendAsync(newsroom.Host)));
        Assert.Equal(412, Status(await UploadRequest.Part("a.pdf", yours, 0, 10, Other).SendAsync(newsroom.Host)));
        Assert.Equal(mine, (await newsroom.Account.Uploads.GetBlobClient("a.pdf").DownloadContentAsync(Cancellation)).Value.Content.ToArray());
    }

    [Fact]
    public async Task A_name_that_another_program_is_writing_is_left_alone()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        using var piece = new MemoryStream([1]);
        await newsroom.Account.Uploads.GetBlockBlobClient("a.pdf").StageBlockAsync(Convert.ToBase64String([1, 2]), piece, cancellationToken: Cancellation);
        var answer = await UploadRequest.Of("a.pdf", "x").SendAsync(newsroom.Host);
        // Azurite takes keys of several lengths, Azure does not: then it is a conflict.
        Assert.True(answer is Response.Stored or Response.Failed { Status: 409 }, answer.ToString());
    }

    [Fact]
    public async Task Of_two_new_files_under_one_name_at_once_one_is_refused()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => UploadRequest.Of("a.txt", $"第{i}份").SendAsync(newsroom.Host)));
        var stored = Assert.Single(answers.OfType<Response.Stored>());
        Assert.All(answers.OfType<Response.Failed>(), failed => Assert.Equal(412, failed.Status));
        Assert.Equal(stored.ETag, (await newsroom.Account.Uploads.GetBlobClient("a.txt").GetPropertiesAsync(cancellationToken: Cancellation)).Value.ETag.ToString());
    }

    [Fact]
    public async Task A_host_that_dies_anywhere_leaves_no_half_file_and_none_of_which_no_row_tells()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddDyingHost();
        var names = await DyingHosts.DieEverywhereAsync(number => Task.FromResult($"{number:00}.txt"), name => UploadRequest.Of(name, Editor.Text).SendAsync(host));

        var entries = (await newsroom.Host.GetRequiredService<AuditLog>().ReadAsync(after: null, Cancellation)).Items;
        foreach (var name in names)
        {
            var isThere = (await newsroom.Account.Uploads.GetBlobClient(name).ExistsAsync(Cancellation)).Value;
            Assert.True(!isThere || (await TextAsync(newsroom, name) == Editor.Text && entries.Any(entry => entry.Upload == name)), name);
            // Whoever sends it again comes through.
            Assert.Equal(isThere ? 412 : 201, Status(await UploadRequest.Of(name, Editor.Text).SendAsync(newsroom.Host)));
        }

        Assert.True(names.Count > 3);
    }

    [Fact]
    public async Task No_page_of_another_site_may_send_one()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        Assert.Equal(403, Status(await (UploadRequest.Of("a.txt", "x") with { From = "https://elsewhere.example" }).SendAsync(newsroom.Host)));
        Assert.Equal(201, Status(await (UploadRequest.Of("a.txt", "x") with { From = "https://news.example" }).SendAsync(newsroom.Host)));
    }

    [Fact]
    public async Task The_bytes_are_given_back_as_a_file_to_save()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var page = Encoding.UTF8.GetBytes("<script>alert(1)</script>");
        var etag = await newsroom.UploadAsync("a/页.html", page);
        var originals = newsroom.Host.GetRequiredService<OriginalEndpoint>();
        var download = Assert.IsType<Response.Download>(await originals.FileAsync("a/页.html", Cancellation));
        await using (download.Content)
        {
            using var read = new MemoryStream();
            await download.Content.CopyToAsync(read, Cancellation);
            Assert.Equal(page, read.ToArray());
        }

        Assert.Equal(("application/octet-stream", "页.html", etag.Trim('"'), "no-store"), (download.ContentType, download.Name, download.Tag, download.CacheControl));
        Assert.Equal(404, Status(await originals.FileAsync("absent.html", Cancellation)));
        Assert.Equal(400, Status(await originals.FileAsync("a/../b.html", Cancellation)));
    }

    private static int Status(Response response) => response switch
    {
        Response.Stored stored => stored.Status,
        Response.Received => 202,
        Response.Failed failed => failed.Status,
        _ => 200,
    };

    private static async Task<long> ReceivedAsync(IServiceProvider host, string name) =>
        Editor.JsonOf(await host.GetRequiredService<ReceiveEndpoint>().ReceivedAsync(name, Parts, Cancellation)).GetProperty("received").GetInt64();

    private static async Task<string> TextAsync(Newsroom newsroom, string name) =>
        (await newsroom.Account.Uploads.GetBlobClient(name).DownloadContentAsync(Cancellation)).Value.Content.ToString();
}
