using Gazette.Articles;
using Gazette.Articles.Media;

namespace Gazette.Serving.Contracts;

/// <summary>A file that an article links.</summary>
/// <param name="Name">Of the file.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Bytes">How many it has.</param>
public sealed record ArticleAttachment(string Name, string Url, string Type, long Bytes)
{
    public static ArticleAttachment Of(LinkedAttachment linked, Site site) =>
        new(linked.Name, site.BaseUrl + linked.Path, linked.Attachment.ContentType, linked.Attachment.Bytes);
}
