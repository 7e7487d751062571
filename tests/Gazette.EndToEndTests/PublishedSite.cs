using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Gazette.LocalHost;
using Gazette.LocalHost.Uploads;

[assembly: AssemblyFixture(typeof(Gazette.EndToEndTests.PublishedSite))]

namespace Gazette.EndToEndTests;

/// <summary>
/// What most tests look at from outside: one local host, as a process, with the seeds published; or the
/// <see cref="GivenHost"/>, with whatever else is published there.
/// </summary>
public sealed class PublishedSite : IAsyncLifetime
{
    /// <summary>The owner's page among the seeds.</summary>
    public const string OwnersSeed = "000_d1170c6cd8bd98f4.txt";

    private const int ListPages = 50;

    private static readonly object Withdrawal = new { reason = "A test published this.", purge = true };

    private readonly GivenHost? given = GivenHost.Current;
    private readonly string run = Guid.NewGuid().ToString("n")[..8];
    private readonly ConcurrentDictionary<string, bool> uploads = new();

    private RunningHost? host;

    /// <summary>The local host's process. Skips the test where a host is given.</summary>
    public RunningHost Host
    {
        get
        {
            Assert.SkipWhen(IsGiven, "It looks at the local host's process.");
            return host!;
        }
    }

    /// <summary>Whether other people may publish here too, and the Functions host answers what no function does.</summary>
    public bool IsGiven => given is not null;

    /// <summary>Where the host is asked, without a slash at the end.</summary>
    public string Address => Http.BaseAddress!.ToString().TrimEnd('/');

    /// <summary>The address that the host gives to readers, without a slash at the end.</summary>
    public string PublicAddress { get; private set; } = "";

    /// <summary>The line that routes with a key ask for; empty where none is asked.</summary>
    public IReadOnlyList<string> KeyHeaders => given?.Key is { } key ? [$"x-functions-key: {key}"] : [];

    /// <summary>The owner's page, published.</summary>
    public string OwnersUpload { get; private set; } = OwnersSeed;

    /// <summary>Sees answers as they are sent: no decompression, no redirects, no cookies.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>From upload to receipt. The Functions host may look for uploads once a minute only.</summary>
    private TimeSpan Patience => IsGiven ? TimeSpan.FromMinutes(4) : TimeSpan.FromSeconds(60);

    public async ValueTask InitializeAsync()
    {
        if (given is null)
        {
            host = await RunningHost.StartAsync(["--in-memory"]);
            Http.BaseAddress = host.BaseUrl;
        }
        else
        {
            Http.BaseAddress = given.Url;
            if (given.Key is not null)
                Http.DefaultRequestHeaders.Add("x-functions-key", given.Key);
            OwnersUpload = Unique(OwnersSeed);
            await UploadAsync(OwnersUpload, await File.ReadAllBytesAsync(Path.Combine(Seeds.FolderIn(RepositoryRoot.Find()), OwnersSeed)));
        }

        var page = (await ReceiptAsync(OwnersUpload)).GetProperty("url").GetString()!;
        PublicAddress = page[..page.IndexOf("/articles/", StringComparison.Ordinal)];
    }

    public async ValueTask DisposeAsync()
    {
        if (IsGiven)
            await RemoveUploadsAsync();
        Http.Dispose();
        if (host is not null)
            await host.DisposeAsync();
    }

    /// <summary>A name that no other run and no other editor uses, in a folder that tells where it comes from.</summary>
    public string Unique(string name) => name.Split('/', 2) switch
    {
        [var folder, var rest] => $"{folder}-{run}/{rest}",
        _ => $"{Path.GetFileNameWithoutExtension(name)}-{run}{Path.GetExtension(name)}",
    };

    public Task<string> UploadAsync(string name, string text) => UploadAsync(name, Encoding.UTF8.GetBytes(text));

    /// <returns>The blob's ETag.</returns>
    public async Task<string> UploadAsync(string name, byte[] bytes)
    {
        uploads[name] = true;
        var written = await Container().GetBlobClient(name).UploadAsync(new BinaryData(bytes), overwrite: true, TestContext.Current.CancellationToken);
        return written.Value.ETag.ToString();
    }

