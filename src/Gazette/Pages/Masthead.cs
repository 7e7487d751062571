using Gazette.Articles;

namespace Gazette.Pages;

/// <summary>The head of every page: the site's name, and the ways to its columns.</summary>
internal static class Masthead
{
    private const int MaxColumns = 10;

    /// <inheritdoc cref="PageLayout.Render" path="/param[@name='columns']"/>
    /// <param name="lang">Of the page.</param>
    /// <inheritdoc cref="PageLayout.Render" path="/param[@name='path']"/>
    public static Markup Of(IReadOnlyList<ColumnSize>? columns, Site site, string lang, string? path)
    {
        var words = InterfaceText.For(site.Language);
        var shown = (columns?.Select(column => column.Name) ?? site.Columns.Order.Where(column => !column.Contains('/', StringComparison.Ordinal))).Take(MaxColumns);
        var ofSite = InterfaceText.For(lang).Tag == words.Tag && words.IsIn(lang) ? Markup.Nothing : (Markup)$" lang=\"{site.Language}\" dir=\"ltr\"";
        return $"""
            <header class="site"{ofSite}>
            <a class="name" href="{site.Link("/")}">{Logo(site)}<span>{site.Name}</span></a>
            <a class="reader" href="{PagePath.Reader}">{words.Reading.Settings}</a>
            <a class="search" href="{site.Link(PagePath.Search)}">{words.Search.Title}</a>
            {(path is null ? Markup.Nothing : VariantLinks.ToOtherScript(path, site.Language, site.WrittenLanguage))}            <nav aria-label="{words.Columns}">
            <ul>
            {Markup.Join(shown.Select(column => (Markup)$"<li><a href=\"{site.Link(PagePath.OfColumn(column))}\"><bdi>{site.Columns.NameOf(column)}</bdi></a></li>\n"))}<li><a href="{site.Link(PagePath.Columns)}">{words.AllColumns}</a></li>
            </ul>
            </nav>
            </header>

            """;
    }

    // The name beside it says the same.
    private static Markup Logo(Site site) => site.Theme.Logo is { } logo ? $"<img src=\"{SiteTheme.PathOf(logo)}\" alt=\"\">" : Markup.Nothing;
}
