namespace Gazette.Storage.Uploads;

/// <summary>A blob as a listing of its container shows it.</summary>
/// <param name="LastModified">To the second.</param>
public sealed record ListedUpload(string Name, string ETag, DateTimeOffset LastModified);
