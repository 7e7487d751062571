using Azure.Storage.Blobs;
using Gazette.Publishing;
using Gazette.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Uploads;

public sealed class IngestArticle(PublishPipeline pipeline)
{
    // Event Grid cannot reach a laptop, and Flex Consumption takes nothing else: the deployment sets BlobSource.
#if EVENT_GRID_SOURCE
    private const BlobTriggerSource Source = BlobTriggerSource.EventGrid;
#else
    private const BlobTriggerSource Source = BlobTriggerSource.LogsAndContainerScan;
#endif

#pragma warning disable IDE0060 // A trigger binds a blob; the pipeline reads it by name, bytes and ETag in one call.
    [Function(nameof(IngestArticle))]
    public Task RunAsync(
        [BlobTrigger(StorageAccount.UploadContainer + "/{name}", Source = Source)] BlobClient blob,
        string name,
        CancellationToken cancellation) =>
        pipeline.RunAsync(name, cancellation);
#pragma warning restore IDE0060
}
