using Azure.Storage.Blobs;

namespace Gazette.LocalHost.Blobs;

/// <summary>A blob that a function is called for.</summary>
internal sealed record BlobCall(BlobClient Blob, CancellationToken CancellationToken);
