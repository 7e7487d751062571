using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Gazette.Reconciling;
using Gazette.Serving.Operating;
using Gazette.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Gazette.StorageTests;

/// <summary>What operators are told in numbers.</summary>
public sealed class StatsTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_are_those_of_the_last_reconciliation_and_the_rest_is_of_now()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        var empty = await StatsAsync(newsroom.Host);
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (empty.GetProperty("uploads").ValueKind, empty.GetProperty("lagSeconds").ValueKind));

        await newsroom.PublishAsync("a.txt", Editor.Text);
        await newsroom.PublishAsync("b.txt", Editor.Doubtful);
        await newsroom.UploadAsync("c.txt", [.. new byte[64]]);
        await newsroom.RunAsync("c.txt");
        await newsroom.Host.GetRequiredService<Reconciliation>().RunAsync(Cancellation);

        var stats = await StatsAsync(newsroom.Host);
        var uploads = stats.GetProperty("uploads");
        int Of(string state) => uploads.GetProperty(state).GetInt32();
        Assert.Equal((0, 2, 1, 1, 0, 0), (Of("processing"), Of("published"), Of("needsReview"), Of("rejected"), Of("failed"), Of("withdrawn")));
        Assert.Equal(0, stats.GetProperty("underWay").GetInt32());
        Assert.InRange(stats.GetProperty("lagSeconds").GetDouble(), 0, stats.GetProperty("longestLagSeconds").GetDouble());
        Assert.NotEqual(JsonValueKind.Null, stats.GetProperty("lastReconciliation").ValueKind);
        Assert.Equal(Publishing.PublishPipeline.Version, stats.GetProperty("rules").GetInt32());
    }

    [Fact]
    public async Task A_walk_that_goes_on_later_counts_each_upload_once()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        foreach (var name in new[] { "a.txt", "b.txt", "c.txt" })
            await newsroom.PublishAsync(name, Editor.Text + name);
        var progress = newsroom.Host.GetRequiredService<ProgressStore>();
        var container = newsroom.Account.Uploads;
        // As an earlier run would have left it that saw the first of them.
        await foreach (var page in container.GetBlobsAsync(cancellationToken: Cancellation).AsPages(pageSizeHint: 1))
        {
            await progress.KeepAsync("uploads", new Progress(page.ContinuationToken!, "a.txt"), Cancellation);
            break;
        }

        await progress.KeepCountsAsync("upload-counts-so-far", new Uploads.ReceiptCounts(Published: 1), DateTimeOffset.UtcNow, Cancellation);
        await newsroom.Host.GetRequiredService<Reconciliation>().RunAsync(Cancellation);

        Assert.Equal(3, (await StatsAsync(newsroom.Host)).GetProperty("uploads").GetProperty("published").GetInt32());
    }

    [Fact]
    public async Task Costs_eight_reads_at_most()
    {
        await using var newsroom = await Newsroom.OpenAsync(azurite);
        foreach (var number in Enumerable.Range(0, 25))
            await newsroom.PublishAsync($"{number}.txt", Editor.Text + number);
        var counter = new CallCounter();
        var (tables, blobs) = (new TableClientOptions(), new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04));
        tables.AddPolicy(counter, HttpPipelinePosition.PerCall);
        blobs.AddPolicy(counter, HttpPipelinePosition.PerCall);
        var host = newsroom.AddHost(more: services => services.AddSingleton(newsroom.OpenAccount(tables, blobs)));

        await StatsAsync(host);

        Assert.InRange(counter.Take(), 4, 8);
    }

    private static async Task<JsonElement> StatsAsync(IServiceProvider host) =>
        Editor.JsonOf(await host.GetRequiredService<StatsEndpoint>().StatsAsync(Cancellation));
}
