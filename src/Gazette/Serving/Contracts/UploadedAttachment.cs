using Gazette.Articles;
using Gazette.Articles.Media;

namespace Gazette.Serving.Contracts;

/// <summary>What became of an attachment's upload.</summary>
/// <param name="Url">It answers while an article links the attachment by this name.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Bytes">How many it has.</param>
/// <param name="LinkedFrom">The pages of the articles that link it by this name; null in lists, which do not look for them.</param>
public sealed record UploadedAttachment(string Url, string Type, long Bytes, IReadOnlyList<string>? LinkedFrom)
{
    /// <param name="name">Of the upload.</param>
    public static UploadedAttachment Of(Attachment attachment, string name, IReadOnlyList<string>? articleIds, Site site) => new(
        site.BaseUrl + new LinkedAttachment(attachment, name[(name.LastIndexOf('/') + 1)..]).Path,
        attachment.ContentType,
        attachment.Bytes,
        articleIds is null ? null : [.. articleIds.Select(site.ArticleUrl)]);
}