    /// <summary>Uploads and waits for the end; the article's JSON.</summary>
    public async Task<JsonElement> PublishAsync(string name, string text)
    {
        var etag = await UploadAsync(name, text);
        var receipt = await ReceiptAsync(name, etag);
        Assert.Equal("published", receipt.GetProperty("state").GetString());
        var id = receipt.GetProperty("articleId").GetString();
        if (!IsGiven)
            return await JsonAsync($"/api/articles/{id}");

        // Uploads may be run on another instance than this one, which keeps answers for a few seconds.
        var newest = (await JsonAsync($"/api/articles/{id}/versions")).GetProperty("items")[0].GetProperty("number").GetInt32();
        var article = await JsonAsync($"/api/articles/{id}");
        await UntilAsync(async () => (article = await JsonAsync($"/api/articles/{id}")).GetProperty("version").GetInt32() == newest);
        return article;
    }

    /// <summary>Waits until the upload was published, rejected or withdrawn.</summary>
    /// <param name="etag">The version meant; null for any.</param>
    public async Task<JsonElement> ReceiptAsync(string name, string? etag = null)
    {
        JsonElement? receipt = null;
        await UntilAsync(async () => (receipt = await FinalReceiptAsync(name, etag)) is not null);
        return receipt!.Value;
    }

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var response = await Http.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    /// <summary>The article's entry in the lists, looked for among the newest thousand; null when it has none there.</summary>
    public async Task<JsonElement?> ListItemAsync(string id)
    {
        var path = "/api/articles";
        for (var i = 0; i < ListPages && path is not null; i++)
        {
            var page = await JsonAsync(path);
            foreach (var item in page.GetProperty("items").EnumerateArray().Where(item => item.GetProperty("id").GetString() == id))
                return item;
            // The address that readers use need not be the one that is asked.
            path = page.TryGetProperty("next", out var next) && next.GetString() is { } address ? new Uri(Http.BaseAddress!, address).PathAndQuery : null;
        }

        return null;
    }

    public async Task<string> OwnersIdAsync() =>
        (await ReceiptAsync(OwnersUpload)).GetProperty("articleId").GetString()!;

    /// <exception cref="TimeoutException">The condition is not met though an upload would be published by now.</exception>
    public async Task UntilAsync(Func<Task<bool>> condition)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!await condition())
        {
            if (DateTime.UtcNow > deadline)
                throw new TimeoutException($"Not met within {Patience.TotalSeconds} s.");
            await Task.Delay(200);
        }
    }

    private async Task<JsonElement?> FinalReceiptAsync(string name, string? etag)
    {
        using var response = await Http.GetAsync("/api/uploads?name=" + Uri.EscapeDataString(name));
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            throw new InvalidOperationException($"The host answers {(int)response.StatusCode} for the receipts. Is GAZETTE_KEY one of its function keys?");
        if (response.StatusCode != HttpStatusCode.OK)
            return null;
        var receipt = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        var isFinal = receipt.GetProperty("state").GetString() is "published" or "rejected" or "withdrawn";
        return isFinal && (etag is null || receipt.GetProperty("etag").GetString() == etag) ? receipt : null;
    }

    private BlobContainerClient Container()
    {
        // An older version than the client's newest: the emulator behind the host may be a user's own.
        var options = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04);
        return new BlobContainerClient(given?.ConnectionString ?? host!.ConnectionString, "articles", options);
    }

    /// <summary>Readers lose the articles at once, and the next reconciliation finds nothing left to withdraw.</summary>
    private async Task RemoveUploadsAsync()
    {
        foreach (var name in uploads.Keys)
        {
            if (await FinalReceiptAsync(name, etag: null) is { } receipt && receipt.GetProperty("articleId").GetString() is { } id)
            {
                using var withdrawal = new HttpRequestMessage(HttpMethod.Delete, $"/api/articles/{id}") { Content = JsonContent.Create(Withdrawal) };
                using var answer = await Http.SendAsync(withdrawal);
            }

            await Container().DeleteBlobIfExistsAsync(name);
        }
    }
}
