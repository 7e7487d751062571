using System.Text;
using System.Xml.Linq;
using Gazette.Articles;
using Gazette.Publishing;
using Gazette.Serving;
using Gazette.Serving.Desk;
using Gazette.Serving.Feeds;
using Gazette.Storage.Receipts;
using Gazette.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Telling;

/// <summary>The private feed of uploads to look at.</summary>
public sealed class ReviewFeedTests(AzuriteFixture azurite)
{
    private const string Token = "a-token_0123456789-abcdef";

    private const string Text = "东门自来水改造完工\n发布时间：2024-05-06 09:30\n\n东门片区更换了十一公里旧水管，水压恢复正常，居民用水不再受影响。\n";

    private const string Doubtful = "东门自来水改造完工\n\n东门片区更换了十一公里旧水管，水压恢复正常，居民用水不再受影响。\n";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly Dictionary<string, string?> Settings = new() { ["Gazette:ReviewFeedToken"] = Token };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Has_what_was_refused_has_failed_or_needs_a_review_and_nothing_else()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(Settings);
        await newsroom.PublishAsync("fine.txt", Text);
        await newsroom.PublishAsync("doubtful.txt", Doubtful);
        await newsroom.UploadAsync("refused.txt", "");
        await newsroom.RunAsync("refused.txt");
        await FailAsync(newsroom, "failed.txt");

        var entries = Entries(await AskAsync(host));
        Assert.Equal(["failed.txt", "refused.txt", "doubtful.txt"], entries.Select(NameOf));
        Assert.Equal("“refused.txt”未采用：文件中没有文字或数据。", entries[1].Element(Atom + "title")!.Value);
        Assert.Contains("请重新保存，确认有内容后再上传。", entries[1].Element(Atom + "content")!.Value, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://news.example/desk#upload/refused.txt\">", entries[1].Element(Atom + "content")!.Value, StringComparison.Ordinal);
        Assert.Equal((await newsroom.ReceiptAsync("refused.txt"))!.At, DateTimeOffset.Parse(entries[1].Element(Atom + "updated")!.Value, null), TimeSpan.FromSeconds(1));
        Assert.Contains("文件中没有发布时间。请补充。", entries[2].Element(Atom + "content")!.Value, StringComparison.Ordinal);

        // What is in order leaves it.
        await newsroom.UploadAsync("refused.txt", Text + "补。");
        await newsroom.RunAsync("refused.txt");
        await newsroom.Host.GetRequiredService<Withdrawals>().WithdrawAsync(ArticleId.FromBlobName("doubtful.txt"), "内容有误", purge: false, Cancellation);
        Assert.Equal(["failed.txt"], Entries(await AskAsync(host)).Select(NameOf));
    }

