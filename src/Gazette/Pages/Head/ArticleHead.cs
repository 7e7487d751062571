using System.Globalization;
using Gazette.Articles;
using Gazette.Articles.Media;

namespace Gazette.Pages.Head;

/// <summary>
/// What programs read in the head of an article page: search engines, feed readers, sharing (Open Graph, and what X takes beside
/// it), and the tags that Chinese government sites must carry (国办发〔2017〕47号), as far as their contents are known.
/// </summary>
internal static class ArticleHead
{
    public static Markup Of(Article article, Site site) => Markup.Join(
    [
        MetaTags.Canonical(site.ArticleUrl(article.Id)),
        .. VariantLinks.Alternates(site.ArticleUrl(article.Id), article.WrittenLanguage ?? article.Language),
        .. MetaTags.Named("description", article.Summary),
        .. MetaTags.Named("author", article.Author),
        .. FeedLinks.Of(article.Column, site),
        .. Government(article, site),
        .. OpenGraph(article, site),
        .. MetaTags.Named("twitter:card", article.Media.Lead is null && site.Theme.CardFont is null ? "summary" : "summary_large_image"),
        StructuredData.Of(article, site),
    ]);

    private static IEnumerable<Markup> Government(Article article, Site site) =>
    [
        .. MetaTags.OfSite(site),
        .. MetaTags.Named("ColumnName", article.Column is { } column ? site.Columns.NameOf(column) : null),
        .. MetaTags.Named("ArticleTitle", article.Title),
        .. MetaTags.Named("PubDate", article.PublishedAt?.ToString()),
        .. MetaTags.Named("ContentSource", article.Source),
        .. MetaTags.Named("Url", site.ArticleUrl(article.Id)),
    ];

    private static IEnumerable<Markup> OpenGraph(Article article, Site site) =>
    [
        .. MetaTags.Property("og:type", "article"),
        .. MetaTags.Property("og:site_name", site.Name),
        .. MetaTags.Property("og:title", article.Title),
        .. MetaTags.Property("og:description", article.Standfirst ?? article.Summary),
        .. MetaTags.Property("og:url", site.ArticleUrl(article.Id)),
        .. article.Media.Lead is { } lead ? Image(lead, site) : Card(article, site),
        .. MetaTags.Property("article:published_time", article.PublishedAt?.ToIso(site.TimeZone)),
        .. MetaTags.Property("article:modified_time", MetaTags.Moment(article.UpdatedAt, site)),
    ];

    private static IEnumerable<Markup> Card(Article article, Site site) => site.Theme.CardFont is null ? [] :
    [
        .. MetaTags.Property("og:image", site.ArticleUrl(article.Id) + "/card.png"),
        .. MetaTags.Property("og:image:width", SiteTheme.CardWidth.ToString(CultureInfo.InvariantCulture)),
        .. MetaTags.Property("og:image:height", SiteTheme.CardHeight.ToString(CultureInfo.InvariantCulture)),
        .. MetaTags.Property("og:image:alt", article.Title),
    ];

    private static IEnumerable<Markup> Image(ShownPicture lead, Site site) =>
    [
        .. MetaTags.Property("og:image", site.BaseUrl + lead.Picture.PathOf(lead.Picture.Fallback)),
        .. MetaTags.Property("og:image:width", lead.Picture.Fallback.Width.ToString(CultureInfo.InvariantCulture)),
        .. MetaTags.Property("og:image:height", lead.Picture.Fallback.Height.ToString(CultureInfo.InvariantCulture)),
        .. MetaTags.Property("og:image:alt", lead.Alt),
    ];
}
