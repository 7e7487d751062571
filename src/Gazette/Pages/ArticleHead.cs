using System.Globalization;
using Gazette.Articles;
using Gazette.Articles.Media;

namespace Gazette.Pages;

/// <summary>
/// What programs read in the head of an article page: search engines, sharing (Open Graph), and the tags that
/// Chinese government sites must carry (国办发〔2017〕47号), as far as their contents are known.
/// </summary>
internal static class ArticleHead
{
    public static Markup Of(Article article, Site site) => Markup.Join(
    [
        $"<link rel=\"canonical\" href=\"{site.ArticleUrl(article.Id)}\">\n",
        .. Named("description", article.Summary),
        .. Named("author", article.Author),
        .. Government(article, site),
        .. OpenGraph(article, site),
    ]);

    private static IEnumerable<Markup> Government(Article article, Site site) =>
    [
        .. Named("SiteName", site.Name),
        .. Named("SiteIDCode", site.Operator?.SiteIdCode),
        .. Named("SiteDomain", new Uri(site.BaseUrl).Host),
        .. Named("ColumnName", article.Column is { } column ? site.Columns.NameOf(column) : null),
        .. Named("ArticleTitle", article.Title),
        .. Named("PubDate", article.PublishedAt?.ToString()),
        .. Named("ContentSource", article.Source),
        .. Named("Url", site.ArticleUrl(article.Id)),
    ];

    private static IEnumerable<Markup> OpenGraph(Article article, Site site) =>
    [
        .. Property("og:type", "article"),
        .. Property("og:site_name", site.Name),
        .. Property("og:title", article.Title),
        .. Property("og:description", article.Standfirst ?? article.Summary),
        .. Property("og:url", site.ArticleUrl(article.Id)),
        .. Image(article.Media.Lead, site),
        .. Property("article:published_time", article.PublishedAt?.ToIso(site.TimeZone)),
        .. Property("article:modified_time", article.UpdatedAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)),
    ];

    private static IEnumerable<Markup> Image(ShownPicture? lead, Site site) => lead is null ? [] :
    [
        .. Property("og:image", site.BaseUrl + lead.Picture.PathOf(lead.Picture.Fallback)),
        .. Property("og:image:width", lead.Picture.Fallback.Width.ToString(CultureInfo.InvariantCulture)),
        .. Property("og:image:height", lead.Picture.Fallback.Height.ToString(CultureInfo.InvariantCulture)),
        .. Property("og:image:alt", lead.Alt),
    ];

    private static IEnumerable<Markup> Named(string name, string? content) =>
        string.IsNullOrWhiteSpace(content) ? [] : [$"<meta name=\"{name}\" content=\"{content}\">\n"];

    private static IEnumerable<Markup> Property(string name, string? content) =>
        string.IsNullOrWhiteSpace(content) ? [] : [$"<meta property=\"{name}\" content=\"{content}\">\n"];
}
