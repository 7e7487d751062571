using Gazette.Articles;

namespace Gazette.Pages.Feeds;

/// <summary>An article as feeds of every format tell it: whole addresses, and no character that could turn a title round.</summary>
internal sealed class FeedItem(Article article, Site site)
{
    /// <summary>A longer body would make a feed that every reader fetches too large for its purpose: then the summary stands there, and the link leads on.</summary>
    public const int MaxBody = 200_000;

    public string Url => site.ArticleUrl(article.Id);

    /// <summary>Where readers are led: in the script of the feed.</summary>
    public string Link => site.Link(Url);

    public string Title => EncodedText.Shown(article.Title);

    public string Summary => EncodedText.Shown(string.IsNullOrWhiteSpace(article.Standfirst) ? article.Summary : article.Standfirst);

    /// <summary>The whole body; null where it is longer than <see cref="MaxBody"/>.</summary>
    public string? Html => article.Body.ToString().Length > MaxBody ? null : AbsoluteHtml.Of(article.Body, Url, site.BaseUrl);

    /// <summary>Who wrote it; else whom it names as its source; null where it names nobody.</summary>
    public string? Author => Named(article.Author) ?? Named(article.Source);

    public string? Column => article.Column;

    public string? ColumnName => article.Column is { } column ? EncodedText.Shown(site.Columns.NameOf(column)) : null;

    public string Language => article.Language;

    public DateTimeOffset PublishedAt => TimeZoneInfo.ConvertTime(article.ListedAt(site.TimeZone), site.TimeZone);

    public DateTimeOffset UpdatedAt => TimeZoneInfo.ConvertTime(article.UpdatedAt, site.TimeZone);

    /// <summary>The lead picture as every program can show it; null without one.</summary>
    public (string Url, string ContentType)? Picture => article.Media.Lead is { Picture: var picture }
        ? (site.BaseUrl + picture.PathOf(picture.Fallback), picture.Fallback.ContentType)
        : null;

    /// <summary>Who answers for the feed: items without an author are theirs.</summary>
    public static string PublisherOf(Site site) => EncodedText.Shown(site.Operator?.Name ?? site.Name);

    /// <param name="column">Null for the feed of all articles.</param>
    public static string TitleOf(string? column, Site site) =>
        EncodedText.Shown(column is null ? site.Name : $"{site.Columns.NameOf(column)} - {site.Name}");

    private static string? Named(string? name) => string.IsNullOrWhiteSpace(name) ? null : EncodedText.Shown(name);
}
