using System.Text;
using System.Text.Json;
using Gazette.Serving;
using Gazette.Serving.Operating;
using Gazette.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

/// <summary>What Event Grid says of deleted files: late, twice, out of order, or not of us at all.</summary>
public sealed class DeletionEventTests(AzuriteFixture azurite)
{
    private const string Text = """
        河西路夜间施工公告
        发布时间：2024-05-06 09:30

        为了更换老旧管网，河西路从五月八日起夜间施工，请过往车辆按照现场指示绕行。
        施工期间，沿线公交站点临时调整，具体安排以公交公司的通知为准。
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("通告/河 西+路 100%.txt")]
    [InlineData("a.txt")]
    public async Task A_deleted_file_withdraws_its_article_and_the_same_event_again_changes_nothing(string name)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync(name, Text)).Article.Id;
        await newsroom.Account.Uploads.DeleteBlobAsync(name, cancellationToken: Cancellation);

        Assert.IsType<Response.Found>(await SendAsync(newsroom, Deleted(newsroom, name)));
        var withdrawn = (await newsroom.ArticleAsync(name))!.Withdrawal;
        Assert.IsType<Response.Found>(await SendAsync(newsroom, Deleted(newsroom, name)));

        Assert.Equal(RejectionReason.Deleted, withdrawn!.Code);
        Assert.Equal(withdrawn, (await newsroom.ArticleAsync(name))!.Withdrawal);
        Assert.IsType<Response.Withdrawn>(await newsroom.Host.GetRequiredService<ArticleEndpoint>().PageAsync(id, variant: null, Cancellation));
        Assert.Empty(await newsroom.TimelineRowsAsync());
        Assert.Equal(ReceiptState.Withdrawn, (await newsroom.ReceiptAsync(name))!.State);
    }

    [Fact]
    public async Task An_old_event_about_a_file_that_is_there_again_withdraws_nothing()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", Text);

        Assert.IsType<Response.Found>(await SendAsync(newsroom, Deleted(newsroom, "a.txt")));
        Assert.True((await newsroom.ArticleAsync("a.txt"))!.IsPublic);

        // Its own event has not come yet: then this one does its work.
        await newsroom.Account.Uploads.DeleteBlobAsync("a.txt", cancellationToken: Cancellation);
        await newsroom.UploadAsync("a.txt", Text + "补充说明一句。");
        Assert.IsType<Response.Found>(await SendAsync(newsroom, Deleted(newsroom, "a.txt")));
        var stored = (await newsroom.ArticleAsync("a.txt"))!;
        Assert.Equal((true, 2), (stored.IsPublic, stored.Number));
    }

    [Fact]
    public async Task Deletion_before_creation_leaves_the_newer_file_published()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", Text);
        await newsroom.Account.Uploads.DeleteBlobAsync("a.txt", cancellationToken: Cancellation);
        await newsroom.UploadAsync("a.txt", Text + "补充说明一句。");

        await newsroom.RunAsync("a.txt");
        await SendAsync(newsroom, Deleted(newsroom, "a.txt"));

        Assert.True((await newsroom.ArticleAsync("a.txt"))!.IsPublic);
        Assert.Single(await newsroom.TimelineRowsAsync());
    }

    [Fact]
    public async Task A_file_that_never_was_leaves_no_receipt()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);

        Assert.IsType<Response.Found>(await SendAsync(newsroom, Deleted(newsroom, "absent.txt"), Deleted(newsroom, "../x"), Deleted(newsroom, new string('a', 1024))));

        Assert.Empty(await Newsroom.RowsAsync(newsroom.Account.Receipts));
    }

    [Fact]
    public async Task The_subject_alone_or_the_address_alone_is_enough()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        foreach (var name in new[] { "a.txt", "b.txt" })
        {
            await newsroom.PublishAsync(name, Text);
            await newsroom.Account.Uploads.DeleteBlobAsync(name, cancellationToken: Cancellation);
        }

        var container = newsroom.Account.Uploads.Name;
        await SendAsync(
            newsroom,
            new { eventType = "Microsoft.Storage.BlobDeleted", subject = $"/blobServices/default/containers/{container}/blobs/a.txt" },
            new { eventType = "Microsoft.Storage.BlobDeleted", data = new { url = newsroom.Account.Uploads.GetBlobClient("b.txt").Uri } });

        Assert.False((await newsroom.ArticleAsync("a.txt"))!.IsPublic);
        Assert.False((await newsroom.ArticleAsync("b.txt"))!.IsPublic);
    }

    [Fact]
    public async Task Event_Grid_is_told_that_its_events_are_wanted()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);

        var answer = Editor.JsonOf(await SendAsync(newsroom, new
        {
            id = "2d1781af",
            topic = "/subscriptions/x",
            subject = "",
            eventType = "Microsoft.EventGrid.SubscriptionValidationEvent",
            data = new { validationCode = "512d38b6-c7b8-40c8-89fe-f46f9e9622b6", validationUrl = "https://x.example/validate" },
        }));

        Assert.Equal("512d38b6-c7b8-40c8-89fe-f46f9e9622b6", answer.GetProperty("validationResponse").GetString());
    }

    [Theory]
    [InlineData("""[{"eventType":"Microsoft.Storage.BlobCreated","subject":"/blobServices/default/containers/CONTAINER/blobs/a.txt"}]""")]
    [InlineData("""[{"eventType":"Microsoft.Storage.BlobDeleted","subject":"/blobServices/default/containers/gazette-bodies/blobs/a.txt"}]""")]
    [InlineData("""[{"eventType":"Microsoft.Storage.BlobDeleted","subject":"/blobServices/default/containers/CONTAINER/blobs/"}]""")]
    [InlineData("""[{"eventType":"Microsoft.Storage.BlobDeleted","data":{"url":"file:///etc/passwd"}}]""")]
    [InlineData("""[{"eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","data":{"validationCode":7}}]""")]
    [InlineData("""[null]""")]
    [InlineData("""[{}]""")]
    [InlineData("""{"eventType":"Microsoft.Storage.BlobDeleted"}""")]
    [InlineData("nothing")]
    public async Task What_is_no_such_event_is_refused_and_withdraws_nothing(string body)
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        await newsroom.PublishAsync("a.txt", Text);
        await newsroom.Account.Uploads.DeleteBlobAsync("a.txt", cancellationToken: Cancellation);

        var response = await SendAsync(newsroom, body.Replace("CONTAINER", newsroom.Account.Uploads.Name, StringComparison.Ordinal));

        Assert.Equal(400, Assert.IsType<Response.Failed>(response).Status);
        Assert.True((await newsroom.ArticleAsync("a.txt"))!.IsPublic);
    }

    private static object Deleted(Newsroom newsroom, string name) => new
    {
        topic = "/subscriptions/x/resourceGroups/x/providers/Microsoft.Storage/storageAccounts/x",
        subject = $"/blobServices/default/containers/{newsroom.Account.Uploads.Name}/blobs/{name}",
        eventType = "Microsoft.Storage.BlobDeleted",
        id = "831e1650-001e-001b-66ab-eeb76e000000",
        data = new { api = "DeleteBlob", blobType = "BlockBlob", url = newsroom.Account.Uploads.GetBlobClient(name).Uri },
        dataVersion = "",
        metadataVersion = "1",
        eventTime = "2026-03-02T01:45:03Z",
    };

    private static Task<Response> SendAsync(Newsroom newsroom, params object[] events) => SendAsync(newsroom, JsonSerializer.Serialize(events));

    private static Task<Response> SendAsync(Newsroom newsroom, string body)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.ContentType) = ("POST", "application/json; charset=utf-8");
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return newsroom.Host.GetRequiredService<DeletionEndpoint>().WithdrawAsync(request, Cancellation);
    }
}
