using Azure;

namespace Gazette.Storage.Uploads;

/// <summary>What lies under a name in an archive's folder.</summary>
/// <param name="Mark">Of its content, where it came out of that archive and nobody has changed it since; otherwise null.</param>
public sealed record UnpackedFile(string Name, ETag ETag, string? Mark);
