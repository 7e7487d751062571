using Gazette.Articles;
using Gazette.Articles.Media;

namespace Gazette.Serving.Contracts;

/// <summary>The lead picture of an article, as every program can show it.</summary>
/// <param name="Width">In pixels, likewise the height.</param>
/// <param name="Alt">What it shows, in words; empty where nobody has said it.</param>
public sealed record ArticleImage(string Url, int Width, int Height, string Alt)
{
    public static ArticleImage? Of(ArticleMedia pictures, Site site) => pictures.Lead is { Picture: var picture, Alt: var alt }
        ? new ArticleImage(site.BaseUrl + picture.PathOf(picture.Fallback), picture.Fallback.Width, picture.Fallback.Height, alt)
        : null;
}
