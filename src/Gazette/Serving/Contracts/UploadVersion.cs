using Gazette.Articles;

namespace Gazette.Serving.Contracts;

/// <summary>Which version of which uploaded file an article was made of.</summary>
/// <param name="Name">The blob's full name, folders included.</param>
/// <param name="Etag">The blob's, without quotes.</param>
public sealed record UploadVersion(string Name, string Etag, DateTimeOffset LastModified, long Bytes)
{
    public static UploadVersion Of(UploadInfo upload) => new(upload.Name, upload.ETag, upload.LastModified, upload.Bytes);
}
