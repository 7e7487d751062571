using Gazette.Articles;

namespace Gazette.Serving.Contracts;

/// <summary>What a list shows of an article; the fields are those of <see cref="PublicArticle"/>.</summary>
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
        item.Summary);
}
