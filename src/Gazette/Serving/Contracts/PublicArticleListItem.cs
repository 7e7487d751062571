using Gazette.Articles;

namespace Gazette.Serving.Contracts;

/// <summary>What a list shows of an article; the fields are those of <see cref="PublicArticle"/>.</summary>
/// <param name="Thumbnail">The address of its lead picture, 480 pixels wide or less; null when there is none.</param>
public sealed record PublicArticleListItem(
    string Id,
    string Url,
    string Title,
    string? Standfirst,
    string? Source,
    string? Author,
    string? PublishedAt,
    DateTimeOffset UpdatedAt,
    string Language,
    string? Column,
    string? Thumbnail,
    string Summary)
{
    public static PublicArticleListItem Of(ArticleListItem item, Site site) => new(
        item.Id,
        site.ArticleUrl(item.Id),
        item.Title,
        item.Standfirst,
        item.Source,
        item.Author,
        item.PublishedAt?.ToIso(site.TimeZone),
        item.UpdatedAt,
        item.Language,
        item.Column,
        item.Thumbnail is null ? null : site.BaseUrl + item.Thumbnail,
        item.Summary);
}
