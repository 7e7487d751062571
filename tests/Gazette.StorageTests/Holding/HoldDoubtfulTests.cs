using Gazette.Publishing;
using Gazette.Serving;
using Gazette.Storage.Auditing;
using Gazette.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests.Holding;

/// <summary>A newsroom in which somebody looks at what is doubtful before readers do.</summary>
public sealed class HoldDoubtfulTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_doubtful_article_waits_until_somebody_accepts_it()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = Holding(newsroom);
        await newsroom.UploadAsync("a.txt", Editor.Doubtful);
        var published = Assert.IsType<PublishResult.Published>(await host.GetRequiredService<PublishPipeline>().RunAsync("a.txt", Cancellation));
        Assert.True(published.IsHeld);
        Assert.Equal(404, Assert.IsType<Response.Failed>(await PageAsync(host, published.ArticleId)).Status);
        var receipt = (await newsroom.ReceiptAsync("a.txt"))!;
        Assert.Equal((true, true, null), (receipt.NeedsReview, receipt.IsHeld, receipt.PublishAt));

        Assert.IsType<Response.Found>(await new Editor(host).PatchAsync(published.ArticleId, """{"accept": true}""", "*"));
        Assert.IsType<Response.Found>(await PageAsync(host, published.ArticleId));
        Assert.False((await newsroom.ReceiptAsync("a.txt"))!.IsHeld);
    }

    [Fact]
    public async Task A_doubtful_new_version_waits_and_readers_keep_the_one_before()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var host = Holding(newsroom);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Text)).Article.Id;
        await newsroom.UploadAsync("a.txt", Editor.Doubtful);
        var rejected = Assert.IsType<PublishResult.Rejected>(await host.GetRequiredService<PublishPipeline>().RunAsync("a.txt", Cancellation));
        Assert.Equal(RejectionReason.Held, rejected.Rejection.Reason);
        var standing = (await newsroom.ArticleAsync("a.txt"))!;
        Assert.True(standing is { IsPublic: true, Number: 1 } && standing.Article.Text.Contains("体育场", StringComparison.Ordinal));

        var request = new DefaultHttpContext().Request;
        Assert.IsType<Response.Found>(await host.GetRequiredService<UploadEndpoint>().ReplayAsync("a.txt", "accept", request, Cancellation));
        var accepted = (await newsroom.ArticleAsync("a.txt"))!;
        Assert.Equal((true, 2, false), (accepted.IsPublic, accepted.Number, accepted.Article.NeedsReview));
        Assert.IsType<Response.Found>(await PageAsync(host, id));
        Assert.Equal("accept", (await host.GetRequiredService<AuditLog>().ReadAsync(after: null, Cancellation)).Items[0].What);
    }

    [Fact]
    public async Task What_readers_have_already_is_not_taken_from_them_when_the_setting_comes()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var id = (await newsroom.PublishAsync("a.txt", Editor.Doubtful)).Article.Id;
        var host = Holding(newsroom);
        await host.GetRequiredService<PublishPipeline>().ReplayAsync("a.txt", Cancellation);
        Assert.IsType<Response.Found>(await PageAsync(host, id));
    }

    private static ServiceProvider Holding(Newsroom newsroom) => newsroom.AddHost(new() { ["Gazette:HoldDoubtful"] = "true" });

    private static Task<Response> PageAsync(ServiceProvider host, string id) => host.GetRequiredService<ArticleEndpoint>().PageAsync(id, null, Cancellation);
}
