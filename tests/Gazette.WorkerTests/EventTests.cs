using System.Text;
using Gazette.Storage;
using Gazette.WorkerTests.Protocol;

namespace Gazette.WorkerTests;

/// <summary>Events that are not requests: blobs and the timer.</summary>
public sealed class EventTests(WorkerSite site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_seed_is_published_by_a_blob_invocation()
    {
        var etag = await site.UploadAsync(WorkerSite.Seed, WorkerSite.ReadSeed());

        var result = await site.Worker.SendBlobAsync("IngestArticle", StorageAccount.UploadContainer, WorkerSite.Seed, Cancellation);

        Assert.Equal(StatusResult.Types.Status.Success, result.Status);
        var receipt = await site.ReceiptAsync(WorkerSite.Seed);
        Assert.Equal(("published", etag), (receipt.GetProperty("state").GetString(), receipt.GetProperty("etag").GetString()));
        Assert.Contains("<h1", await PageAsync(receipt.GetProperty("articleId").GetString()!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timer_publishes_an_upload_whose_event_was_lost()
    {
        await site.UploadAsync("lost.txt", Encoding.UTF8.GetBytes(WorkerSite.SampleText("nowhere")));

        var result = await site.Worker.SendTimerAsync("ReconcileUploads", Cancellation);

        Assert.Equal(StatusResult.Types.Status.Success, result.Status);
        var receipt = await site.ReceiptAsync("lost.txt");
        Assert.Equal("published", receipt.GetProperty("state").GetString());
        Assert.Contains("The road to nowhere is closed", await PageAsync(receipt.GetProperty("articleId").GetString()!), StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/articles/{id}");
        using var response = await site.Worker.SendAsync(request, Cancellation);
        return await response.Content.ReadAsStringAsync(Cancellation);
    }
}
