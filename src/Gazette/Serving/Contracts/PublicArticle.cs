using Gazette.Articles;
using Gazette.Storage.Articles;

namespace Gazette.Serving.Contracts;

/// <summary>An article as its page shows it, for anybody.</summary>
/// <param name="Url">The page's public address.</param>
/// <param name="Column">Up to three levels, joined by a slash.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="PublishedAt">ISO 8601: a day, or a moment with its offset; null when the page printed none.</param>
/// <param name="TextChangedAt">When a version changed the text and not only headline, date or names; null while none has.</param>
/// <param name="Version">From 1.</param>
/// <param name="Image">Null when there is no large picture.</param>
/// <param name="Attachments">Files that it links, in the order of the text.</param>
/// <param name="Original">The file that it was read from, where readers may download it; else null.</param>
/// <param name="Html">The body, sanitized.</param>
/// <param name="Text">The body's blocks as plain text, joined by a blank line.</param>
public record PublicArticle(
    string Id,
    string Url,
    string Title,
    string? Standfirst,
    string? Author,
    string? Source,
    string? Column,
    string Language,
    string? PublishedAt,
    DateTimeOffset FirstPublishedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? TextChangedAt,
    int Version,
    string Summary,
    ArticleImage? Image,
    IReadOnlyList<ArticleAttachment> Attachments,
    ArticleAttachment? Original,
    string Html,
    string Text)
{
    public static PublicArticle Of(StoredArticle stored, Site site)
    {
        var article = stored.Article;
        return new PublicArticle(
            article.Id,
            site.ArticleUrl(article.Id),
            article.Title,
            article.Standfirst,
            article.Author,
            article.Source,
            article.Column,
            article.Language,
            article.PublishedAt?.ToIso(site.TimeZone),
            article.FirstPublishedAt,
            article.UpdatedAt,
            article.TextChangedAt,
            stored.Number,
            article.Summary,
            ArticleImage.Of(article.Media, site),
            [.. article.Media.Attachments.Select(a => ArticleAttachment.Of(a, site))],
            article.Media.Original is { } original ? ArticleAttachment.Of(original, site) : null,
            article.Body.ToString(),
            article.Text);
    }
}
