using Gazette.Articles;

namespace Gazette.Pages.Head;

/// <summary>
/// What programs read in the head of the front page and of columns: the address to keep, feeds, and the tags that Chinese government
/// sites must carry (国办发〔2017〕47号), as far as their contents are known.
/// </summary>
internal static class SiteHead
{
    public static Markup OfFrontPage(Site site) => Markup.Join(
    [
        MetaTags.Canonical(site.FrontPageUrl),
        .. FeedLinks.Of(column: null, site),
        .. MetaTags.OfSite(site),
    ]);

    /// <param name="column">With slashes between its levels.</param>
    public static Markup OfColumn(string column, Site site) => Markup.Join(
    [
        MetaTags.Canonical(site.BaseUrl + PagePath.OfColumn(column)),
        .. MetaTags.Named("description", site.ColumnDescriptions.Find(column)),
        .. FeedLinks.Of(column, site),
        .. MetaTags.OfSite(site),
        .. MetaTags.Named("ColumnName", site.Columns.NameOf(column)),
        .. MetaTags.Named("ColumnDescription", site.ColumnDescriptions.Find(column)),
        .. MetaTags.Named("ColumnKeywords", site.ColumnKeywords.Find(column)),
        .. MetaTags.Named("ColumnType", site.ColumnTypes.Find(column)),
    ]);
}
