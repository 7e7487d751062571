using System.Net;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Azure.Storage.Sas;

namespace Gazette.EndToEndTests.LocalHost;

/// <summary>Blobs whose names are others in an address. Only a listing shows them.</summary>
public sealed class UnaddressableNameTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_with_dots_is_rejected_after_one_run_without_a_fault()
    {
        await using var host = await RunningHost.StartAsync(["--no-seeds", "--in-memory"], cancellationToken: Cancel);
        var uploads = new BlobContainerClient(host.ConnectionString, "articles", new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04));
        await uploads.GetBlobClient("b.txt").UploadAsync(new BinaryData("Somebody else's text."), Cancel);
        var before = (await uploads.GetBlobClient("b.txt").GetPropertiesAsync(cancellationToken: Cancel)).Value.ETag;
        foreach (var (path, name) in new[] { ("a%2F..%2Fb.txt", "a/../b.txt"), ("%2E%2E%2Fx.txt", "../x.txt"), ("c%2F%2E%2E", "c/..") })
        {
            await PutAsync(uploads, path);

            await host.WaitForLineAsync(line => line.StartsWith($"{name}: rejected.", StringComparison.Ordinal), Deadline, Cancel);

            var receipt = await host.Http.GetStringAsync(new Uri($"/api/uploads?name={Uri.EscapeDataString(name)}", UriKind.Relative), Cancel);
            var root = JsonElement.Parse(receipt);
            Assert.Equal(("rejected", 1), (root.GetProperty("state").GetString(), root.GetProperty("attempts").GetInt32()));
            Assert.Contains("unsupported-name", receipt, StringComparison.Ordinal);
        }

        Assert.Empty(host.Errors);
        Assert.False(await new QueueClient(host.ConnectionString, "webjobs-blobtrigger-poison").ExistsAsync(Cancel));
        Assert.Equal(before, (await uploads.GetBlobClient("b.txt").GetPropertiesAsync(cancellationToken: Cancel)).Value.ETag);
    }

    /// <summary>No client of the storage sends such a name as it is.</summary>
    private static async Task PutAsync(BlobContainerClient uploads, string path)
    {
        var grant = uploads.GenerateSasUri(BlobContainerSasPermissions.Create, DateTimeOffset.UtcNow.AddHours(1));
        var address = new Uri($"{uploads.Uri}/{path}{grant.Query}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new StringContent("x"), Headers = { { "x-ms-blob-type", "BlockBlob" } } };
        using var answer = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }
}
