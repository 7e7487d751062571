namespace Gazette.LocalHost.Blobs;

/// <summary>What the real host puts on its poison queue for a blob that it gave up; the fields are its own.</summary>
internal sealed record PoisonMessage(string FunctionId, string BlobType, string ContainerName, string BlobName, string ETag)
{
    public string Type { get; } = "BlobTrigger";

    public static PoisonMessage For(string function, BlobVersion version) =>
        new($"Host.Functions.{function}", "BlockBlob", version.Container, version.Name, version.ETag);
}
