using System.Globalization;
using Gazette.Articles;
using Gazette.Pages.Head;

namespace Gazette.Pages.Lists;

/// <summary>All months between the oldest article and the newest, and the articles of one of them.</summary>
public static class ArchivePage
{
    private const int MonthsOfYear = 12;

    /// <param name="months">From the oldest article to the newest, by the site's clock; null where there are none.</param>
    public static string Render((DateOnly Oldest, DateOnly Newest)? months, IReadOnlyList<ColumnSize> columns, Site site)
    {
        var words = InterfaceText.For(site.Language);
        Markup main = $"""
            <h1>{words.Archive}</h1>
            {(months is { } span ? Years(span.Oldest, span.Newest, site) : (Markup)$"<p class=\"empty\">{words.NoArticles}</p>\n")}
            """;
        var head = SiteHead.OfPage(PagePath.Archive, words.Archive, months is { } ends ? [$"{ends.Oldest:yyyy-MM} – {ends.Newest:yyyy-MM}"] : [], site);
        return PageLayout.Render($"{words.Archive} - {site.Name}", site.Language, words, site, head, main, site.Columns.Arranged(columns), PagePath.Archive);
    }

    /// <param name="isFirst">True for the first page of the month.</param>
    /// <param name="query">Of this very page, with its question mark.</param>
    public static string RenderMonth(int year, int month, ArticleList list, bool isFirst, IReadOnlyList<ColumnSize> columns, Site site, string query = "")
    {
        var words = InterfaceText.For(site.Language);
        var (name, path) = (NameOf(year, month), PagePath.OfMonth(year, month));
        Markup main = $"""
            <nav class="way" aria-label="{words.Way}">
            <ol>
            <li><a href="{site.Link("/")}">{words.FrontPage}</a></li>
            <li><a href="{site.Link(PagePath.Archive)}">{words.Archive}</a></li>
            </ol>
            </nav>
            <h1>{name}</h1>
            {ArticleEntries.Of(list, path, words.NoArticlesThen, words, site)}
            """;
        var head = isFirst && list.Items.Count > 0 ? SiteHead.OfPage(path, name, list.Items.Select(item => item.Title), site) : MetaTags.FollowedOnly;
        return PageLayout.Render($"{name} - {words.Archive} - {site.Name}", site.Language, words, site, head, main, site.Columns.Arranged(columns), path + query);
    }

    private static Markup Years(DateOnly oldest, DateOnly newest, Site site) => Markup.Join(
        Enumerable.Range(oldest.Year, newest.Year - oldest.Year + 1).Reverse().Select(year => (Markup)$"""
            <section class="year">
            <h2>{year}</h2>
            <ul>
            {Markup.Join(Months(year, oldest, newest, site))}</ul>
            </section>

            """));

    private static IEnumerable<Markup> Months(int year, DateOnly oldest, DateOnly newest, Site site) =>
        from month in Enumerable.Range(1, MonthsOfYear)
        where (year > oldest.Year || month >= oldest.Month) && (year < newest.Year || month <= newest.Month)
        select (Markup)$"<li><a href=\"{site.Link(PagePath.OfMonth(year, month))}\">{NameOf(year, month)}</a></li>\n";

    private static string NameOf(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}");
}
