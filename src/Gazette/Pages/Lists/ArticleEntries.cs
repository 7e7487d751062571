using Gazette.Articles;

namespace Gazette.Pages.Lists;

/// <summary>A page of a list of articles, with its ways to older and newer ones.</summary>
internal static class ArticleEntries
{
    /// <param name="path">Of the list's first page.</param>
    /// <param name="none">What is said where there are no articles.</param>
    public static Markup Of(ArticleList list, string path, string none, InterfaceText words, Site site) =>
        $"{Entries(list.Items, none, site)}{Paging(list, path, words, site)}";

    public static Markup Entries(IReadOnlyList<ArticleListItem> items, string none, Site site) => items.Count == 0
        ? $"<p class=\"empty\">{none}</p>\n"
        : (Markup)$"<ul class=\"entries\">\n{Markup.Join(items.Select(item => Entry(item, site)))}</ul>\n";

    private static Markup Entry(ArticleListItem item, Site site) => $"""
        <li{(item.Thumbnail is null ? Markup.Nothing : (Markup)$" class=\"pictured\"")} lang="{item.Language}"{PageLayout.Direction(item.Language)}>
        <h2><a href="{site.Link($"/articles/{item.Id}")}">{item.Title}</a></h2>
        <p class="lead">{Lead(item)}</p>
        {ArticleMetaLine.Of(item, InterfaceText.For(item.Language), site)}{Thumbnail(item, site)}</li>

        """;

    public static string Lead(ArticleListItem item) => string.IsNullOrWhiteSpace(item.Standfirst) ? item.Summary : item.Standfirst;

    /// <summary>Beside the headline it says nothing more, and leads to the same page: who reads by ear or by keyboard passes it.</summary>
    public static Markup Thumbnail(ArticleListItem item, Site site) => item.Thumbnail is null
        ? Markup.Nothing
        : (Markup)$"<a class=\"thumbnail\" href=\"{site.Link($"/articles/{item.Id}")}\" tabindex=\"-1\" aria-hidden=\"true\"><img src=\"{item.Thumbnail}\" width=\"160\" height=\"120\" loading=\"lazy\" decoding=\"async\" alt=\"\"></a>\n";

    private static Markup Paging(ArticleList list, string path, InterfaceText words, Site site)
    {
        if (list is { Next: null, Newer: null })
            return Markup.Nothing;
        var newer = list.Newer is null
            ? Markup.Nothing
            : $"<a href=\"{site.Link(path)}\">{words.Newest}</a>\n<a class=\"newer\" rel=\"prev\" href=\"{site.Link($"{path}?before={Uri.EscapeDataString(list.Newer)}")}\">{words.Newer}</a>\n";
        var older = list.Next is null
            ? Markup.Nothing
            : $"<a class=\"older\" rel=\"next\" href=\"{site.Link($"{path}?after={Uri.EscapeDataString(list.Next)}")}\">{words.Older}</a>\n";
        return $"<nav class=\"paging\" aria-label=\"{words.Pages}\">\n{newer}{older}</nav>\n";
    }
}
