using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;

[assembly: AssemblyFixture(typeof(Gazette.EndToEndTests.PublishedSite))]

namespace Gazette.EndToEndTests;

/// <summary>One local host, as a process, with the seeds published: what most tests look at from outside.</summary>
public sealed class PublishedSite : IAsyncLifetime
{
    /// <summary>The owner's page.</summary>
    public const string OwnersUpload = "000_d1170c6cd8bd98f4.txt";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private RunningHost? host;

    public RunningHost Host => host!;

    /// <summary>The public base address, without a slash at the end.</summary>
    public string Address => Host.BaseUrl.ToString().TrimEnd('/');

    /// <summary>Sees answers as they are sent: no decompression, no redirects, no cookies.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public async ValueTask InitializeAsync()
    {
        host = await RunningHost.StartAsync(["--in-memory"]);
        Http.BaseAddress = host.BaseUrl;
        await ReceiptAsync(OwnersUpload);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (host is not null)
            await host.DisposeAsync();
    }

    public Task<string> UploadAsync(string name, string text) => UploadAsync(name, Encoding.UTF8.GetBytes(text));

    /// <returns>The blob's ETag.</returns>
    public async Task<string> UploadAsync(string name, byte[] bytes)
    {
        // An older version than the client's newest: the emulator behind the host may be a user's own.
        var options = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04);
        var blob = new BlobContainerClient(Host.ConnectionString, "articles", options).GetBlobClient(name);
        var written = await blob.UploadAsync(new BinaryData(bytes), overwrite: true, TestContext.Current.CancellationToken);
        return written.Value.ETag.ToString();
    }

    /// <summary>Uploads and waits for the end; the article's JSON.</summary>
    public async Task<JsonElement> PublishAsync(string name, string text)
    {
        var etag = await UploadAsync(name, text);
        var receipt = await ReceiptAsync(name, etag);
        Assert.Equal("published", receipt.GetProperty("state").GetString());
        return await JsonAsync($"/api/articles/{receipt.GetProperty("articleId").GetString()}");
    }

    /// <summary>Waits until the upload was published, rejected or withdrawn.</summary>
    /// <param name="etag">The version meant; null for any.</param>
    public async Task<JsonElement> ReceiptAsync(string name, string? etag = null)
    {
        var path = "/api/uploads?name=" + Uri.EscapeDataString(name);
        var deadline = DateTime.UtcNow + Patience;
        while (DateTime.UtcNow < deadline)
        {
            using var response = await Http.GetAsync(path);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                var receipt = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
                var isFinal = receipt.GetProperty("state").GetString() is "published" or "rejected" or "withdrawn";
                if (isFinal && (etag is null || receipt.GetProperty("etag").GetString() == etag))
                    return receipt;
            }

            await Task.Delay(200);
        }

        throw new TimeoutException($"No final receipt for {name} after {Patience.TotalSeconds} s.");
    }

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var response = await Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    public async Task<string> OwnersIdAsync() =>
        (await ReceiptAsync(OwnersUpload)).GetProperty("articleId").GetString()!;
}
