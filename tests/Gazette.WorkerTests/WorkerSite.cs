using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Gazette.EndToEndTests;
using Gazette.LocalHost;
using Gazette.LocalHost.Azurite;
using Gazette.LocalHost.Functions;
using Gazette.LocalHost.Terminal;
using Gazette.LocalHost.Uploads;
using Gazette.Storage;
using Gazette.WorkerTests.Protocol;
using Microsoft.AspNetCore.Builder;

[assembly: AssemblyFixture(typeof(Gazette.WorkerTests.WorkerSite))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Gazette.WorkerTests;

/// <summary>
/// The worker and the local host side by side on one Azurite, with a few articles published. The local host answers
/// requests only: blobs and the timer are the worker's.
/// </summary>
public sealed class WorkerSite : IAsyncLifetime
{
    /// <summary>In an article of the samples.</summary>
    public const string Picture = "samples/orchard.jpg";

    /// <summary>What opens the private feed.</summary>
    public const string FeedToken = "a-token-of-feeds-0123456789";

    private const string Sheet = "samples/trees.csv";

    /// <summary>The owner's page.</summary>
    public const string Seed = "000_d1170c6cd8bd98f4.txt";

    // Both hosts take these: the history's pages are 404 unless it is public, with pages kept in memory the one host would
    // show for a while what the other has changed, and a busy machine is no outage.
    private static readonly (string Name, string Value)[] ForBothHosts =
        [("Gazette__PublicHistory", "true"), ("Gazette__PageCacheBytes", "0"), ("Gazette__ReadTimeout", "00:00:30"), ("Gazette__CardFont", "sans"), ("Gazette__IndexNowKey", "a-key-0123456789"), ("Gazette__ReviewFeedToken", FeedToken)];

    private AzuriteServer? azurite;
    private WebApplication? localHost;
    private WorkerSession? worker;

    /// <summary>The app settings of the worker, as a deployment has them.</summary>
    public Dictionary<string, string?> Settings { get; } = new()
    {
        ["GAZETTE_RECONCILE_SCHEDULE"] = "0 */5 * * * *",
        ["AzureWebJobsDisableHomepage"] = "true",
    };

    /// <summary>Of the articles that there are, by what the requests call them.</summary>
    public Dictionary<string, string> Ids { get; } = [];

    public HttpClient LocalHost { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    internal WorkerSession Worker => worker!;

    public async ValueTask InitializeAsync()
    {
        foreach (var (name, value) in ForBothHosts)
            Environment.SetEnvironmentVariable(name, value);
        azurite = await AzuriteServer.StartInMemoryAsync(RepositoryRoot.Find(), usualPorts: false, StartSteps.OnOutput(), CancellationToken.None);
        var host = HostJson.ReadBesideProgram();
        localHost = LocalApplication.Build(
            new SiteAddress(FreePort.Find(), Lan: null), azurite.ConnectionString,
            settings => FunctionCatalog.Read(FunctionCatalog.ProductTypes, host, settings) with { Blobs = [], Timers = [] }, host, watchedFolder: null);
        await localHost.StartAsync();
        LocalHost.BaseAddress = new Uri(localHost.Urls.First());
        Settings[LocalStorage.Variable] = azurite.ConnectionString;
        Settings["Gazette__PublicBaseUrl"] = localHost.Configuration["Gazette:PublicBaseUrl"];
        worker = await WorkerSession.StartAsync(Settings, CancellationToken.None);
        await PublishSamplesAsync();
        await BlobOf(StorageAccount.ThemeContainer, "style.css").UploadAsync(new BinaryData(":root { --accent: #0b5a3c; }"), overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        LocalHost.Dispose();
        foreach (var owned in new IAsyncDisposable?[] { worker, localHost, azurite })
        {
            if (owned is not null)
                await owned.DisposeAsync();
        }
    }

    public static byte[] ReadSeed() => File.ReadAllBytes(Path.Combine(Seeds.FolderIn(RepositoryRoot.Find()), Seed));

    /// <summary>No event follows.</summary>
    /// <returns>The blob's ETag.</returns>
    public async Task<string> UploadAsync(string name, byte[] bytes)
    {
        return (await BlobOf(StorageAccount.UploadContainer, name).UploadAsync(new BinaryData(bytes), overwrite: true, TestContext.Current.CancellationToken)).Value.ETag.ToString();
    }

    /// <summary>As the worker answers it.</summary>
    public async Task<JsonElement> ReceiptAsync(string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/uploads?name=" + Uri.EscapeDataString(name));
        using var response = await Worker.SendAsync(request, TestContext.Current.CancellationToken);
        return await JsonSerializer.DeserializeAsync<JsonElement>(await response.Content.ReadAsStreamAsync());
    }

    // An older version than the client's newest: the emulator does not know that one.
    private BlobClient BlobOf(string container, string name) =>
        new BlobContainerClient(azurite!.ConnectionString, container, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04)).GetBlobClient(name);

    private async Task PublishSamplesAsync()
    {
        await PublishAsync("read", Seed, ReadSeed());
        foreach (var sample in new[] { "corrected", "deleted", "withdrawn" })
            await PublishAsync(sample, $"samples/{sample}.txt", Encoding.UTF8.GetBytes(SampleText(sample)));
        var withdraw = new SiteRequest("WithdrawArticle", "DELETE", "/api/articles/{withdrawn}", 200, Body: """{"reason":"A sample."}""");
        await PublishMediaAsync();
        var view = await LocalHost.GetStringAsync("/api/desk/upload?name=samples/corrected.txt", CancellationToken.None);
        Ids["original"] = WebUtility.HtmlDecode(view.Split("/originals/")[1].Split('"')[0]);
        using var withdrawal = withdraw.ToMessage(Ids, etag: null);
        using var response = await Worker.SendAsync(withdrawal, CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>The worker's own build of libvips makes it.</summary>
    private async Task PublishMediaAsync()
    {
        await PublishAsync("pictured", "samples/orchard.md", Encoding.UTF8.GetBytes($"# The orchard\n\n{SampleText("pictured")}\n\n![The orchard](orchard.jpg)\n\n[The trees](trees.csv)\n"));
        await UploadAsync(Picture, await File.ReadAllBytesAsync(Path.Combine(Seeds.FolderIn(RepositoryRoot.Find()), "guides", "garden", "pictures", "orchard.jpg")));
        await Worker.SendBlobAsync("IngestArticle", StorageAccount.UploadContainer, Picture, CancellationToken.None);
        var url = (await ReceiptAsync(Picture)).GetProperty("picture").GetProperty("url").GetString()!;
        Ids["picture"] = url[(url.IndexOf("/media/", StringComparison.Ordinal) + "/media/".Length)..];
        await UploadAsync(Sheet, "apple,12\npear,7\n"u8.ToArray());
        await Worker.SendBlobAsync("IngestArticle", StorageAccount.UploadContainer, Sheet, CancellationToken.None);
        url = (await ReceiptAsync(Sheet)).GetProperty("attachment").GetProperty("url").GetString()!;
        Ids["file"] = url[(url.IndexOf("/files/", StringComparison.Ordinal) + "/files/".Length)..];
    }

    private async Task PublishAsync(string sample, string name, byte[] bytes)
    {
        await UploadAsync(name, bytes);
        var result = await Worker.SendBlobAsync("IngestArticle", StorageAccount.UploadContainer, name, CancellationToken.None);
        Assert.Equal((StatusResult.Types.Status.Success, null), (result.Status, result.Exception?.Message));
        Ids[sample] = (await ReceiptAsync(name)).GetProperty("articleId").GetString()!;
    }

    public static string SampleText(string about) => $"""
        The road to {about} is closed
        Published: 2024-05-06 09:30

        From the eighth of May the road to {about} is closed at night, while the old pipes under it are replaced.
        Buses stop at the market meanwhile, and the signs along the road show every other change that there is.
        """;
}
