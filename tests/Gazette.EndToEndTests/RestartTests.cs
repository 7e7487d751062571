using System.Text.Json;
using Azure.Storage.Blobs;
using Gazette.LocalHost;
using Gazette.LocalHost.Uploads;

namespace Gazette.EndToEndTests;

/// <summary>A host that dies in the middle of its work.</summary>
public sealed class RestartTests
{
    private const int Uploads = 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_uploads_are_all_published_once_though_the_host_is_killed_among_them()
    {
        var data = Directory.CreateTempSubdirectory("gazette-restart").FullName;
        try
        {
            await using (var first = await RunningHost.StartAsync(["--no-seeds"], dataFolder: data, cancellationToken: Cancellation))
            {
                await UploadAllAsync(first.ConnectionString);
                // Some are done, most are not: the log has a line for each that is.
                await UntilAsync(() => Task.FromResult(first.Output.Any(line => line.Contains(": published", StringComparison.Ordinal))));
                first.Kill();
            }

            await using var second = await RunningHost.StartAsync(["--no-seeds"], dataFolder: data, cancellationToken: Cancellation);
            var http = second.Http;
            await UntilAsync(async () => (await ItemsAsync(http, "/api/uploads")).Count(r => r.GetProperty("state").GetString() == "published") == Uploads);

            Assert.Equal(Uploads, (await ItemsAsync(http, "/api/uploads")).Count);
            await UntilAsync(async () => (await ItemsAsync(http, "/api/articles")).Count == Uploads);
            var ids = (await ItemsAsync(http, "/api/articles")).Select(a => a.GetProperty("id").GetString()).ToList();
            Assert.Equal(Uploads, ids.Distinct().Count());
            foreach (var id in ids)
            {
                using var page = await http.GetAsync($"/articles/{id}", Cancellation);
                Assert.True(page.IsSuccessStatusCode);
            }

            Assert.Equal(0, (await second.StopAsync(Cancellation)).ExitCode);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task A_stopped_host_finds_everything_again_and_publishes_nothing_twice()
    {
        var data = Directory.CreateTempSubdirectory("gazette-restart").FullName;
        try
        {
            string[] before;
            List<string> ended;
            var seeds = Directory.EnumerateFiles(Seeds.FolderIn(RepositoryRoot.Find()), "*", SearchOption.AllDirectories).Count(f => !Path.GetFileName(f).StartsWith('.'));
            await using (var first = await RunningHost.StartAsync(dataFolder: data, cancellationToken: Cancellation))
            {
                var http = first.Http;
                await UntilAsync(async () => (await ItemsAsync(http, "/api/uploads")) is var receipts && receipts.Count == seeds + receipts.Sum(Unpacked)
                    // Pictures of an article come in any order, and each completes it.
                    && receipts.TrueForAll(r => r.GetProperty("state").GetString() is "published" or "rejected" && !r.GetProperty("repairs").ToString().Contains("missing-picture", StringComparison.Ordinal)));
                ended = await EndsAsync(http);
                before = await TitlesAsync(http);
                Assert.Equal(0, (await first.StopAsync(Cancellation)).ExitCode);
            }

            await using var second = await RunningHost.StartAsync(dataFolder: data, cancellationToken: Cancellation);
            var again = second.Http;
            Assert.Equal(before, await TitlesAsync(again));
            Assert.Equal(ended, await EndsAsync(again));
            Assert.Equal(0, (await second.StopAsync(Cancellation)).ExitCode);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<List<string>> EndsAsync(HttpClient http) =>
        [.. (await ItemsAsync(http, "/api/uploads")).Select(r => $"{r.GetProperty("name")} {r.GetProperty("attempts")} {r.GetProperty("at")}").Order(StringComparer.Ordinal)];

    private static async Task UploadAllAsync(string connectionString)
    {
        var container = new BlobContainerClient(connectionString, "articles", new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04));
        foreach (var i in Enumerable.Range(1, Uploads))
        {
            var text = $"第{i}号通告\n发布时间：2024-05-{i:00}\n来源：市政公报\n\n第{i}号通告的正文写在这里，请各单位遵照执行，并在月底以前报告执行的情况。\n";
            await container.UploadBlobAsync($"通告/{i:00}.txt", BinaryData.FromString(text), Cancellation);
        }
    }

    private static async Task<string[]> TitlesAsync(HttpClient http) =>
        [.. (await ItemsAsync(http, "/api/articles")).Select(a => a.GetProperty("title").GetString()!)];

    private static int Unpacked(JsonElement receipt) => receipt.GetProperty("archive") is { ValueKind: JsonValueKind.Object } archive ? archive.GetProperty("unpacked").GetInt32() : 0;

    /// <summary>Of all pages.</summary>
    private static async Task<List<JsonElement>> ItemsAsync(HttpClient http, string path)
    {
        var items = new List<JsonElement>();
        for (string? next = path; next is not null;)
        {
            var page = JsonDocument.Parse(await http.GetStringAsync(next, Cancellation)).RootElement;
            items.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.GetProperty("next").GetString() is { } address ? new Uri(address).PathAndQuery : null;
        }

        return items;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var deadline = DateTime.UtcNow.AddSeconds(120);
        while (!await condition())
        {
            Assert.True(DateTime.UtcNow < deadline, "The condition was not met within 120 s.");
            await Task.Delay(100);
        }
    }
}
