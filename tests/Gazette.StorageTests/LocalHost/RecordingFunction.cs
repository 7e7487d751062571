using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.StorageTests.LocalHost;

/// <summary>A blob function that hands each call to the test.</summary>
public sealed class RecordingFunction(Func<BlobClient, string, CancellationToken, Task> onBlob)
{
    public const string Name = "Recording";

    [Function(Name)]
    public Task Run([BlobTrigger("%CONTAINER%/{name}")] BlobClient blob, string name, CancellationToken cancellationToken) =>
        onBlob(blob, name, cancellationToken);
}
