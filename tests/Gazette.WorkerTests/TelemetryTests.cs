using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Gazette.EndToEndTests;
using Gazette.Storage;
using Gazette.WorkerTests.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Gazette.WorkerTests;

/// <summary>What the worker sends where its app settings name a collector.</summary>
public sealed class TelemetryTests(WorkerSite site)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "{0}", "/v1/traces", "/v1/metrics")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={0}/", "/v2.1/track", "/v2.1/track")]
    public async Task Spans_of_an_upload_and_measurements_arrive_there(string setting, string value, string spansAt, string measurementsAt)
    {
        var received = new ConcurrentQueue<(string Path, string Body)>();
        var address = $"http://127.0.0.1:{FreePort.Find()}";
        await using var collector = await CollectAsync(address, received);
        var settings = new Dictionary<string, string?>(site.Settings)
        {
            [setting] = string.Format(null, value, address),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
            ["APPLICATIONINSIGHTS_STATSBEAT_DISABLED"] = "true",
            // As a rule it sends five traces a second, chosen by chance.
            ["OTEL_TRACES_SAMPLER"] = "microsoft.fixed_percentage",
            ["OTEL_TRACES_SAMPLER_ARG"] = "1.0",
        };
        await using (var worker = await WorkerSession.StartAsync(settings, Cancellation))
        {
            // The exporter for Application Insights chooses which traces it sends, and may pass over the first ones.
            for (var end = DateTimeOffset.UtcNow + Deadline; !await ArrivesAsync(worker, spansAt, received);)
                Assert.True(DateTimeOffset.UtcNow < end, $"No span of an upload came to {spansAt}, but {string.Join(' ', received.Select(r => r.Path + r.Body))}");
            if (setting.StartsWith("OTEL", StringComparison.Ordinal))
                await WaitAsync(() => received.Any(r => r.Path == measurementsAt && r.Body.Contains("gazette.uploads", StringComparison.Ordinal)), () => "gazette.uploads");
        }

        Assert.DoesNotContain(received, r => r.Body.Contains("The road to the collector is closed", StringComparison.Ordinal));
    }

    /// <summary>ASP.NET notes of each request its whole address.</summary>
    [Fact]
    public async Task No_log_and_no_span_holds_the_token_of_an_address()
    {
        var received = new ConcurrentQueue<(string Path, string Body)>();
        var address = $"http://127.0.0.1:{FreePort.Find()}";
        await using var collector = await CollectAsync(address, received);
        var settings = new Dictionary<string, string?>(site.Settings)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
        };
        await using var worker = await WorkerSession.StartAsync(settings, Cancellation);
        using var feed = await worker.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/desk/feed?token={WorkerSite.FeedToken}"), Cancellation);
        Assert.True(feed.IsSuccessStatusCode);
        // Its line is sent behind those of the request before.
        await site.UploadAsync("telemetry/quiet.txt", Encoding.UTF8.GetBytes(WorkerSite.SampleText("the quiet log")));
        await worker.SendBlobAsync("IngestArticle", StorageAccount.UploadContainer, "telemetry/quiet.txt", Cancellation);
        await WaitAsync(() => worker.Sent.Any(sent => sent.Contains("telemetry/quiet.txt: published", StringComparison.Ordinal)), () => "the line of the upload");
        await WaitAsync(() => received.Any(r => r.Path == "/v1/logs" && r.Body.Contains("telemetry/quiet.txt", StringComparison.Ordinal)), () => "the line of the upload at the collector");
        await WaitAsync(() => received.Any(r => r.Path == "/v1/traces" && r.Body.Contains("function GetReviewFeed", StringComparison.Ordinal)), () => "the span of the feed");

        Assert.DoesNotContain(worker.Sent, sent => sent.Contains(WorkerSite.FeedToken, StringComparison.Ordinal));
        Assert.DoesNotContain(received, r => r.Body.Contains(WorkerSite.FeedToken, StringComparison.Ordinal));
    }

    /// <summary>Whether the spans of one more upload are sent within a few seconds.</summary>
    private async Task<bool> ArrivesAsync(WorkerSession worker, string spansAt, ConcurrentQueue<(string Path, string Body)> received)
    {
        var name = $"telemetry/{Guid.NewGuid():N}.txt";
        await site.UploadAsync(name, Encoding.UTF8.GetBytes(WorkerSite.SampleText("the collector")));
        Assert.Equal(StatusResult.Types.Status.Success, (await worker.SendBlobAsync("IngestArticle", StorageAccount.UploadContainer, name, Cancellation)).Status);
        string[] parts = [name, "repair-text", "TableClient"];
        bool Came() => parts.All(part => received.Any(r => r.Path == spansAt && r.Body.Contains(part, StringComparison.Ordinal)));
        for (var end = DateTimeOffset.UtcNow + Patience; !Came() && DateTimeOffset.UtcNow < end;)
            await Task.Delay(100, Cancellation);
        return Came();
    }

    private static async Task<WebApplication> CollectAsync(string address, ConcurrentQueue<(string Path, string Body)> received)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        app.Run(async context =>
        {
            await using Stream body = context.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body;
            using var reader = new StreamReader(body, Encoding.UTF8);
            var sent = await reader.ReadToEndAsync();
            received.Enqueue((context.Request.Path.Value!, sent));
            // What Application Insights answers: an exporter that misses it waits before it sends the rest.
            var items = sent.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
            await context.Response.WriteAsJsonAsync(new { itemsReceived = items, itemsAccepted = items, errors = Array.Empty<string>() });
        });
        await app.StartAsync();
        return app;
    }

    private static async Task WaitAsync(Func<bool> come, Func<string> what)
    {
        for (var end = DateTimeOffset.UtcNow + Deadline; !come(); await Task.Delay(100, Cancellation))
            Assert.True(DateTimeOffset.UtcNow < end, $"{what()} did not come. ");
    }
}
