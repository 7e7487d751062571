namespace Gazette.Articles.Corrections;

/// <summary>The fields of an article that editors may correct, as text.</summary>
/// <param name="PublishedAt">As <see cref="PublishDate.ToIso"/> writes it.</param>
/// <param name="PublishAt">Before when readers do not get it, likewise.</param>
public sealed record ArticleFields(string Title, string? Standfirst, string? PublishedAt, string? Source, string? Author, string? Column, string? ProtectedNames = null, string? PublishAt = null)
{
    /// <param name="siteZone">Of printed times that state none.</param>
    public static ArticleFields Of(Article article, TimeZoneInfo siteZone) => new(
        article.Title, article.Standfirst, article.PublishedAt?.ToIso(siteZone), article.Source, article.Author, article.Column, article.ProtectedNames, article.PublishAt?.ToIso(siteZone));
}
