namespace Gazette.Articles;

/// <summary>Which version of which blob an article was made from.</summary>
public sealed record UploadInfo(string Name, string ETag, DateTimeOffset LastModified, long Bytes);
