using Gazette.Articles;
using Gazette.Pages.Head;

namespace Gazette.Pages.Lists;

/// <summary>The articles of a column and of those within it, and the list of all columns.</summary>
public static class ColumnPage
{
    /// <param name="isNewest">True for the list's first page.</param>
    /// <param name="columns">All that have articles.</param>
    /// <param name="query">Of this very page, with its question mark.</param>
    public static string Render(string column, ArticleList list, bool isNewest, IReadOnlyList<ColumnSize> columns, Site site, string query = "")
    {
        var words = InterfaceText.For(site.Language);
        var name = site.Columns.NameOf(column);
        var path = PagePath.OfColumn(column);
        Markup main = $"""
            {Breadcrumb.Of(column, isCurrent: true, words, site, site.Language)}<h1><bdi>{name}</bdi></h1>
            {Within(column, columns, site)}{ArticleEntries.Of(list, path, isNewest ? words.NoArticles : words.NoOlderArticles, words, site)}
            """;
        var head = isNewest ? SiteHead.OfColumn(column, list.Items, site) : MetaTags.FollowedOnly;
        return PageLayout.Render($"{name} - {site.Name}", site.Language, words, site, head, main, site.Columns.Arranged(columns), path + query);
    }

    /// <param name="columns">All that have articles.</param>
    public static string RenderAll(IReadOnlyList<ColumnSize> columns, Site site)
    {
        var words = InterfaceText.For(site.Language);
        var arranged = site.Columns.Arranged(columns);
        Markup main = $"""
            <h1>{words.AllColumns}</h1>
            {(arranged.Count == 0 ? (Markup)$"<p class=\"empty\">{words.NoArticles}</p>\n" : Tree(arranged, columns, site))}
            """;
        var head = SiteHead.OfPage(PagePath.Columns, words.AllColumns, arranged.Select(column => site.Columns.NameOf(column.Name)), site);
        return PageLayout.Render($"{words.AllColumns} - {site.Name}", site.Language, words, site, head, main, arranged, PagePath.Columns);
    }

    private static Markup Within(string column, IReadOnlyList<ColumnSize> columns, Site site)
    {
        var within = Children(column, columns);
        return within.Count == 0 ? Markup.Nothing : $"<ul class=\"within\">\n{Markup.Join(within.Select(each => Item(each, Markup.Nothing, site)))}</ul>\n";
    }

    private static Markup Tree(IReadOnlyList<ColumnSize> level, IReadOnlyList<ColumnSize> all, Site site) =>
        $"<ul class=\"columns\">\n{Markup.Join(level.Select(each => Item(each, Children(each.Name, all) is { Count: > 0 } within ? Tree(within, all, site) : Markup.Nothing, site)))}</ul>\n";

    private static Markup Item(ColumnSize column, Markup within, Site site) =>
        $"<li><a href=\"{site.Link(PagePath.OfColumn(column.Name))}\"><bdi>{site.Columns.NameOf(column.Name)}</bdi></a>{(column.Articles > 0 ? $" <span class=\"count\">{column.Articles}</span>" : Markup.Nothing)}{within}</li>\n";

    private static List<ColumnSize> Children(string column, IReadOnlyList<ColumnSize> all) =>
        [.. all.Where(each => each.Name.StartsWith(column + "/", StringComparison.Ordinal) && each.Name.IndexOf('/', column.Length + 1) < 0)];
}
