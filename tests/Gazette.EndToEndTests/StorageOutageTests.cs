using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Azure.Storage.Blobs;
using Gazette.EndToEndTests.Faults;

namespace Gazette.EndToEndTests;

/// <summary>Storage that goes away under a running host, and comes back.</summary>
public sealed class StorageOutageTests
{
    private const string Text = """
        图书馆延长开放时间的通知
        发布时间：2024-05-06 09:30
        来源：江城日报

        自下月起，市图书馆的阅览室每晚开放到九点半，周末和节假日照常开放，读者可以在总服务台领取新的借阅须知。
        """;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    // Two seconds at most, and what a busy machine adds; with the clients' own retries an answer took six.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_in_memory_is_served_all_else_is_503_and_both_end_with_the_outage()
    {
        var settings = new Dictionary<string, string?> { ["Gazette__ReadTimeout"] = null };
        await using var host = await RunningHost.StartAsync(["--no-seeds"], settings, cancellationToken: Cancellation);
        using var reader = new HttpClient { BaseAddress = host.BaseUrl, Timeout = Patience };
        var id = await PublishAsync(host);
        string[] inMemory = [$"/articles/{id}", $"/articles/{id}/print", $"/articles/{id}/qr.svg", $"/api/articles/{id}", "/", "/api/articles"];
        var before = new List<string>();
        foreach (var path in inMemory)
            before.Add(await host.Http.GetStringAsync(path, Cancellation));

        var stopped = await Disruption.StopAzuriteAsync(host.DataFolder);

        string[] elsewhere =
        [
            "/healthz", "/articles/some-article", $"/articles/{id}/qr.png?size=700", "/?after=282310.0000000000000000000-a", "/api/articles/some-article",
            $"/api/articles/{id}/repairs", $"/api/articles/{id}/edits", $"/api/articles/{id}/versions", "/api/uploads", "/api/uploads/a.txt",
        ];
        foreach (var path in elsewhere)
            await AssertUnavailableAsync(reader, path);
        Assert.Equal(before, await Task.WhenAll(inMemory.Select(path => reader.GetStringAsync(path, Cancellation))));
        // Ten seconds on, the page is served although it cannot be checked; no cache may keep it.
        await UntilAsync(async () => await CacheControlAsync(reader, inMemory[0]) == "no-cache");

        await Disruption.StartAzuriteAsync(host.DataFolder, stopped, Cancellation);
        var restarted = host.AzuritePid!.Value;
        try
        {
            await UntilAsync(async () => await StatusAsync(host.Http, "/healthz") == HttpStatusCode.OK);
            await UntilAsync(async () => (await CacheControlAsync(host.Http, inMemory[0])).StartsWith("public", StringComparison.Ordinal));
            Assert.Equal(0, (await host.StopAsync(Cancellation)).ExitCode);
        }
        finally
        {
            await Disruption.StopAzuriteAsync(restarted, host.DataFolder);
        }
    }

    private static async Task<string> PublishAsync(RunningHost host)
    {
        var container = new BlobContainerClient(host.ConnectionString, "articles", new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04));
        await container.UploadBlobAsync("a.txt", BinaryData.FromString(Text), Cancellation);
        string? id = null;
        await UntilAsync(async () =>
        {
            using var receipts = JsonDocument.Parse(await host.Http.GetStringAsync("/api/uploads?state=published", Cancellation));
            id = receipts.RootElement.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("articleId").GetString()).SingleOrDefault();
            return id is not null;
        });
        return id!;
    }

    private static async Task AssertUnavailableAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path, Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{path}: {answer.StatusCode}");
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero, path);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        var body = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1:", body, StringComparison.Ordinal);
    }

    private static async Task<string> CacheControlAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer.Headers.CacheControl!.ToString();
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path, Cancellation);
        return answer.StatusCode;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var waited = Stopwatch.StartNew(); !await condition(); await Task.Delay(100, Cancellation))
            Assert.True(waited.Elapsed < Deadline, $"The condition was not met within {Deadline.TotalSeconds} s.");
    }
}