    [Fact]
    public async Task An_entry_keeps_its_id_while_the_version_and_its_state_are_the_same()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(Settings);
        async Task<string> IdAsync() => Entries(await AskAsync(host)).Single().Element(Atom + "id")!.Value;
        await newsroom.UploadAsync("a.txt", "");
        await newsroom.RunAsync("a.txt");
        var first = await IdAsync();
        await newsroom.Pipeline.ReplayAsync("a.txt", Cancellation);
        Assert.Equal(first, await IdAsync());
        await newsroom.UploadAsync("a.txt", " ");
        await newsroom.RunAsync("a.txt");
        Assert.NotEqual(first, await IdAsync());
    }

    [Fact]
    public async Task Its_answer_is_for_whoever_asked_alone_and_does_not_hold_the_token()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(Settings);
        await newsroom.UploadAsync("a.txt", "");
        await newsroom.RunAsync("a.txt");
        var (status, headers, body) = await SentAsync(host, Token);
        Assert.Equal(200, status);
        Assert.Equal(
            ("no-store", "noindex", "no-referrer", "application/atom+xml"),
            (headers.CacheControl.ToString(), headers["X-Robots-Tag"].ToString(), headers["Referrer-Policy"].ToString(), headers.ContentType.ToString()));
        Assert.DoesNotContain(Token, Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        Assert.All(headers, header => Assert.DoesNotContain(Token, header.Value.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(true, "")]
    [InlineData(true, "a-token_0123456789-abcdeF")]
    [InlineData(true, "a-token_0123456789-abcdef ")]
    [InlineData(false, Token)]
    [InlineData(false, null)]
    [InlineData(false, "")]
    public async Task Without_the_token_it_is_as_if_it_were_not_there(bool isSet, string? token)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(isSet ? Settings : new() { ["Gazette:ReviewFeedToken"] = "" });
        var (status, headers, body) = await SentAsync(host, token);
        Assert.Equal(404, status);
        var absent = await SentAsync(host, context => host.GetRequiredService<RequestHandler>().PageAsync(context.Request, host.GetRequiredService<FeedEndpoint>().ColumnAsync("none", variant: null, Cancellation)));
        Assert.Equal(absent.Body, body);
        Assert.Equal(absent.Headers.Select(header => (header.Key, header.Value.ToString())), headers.Select(header => (header.Key, header.Value.ToString())));
    }

    [Fact]
    public async Task Another_token_closes_what_the_one_before_opened()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(new() { ["Gazette:ReviewFeedToken"] = "another-token-0123456789" });
        Assert.Equal(404, (await SentAsync(host, Token)).Status);
        Assert.Equal(200, (await SentAsync(host, "another-token-0123456789")).Status);
    }

    [Fact]
    public async Task Is_closed_where_storage_does_not_answer_too()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = newsroom.AddHost(Settings);
        await newsroom.Account.RecentReceipts.DeleteAsync(Cancellation);
        Assert.Equal(404, (await SentAsync(host, "wrong")).Status);
        Assert.InRange((await SentAsync(host, Token)).Status, 500, 503);
    }

    private static async Task FailAsync(Newsroom newsroom, string name)
    {
        var receipt = new Receipt
        {
            Name = name,
            ETag = "\"1\"",
            UploadedAt = DateTimeOffset.UtcNow,
            State = ReceiptState.Failed,
            Reason = new Rejection("IOException", "Publishing failed and is tried again: The wire is cut."),
            Attempts = 1,
            At = DateTimeOffset.UtcNow,
            Pipeline = PublishPipeline.Version,
        };
        Assert.NotNull(await newsroom.Host.GetRequiredService<ReceiptStore>().TryWriteAsync(receipt, previous: null, Cancellation));
    }

    private static async Task<byte[]> AskAsync(ServiceProvider host) =>
        Assert.IsType<Response.Found>(await host.GetRequiredService<ReviewFeedEndpoint>().AtomAsync(Token, Cancellation)).Representation.Identity;

    private static Task<(int Status, IHeaderDictionary Headers, byte[] Body)> SentAsync(ServiceProvider host, string? token) => SentAsync(
        host, context => host.GetRequiredService<RequestHandler>().PageAsync(context.Request, host.GetRequiredService<ReviewFeedEndpoint>().AtomAsync(token, Cancellation)));

    private static async Task<(int Status, IHeaderDictionary Headers, byte[] Body)> SentAsync(ServiceProvider host, Func<HttpContext, Task<IResult>> ask)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = host };
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        context.Request.Method = "GET";
        await (await ask(context)).ExecuteAsync(context);
        await context.Response.CompleteAsync();
        return (context.Response.StatusCode, context.Response.Headers, body.ToArray());
    }

    private static List<XElement> Entries(byte[] feed) => [.. XDocument.Parse(Encoding.UTF8.GetString(feed)).Root!.Elements(Atom + "entry")];

    private static string NameOf(XElement entry) => Uri.UnescapeDataString(entry.Element(Atom + "link")!.Attribute("href")!.Value.Split("#upload/")[1]);
}
