using Gazette.Articles;

namespace Gazette.Pages;

/// <summary>One page of the list of articles, newest first.</summary>
public static class FrontPage
{
    /// <param name="isNewest">True for the list's first page, the site's front page itself.</param>
    public static string Render(ArticleList list, bool isNewest, Site site)
    {
        var words = InterfaceText.For(site.Language);
        var title = isNewest ? site.Name : $"{words.OlderArticles} - {site.Name}";
        Markup main = $"""
            <h1>{(isNewest ? words.Newest : words.OlderArticles)}</h1>
            {Entries(list, isNewest, words, site)}{Paging(list, isNewest, words)}
            """;
        return PageLayout.Render(title, site.Language, words, site, Head(isNewest, site), main);
    }

    // Older pages move with every new article, so only the newest has an address to keep.
    private static Markup Head(bool isNewest, Site site) => isNewest
        ? $"<link rel=\"canonical\" href=\"{site.FrontPageUrl}\">\n"
        : (Markup)$"<meta name=\"robots\" content=\"noindex, follow\">\n";

    private static Markup Entries(ArticleList list, bool isNewest, InterfaceText words, Site site) => list.Items.Count == 0
        ? $"<p class=\"empty\">{(isNewest ? words.NoArticles : words.NoOlderArticles)}</p>\n"
        : (Markup)$"<ul class=\"entries\">\n{Markup.Join(list.Items.Select(item => Entry(item, site)))}</ul>\n";

    private static Markup Entry(ArticleListItem item, Site site) => $"""
        <li{(item.Thumbnail is null ? Markup.Nothing : (Markup)$" class=\"pictured\"")} lang="{item.Language}"{PageLayout.Direction(item.Language)}>
        <h2><a href="/articles/{item.Id}">{item.Title}</a></h2>
        <p class="lead">{(string.IsNullOrWhiteSpace(item.Standfirst) ? item.Summary : item.Standfirst)}</p>
        {ArticleMetaLine.Of(item, InterfaceText.For(item.Language), site)}{Thumbnail(item)}</li>

        """;

    /// <summary>Beside the headline it says nothing more, and leads to the same page: who reads by ear or by keyboard passes it.</summary>
    private static Markup Thumbnail(ArticleListItem item) => item.Thumbnail is null
        ? Markup.Nothing
        : (Markup)$"<a class=\"thumbnail\" href=\"/articles/{item.Id}\" tabindex=\"-1\" aria-hidden=\"true\"><img src=\"{item.Thumbnail}\" width=\"160\" height=\"120\" loading=\"lazy\" decoding=\"async\" alt=\"\"></a>\n";

    private static Markup Paging(ArticleList list, bool isNewest, InterfaceText words)
    {
        var newest = isNewest ? Markup.Nothing : $"<a href=\"/\">{words.Newest}</a>\n";
        var older = list.Next is null
            ? Markup.Nothing
            : $"<a class=\"older\" rel=\"next\" href=\"/?after={Uri.EscapeDataString(list.Next)}\">{words.Older}</a>\n";
        return isNewest && list.Next is null ? Markup.Nothing : $"<nav class=\"paging\" aria-label=\"{words.Pages}\">\n{newest}{older}</nav>\n";
    }
}
