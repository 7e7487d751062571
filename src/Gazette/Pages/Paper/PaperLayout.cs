using Gazette.Articles;

namespace Gazette.Pages.Paper;

/// <summary>The frame of an article's sheets: not for search engines, which are sent to the page.</summary>
internal static class PaperLayout
{
    /// <param name="form">The last part of the address, and the name of its style sheet.</param>
    /// <param name="size">As in the query; null for the usual one.</param>
    public static string Render(Article article, Site site, string form, string? size, Markup main)
    {
        var path = $"/{form}{(size is null ? "" : $"?size={size}")}";
        Markup page = $"""
            <!DOCTYPE html>
            <html lang="{article.Language}"{PageLayout.Direction(article.Language)}{(size is null ? Markup.Nothing : (Markup)$" data-size=\"{size}\"")}>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{article.Title} - {site.Name}</title>
            <meta name="robots" content="noindex">
            <link rel="canonical" href="{site.ArticleUrl(article.Id)}">
            <link rel="stylesheet" href="{Assets.Href(form + ".css")}">
            <link rel="icon" type="image/svg+xml" href="{Assets.Href("icon.svg")}">
            <script src="{Assets.Href("print.js")}" defer></script>
            </head>
            <body>
            {PaperWays.Of(article, path, InterfaceText.For(article.Language), site)}<main>
            <article>
            {main}</article>
            </main>
            </body>
            </html>

            """;
        return page.ToString();
    }
}
