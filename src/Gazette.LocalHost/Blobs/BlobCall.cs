using Azure.Storage.Blobs;

namespace Gazette.LocalHost.Blobs;

/// <summary>A blob that a function is called for.</summary>
/// <param name="Name">As the listing says it: the client's own name is read back from an address, in which <c>a/../b</c> is <c>b</c>.</param>
internal sealed record BlobCall(BlobClient Blob, string Name, CancellationToken CancellationToken);
