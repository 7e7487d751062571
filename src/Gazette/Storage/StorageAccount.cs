using Azure;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Gazette.Storage;

/// <summary>The containers and tables of one installation, by name.</summary>
/// <param name="prefix">Lower-case ASCII letters and digits before every name, so that tests can share an account.</param>
public sealed class StorageAccount(BlobServiceClient blobService, TableServiceClient tableService, QueueServiceClient queueService, string prefix = "")
{
    /// <summary>Where editors put files; the blob trigger's path begins with it.</summary>
    public const string UploadContainer = "articles";

    /// <summary>The name of <see cref="Theme"/>.</summary>
    public const string ThemeContainer = "gazette-theme";

    /// <summary>The container that editors upload to.</summary>
    public BlobContainerClient Uploads { get; } = blobService.GetBlobContainerClient(prefix + UploadContainer);

    /// <summary>Bodies that outgrew their row.</summary>
    public BlobContainerClient Bodies { get; } = blobService.GetBlobContainerClient(prefix + "gazette-bodies");

    /// <summary>Edit lists that outgrew their article's row.</summary>
    public BlobContainerClient Edits { get; } = blobService.GetBlobContainerClient(prefix + "gazette-edits");

    /// <summary>What readers get of pictures, and attachments.</summary>
    public BlobContainerClient MediaFiles { get; } = blobService.GetBlobContainerClient(prefix + "gazette-media");

    /// <summary>Where publishers put the files of their site's look.</summary>
    public BlobContainerClient Theme { get; } = blobService.GetBlobContainerClient(prefix + ThemeContainer);

    /// <summary>Which pictures and attachments there are, and who needs them; partition is the hash.</summary>
    public TableClient Media { get; } = tableService.GetTableClient(prefix + "GazetteMedia");

    /// <summary>Which articles look for pictures and attachments under which names; partition is the name.</summary>
    public TableClient WantedFiles { get; } = tableService.GetTableClient(prefix + "GazetteWantedPictures");

    /// <summary>Current and earlier versions of articles; partition is the id.</summary>
    public TableClient Articles { get; } = tableService.GetTableClient(prefix + "GazetteArticles");

    /// <summary>The entries of lists, newest first.</summary>
    public TableClient Timeline { get; } = tableService.GetTableClient(prefix + "GazetteTimeline");

    /// <summary>Which articles have which words, and which entries that are of each article.</summary>
    public TableClient Search { get; } = tableService.GetTableClient(prefix + "GazetteSearch");

    /// <summary>Which columns have articles.</summary>
    public TableClient Columns { get; } = tableService.GetTableClient(prefix + "GazetteColumns");

    /// <summary>One row per blob name.</summary>
    public TableClient Receipts { get; } = tableService.GetTableClient(prefix + "GazetteUploads");

    /// <summary>Which articles have which text.</summary>
    public TableClient Texts { get; } = tableService.GetTableClient(prefix + "GazetteTexts");

    /// <summary>The same by state and time.</summary>
    public TableClient RecentReceipts { get; } = tableService.GetTableClient(prefix + "GazetteRecentUploads");

    /// <summary>Where the comparison of container and receipts notes how far it came.</summary>
    public TableClient Progress { get; } = tableService.GetTableClient(prefix + "GazetteProgress");

    /// <summary>Who did what, newest first.</summary>
    public TableClient Log { get; } = tableService.GetTableClient(prefix + "GazetteLog");

    /// <summary>Where the blob trigger puts what it gave up; it makes the queue itself.</summary>
    public QueueClient Poison { get; } = queueService.GetQueueClient(prefix + "webjobs-blobtrigger-poison");

    /// <summary>Safe to call again and from several processes at once.</summary>
    public Task CreateAllAsync(CancellationToken cancellation) => Task.WhenAll(
        Uploads.CreateIfNotExistsAsync(cancellationToken: cancellation),
        Bodies.CreateIfNotExistsAsync(cancellationToken: cancellation),
        Edits.CreateIfNotExistsAsync(cancellationToken: cancellation),
        MediaFiles.CreateIfNotExistsAsync(cancellationToken: cancellation),
        Theme.CreateIfNotExistsAsync(cancellationToken: cancellation),
        Media.CreateIfNotExistsAsync(cancellation),
        WantedFiles.CreateIfNotExistsAsync(cancellation),
        Articles.CreateIfNotExistsAsync(cancellation),
        Timeline.CreateIfNotExistsAsync(cancellation),
        Columns.CreateIfNotExistsAsync(cancellation),
        Search.CreateIfNotExistsAsync(cancellation),
        Texts.CreateIfNotExistsAsync(cancellation),
        Progress.CreateIfNotExistsAsync(cancellation),
        Log.CreateIfNotExistsAsync(cancellation),
        Receipts.CreateIfNotExistsAsync(cancellation),
        RecentReceipts.CreateIfNotExistsAsync(cancellation));

    /// <summary>All that storage clients throw when the account cannot be used; a managed identity without a token has an exception of its own.</summary>
    public static bool IsNoAnswer(Exception fault) =>
        fault is RequestFailedException or AggregateException or AuthenticationFailedException;

    /// <summary>Whether a fault may pass by itself: nobody answered, or storage is overloaded or broken; not a refusal.</summary>
    public static bool IsUnavailable(Exception fault) => fault switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
        // All tries of a client in one.
        AggregateException or AuthenticationFailedException => true,
        _ => false,
    };
}
