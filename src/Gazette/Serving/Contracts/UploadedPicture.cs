using Gazette.Articles;
using Gazette.Articles.Media;

namespace Gazette.Serving.Contracts;

/// <summary>What became of a picture's upload.</summary>
/// <param name="Url">Of its fallback; it answers while an article shows the picture.</param>
/// <param name="Width">Of its largest form, in pixels; likewise the height.</param>
/// <param name="ShownIn">The pages of the articles that show it by this name; null in lists, which do not look for them.</param>
public sealed record UploadedPicture(string Url, int Width, int Height, IReadOnlyList<string>? ShownIn)
{
    public static UploadedPicture Of(Picture picture, IReadOnlyList<string>? articleIds, Site site) => new(
        site.BaseUrl + picture.PathOf(picture.Fallback), picture.Width, picture.Height, articleIds is null ? null : [.. articleIds.Select(site.ArticleUrl)]);
}
