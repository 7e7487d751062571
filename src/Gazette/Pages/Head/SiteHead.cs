using Gazette.Articles;

namespace Gazette.Pages.Head;

/// <summary>
/// What programs read in the head of the front page and of columns: the address to keep, feeds, and the tags that Chinese government
/// sites must carry (国办发〔2017〕47号), as far as their contents are known.
/// </summary>
internal static class SiteHead
{
    /// <param name="newest">The first page of the list.</param>
    public static Markup OfFrontPage(IEnumerable<ArticleListItem> newest, Site site) => Markup.Join(
    [
        MetaTags.Canonical(site.FrontPageUrl),
        .. VariantLinks.Alternates(site.FrontPageUrl, site.WrittenLanguage ?? site.Language),
        .. MetaTags.Described(site.Name, newest.Select(item => item.Title)),
        .. FeedLinks.Of(column: null, site),
        .. MetaTags.OfSite(site),
    ]);

    /// <param name="column">With slashes between its levels.</param>
    /// <param name="newest">The first page of the list.</param>
    public static Markup OfColumn(string column, IEnumerable<ArticleListItem> newest, Site site) => Markup.Join(
    [
        MetaTags.Canonical(site.BaseUrl + PagePath.OfColumn(column)),
        .. VariantLinks.Alternates(site.BaseUrl + PagePath.OfColumn(column), site.WrittenLanguage ?? site.Language),
        .. site.ColumnDescriptions.Find(column) is { } told ? MetaTags.Named("description", told) : MetaTags.Described(site.Columns.NameOf(column), newest.Select(item => item.Title)),
        .. FeedLinks.Of(column, site),
        .. MetaTags.OfSite(site),
        .. MetaTags.Named("ColumnName", site.Columns.NameOf(column)),
        .. MetaTags.Named("ColumnDescription", site.ColumnDescriptions.Find(column)),
        .. MetaTags.Named("ColumnKeywords", site.ColumnKeywords.Find(column)),
        .. MetaTags.Named("ColumnType", site.ColumnTypes.Find(column)),
    ]);

    /// <param name="path">From the site's root.</param>
    /// <param name="entries">The first things on it, in words.</param>
    public static Markup OfPage(string path, string name, IEnumerable<string> entries, Site site) =>
        Markup.Join([MetaTags.Canonical(site.BaseUrl + path), .. VariantLinks.Alternates(site.BaseUrl + path, site.WrittenLanguage ?? site.Language), .. MetaTags.Described($"{name} - {site.Name}", entries)]);
}
