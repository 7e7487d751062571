using Gazette.Articles;

namespace Gazette.Pages;

/// <summary>The way from the front page to a column: the site, and the columns one within the other.</summary>
internal static class Breadcrumb
{
    /// <param name="column">Null for none: then there is no way to show.</param>
    /// <param name="isCurrent">Whether the column's own page shows it.</param>
    /// <param name="lang">Of the page.</param>
    public static Markup Of(string? column, bool isCurrent, InterfaceText words, Site site, string lang)
    {
        if (string.IsNullOrEmpty(column))
            return Markup.Nothing;
        var levels = column.Split('/');
        var steps = levels.Select((_, i) => string.Join('/', levels[..(i + 1)])).Select(each => each == column && isCurrent
            ? (Markup)$"<li><bdi aria-current=\"page\">{site.Columns.NameOf(each)}</bdi></li>\n"
            : $"<li><a href=\"{site.Link(PagePath.OfColumn(each))}\"><bdi>{site.Columns.NameOf(each)}</bdi></a></li>\n");
        return $"<nav class=\"way\" aria-label=\"{words.Way}\"{PageLayout.Lang(words, lang)}>\n<ol>\n<li><a href=\"{site.Link("/")}\">{words.FrontPage}</a></li>\n{Markup.Join(steps)}</ol>\n</nav>\n";
    }
}
