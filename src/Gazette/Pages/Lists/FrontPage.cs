using Gazette.Articles;
using Gazette.Pages.Head;

namespace Gazette.Pages.Lists;

/// <summary>The newest articles, the first of them as the lead, and what is new in each of the large columns; or older ones.</summary>
public static class FrontPage
{
    /// <summary>Columns that have a block of their own, and articles of each in it.</summary>
    public const int MaxBlocks = 6;

    /// <inheritdoc cref="MaxBlocks"/>
    public const int BlockSize = 4;

    private const string Path = "/";

    /// <param name="isNewest">True for the site's front page itself.</param>
    /// <param name="columns">Arranged; the front page shows them in its head.</param>
    /// <param name="blocks">Columns with their newest articles.</param>
    /// <param name="path">Of this very page, with its query.</param>
    public static string Render(
        ArticleList list, bool isNewest, IReadOnlyList<ColumnSize> columns, IReadOnlyList<(string Column, IReadOnlyList<ArticleListItem> Items)> blocks, Site site, string path = Path)
    {
        var words = InterfaceText.For(site.Language);
        if (!isNewest)
        {
            Markup older = $"""
                <h1>{words.OlderArticles}</h1>
                {ArticleEntries.Of(list, Path, words.NoOlderArticles, words, site)}
                """;
            return PageLayout.Render($"{words.OlderArticles} - {site.Name}", site.Language, words, site, MetaTags.FollowedOnly, older, columns, path);
        }

        var head = SiteHead.OfFrontPage(list.Items, site);
        if (list.Items.Count == 0)
            return PageLayout.Render(site.Name, site.Language, words, site, head, $"<h1>{words.Newest}</h1>\n<p class=\"empty\">{words.NoArticles}</p>\n<p>{words.HowToBegin}</p>\n", columns, path);
        var rest = list with { Items = [.. list.Items.Skip(1)] };
        Markup main = $"""
            <h1 class="quiet">{words.Newest}</h1>
            {Lead(list.Items[0], site)}<div class="{(blocks.Count > 0 ? "beside" : "alone")}">
            <section aria-label="{words.Newest}">
            {(rest.Items.Count == 0 ? Markup.Nothing : ArticleEntries.Of(rest, Path, words.NoArticles, words, site))}</section>
            {(blocks.Count == 0 ? Markup.Nothing : Blocks(blocks, words, site))}</div>

            """;
        return PageLayout.Render(site.Name, site.Language, words, site, head, main, columns, path);
    }

    private static Markup Lead(ArticleListItem item, Site site) => $"""
        <article class="first{(item.Thumbnail is null ? "" : " pictured")}" lang="{item.Language}"{PageLayout.Direction(item.Language)}>
        <h2><a href="{site.Link($"/articles/{item.Id}")}">{item.Title}</a></h2>
        <p class="lead">{ArticleEntries.Lead(item)}</p>
        {ArticleMetaLine.Of(item, InterfaceText.For(item.Language), site)}{ArticleEntries.Thumbnail(item, site)}</article>

        """;

    private static Markup Blocks(IReadOnlyList<(string Column, IReadOnlyList<ArticleListItem> Items)> blocks, InterfaceText words, Site site) =>
        $"<div class=\"blocks\">\n{Markup.Join(blocks.Select(block => Block(block.Column, block.Items, words, site)))}</div>\n";

    private static Markup Block(string column, IReadOnlyList<ArticleListItem> items, InterfaceText words, Site site) => $"""
        <section>
        <h2><a href="{site.Link(PagePath.OfColumn(column))}"><bdi>{site.Columns.NameOf(column)}</bdi></a></h2>
        <ul>
        {Markup.Join(items.Select(item => (Markup)$"<li lang=\"{item.Language}\"{PageLayout.Direction(item.Language)}><a href=\"{site.Link($"/articles/{item.Id}")}\">{item.Title}</a>{Day(item, words, site)}</li>\n"))}</ul>
        </section>

        """;

    private static Markup Day(ArticleListItem item, InterfaceText words, Site site) => item.PublishedAt is not { } date
        ? Markup.Nothing
        : $" <time datetime=\"{date.ToIso(site.TimeZone)}\"{PageLayout.Lang(words, item.Language)}>{date.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}</time>";
}
