using Azure;

namespace Gazette.LocalHost.Uploads;

/// <summary>A file that has become a version of a blob.</summary>
internal sealed record UploadedFile(string Name, ETag ETag);
