using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Gazette.Articles;
using Gazette.Publishing;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Storage.Receipts;
using Gazette.Uploads;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gazette.StorageTests;

/// <summary>
/// Containers and tables of one test, and any number of hosts' worth of services over them. All of it is removed after.
/// </summary>
public sealed class Newsroom : IAsyncDisposable
{
    private static readonly Dictionary<string, string?> UsualSettings = new()
    {
        ["Gazette:PublicBaseUrl"] = "https://news.example",
        // A busy machine is no outage.
        ["Gazette:ReadTimeout"] = "00:00:30",
    };

    private readonly List<ServiceProvider> hosts = [];
    private readonly string connectionString;
    private readonly string prefix = "t" + Guid.NewGuid().ToString("N")[..12];

    private Newsroom(string connectionString)
    {
        this.connectionString = connectionString;
        Account = OpenAccount();
        Host = AddHost();
    }

    public StorageAccount Account { get; }

    /// <summary>The services of the first host.</summary>
    public ServiceProvider Host { get; }

    public PublishPipeline Pipeline => Host.GetRequiredService<PublishPipeline>();

    public ArticleStore Articles => Host.GetRequiredService<ArticleStore>();

    public ReceiptStore Receipts => Host.GetRequiredService<ReceiptStore>();

    public Timeline Timeline => Host.GetRequiredService<Timeline>();

    public static Task<Newsroom> OpenAsync(AzuriteFixture azurite) => OpenAsync(azurite.ConnectionString);

    /// <param name="isSetUp">Whether containers and tables are there.</param>
    public static async Task<Newsroom> OpenAsync(string connectionString, bool isSetUp = true)
    {
        var newsroom = new Newsroom(connectionString);
        if (isSetUp)
            await newsroom.Account.CreateAllAsync(TestContext.Current.CancellationToken);
        return newsroom;
    }

    /// <summary>Another host over the same storage.</summary>
    /// <param name="more">Services that stand in for the usual ones: a clock, a later version of the rules.</param>
    public ServiceProvider AddHost(Dictionary<string, string?>? settings = null, Action<IServiceCollection>? more = null)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(UsualSettings)
            .AddInMemoryCollection(settings ?? [])
            .Build();
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        services.AddSingleton(OpenAccount());
        more?.Invoke(services);
        services.AddGazette(configuration);
        var host = services.BuildServiceProvider();
        hosts.Add(host);
        return host;
    }

    public Task<string> UploadAsync(string name, string text) => UploadAsync(name, Encoding.UTF8.GetBytes(text));

    /// <returns>The blob's new ETag.</returns>
    public async Task<string> UploadAsync(string name, byte[] bytes)
    {
        var written = await Account.Uploads.GetBlobClient(name)
            .UploadAsync(new BinaryData(bytes), overwrite: true, TestContext.Current.CancellationToken);
        return written.Value.ETag.ToString();
    }

    public Task<PublishResult> RunAsync(string name) => Pipeline.RunAsync(name, TestContext.Current.CancellationToken);

    /// <summary>Uploads and publishes.</summary>
    public async Task<StoredArticle> PublishAsync(string name, string text)
    {
        await UploadAsync(name, text);
        Assert.IsType<PublishResult.Published>(await RunAsync(name));
        return await ArticleAsync(name) ?? throw new InvalidOperationException($"{name} was published and is not there.");
    }

    public Task<StoredArticle?> ArticleAsync(string name) =>
        Articles.FindAsync(ArticleId.FromBlobName(name), TestContext.Current.CancellationToken);

    public async Task<Receipt?> ReceiptAsync(string name) =>
        (await Receipts.FindAsync(name, TestContext.Current.CancellationToken))?.Receipt;

    public static async Task<List<TableEntity>> RowsAsync(TableClient table) =>
        await table.QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);

    /// <summary>The entries of the list of all articles that begins with the newest.</summary>
    public async Task<List<TableEntity>> TimelineRowsAsync() => [.. (await RowsAsync(Account.Timeline)).Where(row => char.IsAsciiDigit(row.PartitionKey[0]))];

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
            await host.DisposeAsync();
        foreach (var table in new[] { Account.Articles, Account.Timeline, Account.Columns, Account.Texts, Account.Progress, Account.Log, Account.Search, Account.Receipts, Account.RecentReceipts, Account.Media, Account.WantedFiles })
            await table.DeleteAsync();
        await Account.Uploads.DeleteIfExistsAsync();
        await Account.Bodies.DeleteIfExistsAsync();
        await Account.Edits.DeleteIfExistsAsync();
        await Account.MediaFiles.DeleteIfExistsAsync();
        await Account.Theme.DeleteIfExistsAsync();
        await Account.Poison.DeleteIfExistsAsync();
    }

    /// <summary>The same account through clients of its own.</summary>
    public StorageAccount OpenAccount(TableClientOptions? tables = null, BlobClientOptions? blobs = null, QueueClientOptions? queues = null) => new(
        new BlobServiceClient(connectionString, blobs ?? new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04)),
        new TableServiceClient(connectionString, tables),
        new QueueServiceClient(connectionString, queues),
        prefix);
}
