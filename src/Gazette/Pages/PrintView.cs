using Gazette.Articles;

namespace Gazette.Pages;

/// <summary>
/// One article for paper, black on white. Its script opens the print dialog only for readers who came by the print
/// link; whatever else opens this address, a program that makes a PDF for one, gets a plain document.
/// </summary>
public static class PrintView
{
    public static string Render(Article article, Site site)
    {
        var words = InterfaceText.For(article.Language);
        Markup page = $"""
            <!DOCTYPE html>
            <html lang="{article.Language}"{PageLayout.Direction(article.Language)}>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{article.Title} - {site.Name}</title>
            <meta name="robots" content="noindex">
            <link rel="canonical" href="{site.ArticleUrl(article.Id)}">
            <link rel="stylesheet" href="{Assets.Href("print.css")}">
            <link rel="icon" type="image/svg+xml" href="{Assets.Href("icon.svg")}">
            <script src="{Assets.Href("print.js")}" defer></script>
            </head>
            <body>
            <main>
            <article>
            <header>
            <h1>{article.Title}</h1>
            {ArticlePage.Standfirst(article)}{ArticleMetaLine.Of(article, words, site)}</header>
            <div class="body">
            {article.Body}
            </div>
            {ScanNote.Of(article, words, site)}</article>
            </main>
            </body>
            </html>

            """;
        return page.ToString();
    }
}
