using Gazette.Articles;

namespace Gazette.Pages.Paper;

/// <summary>
/// One article for paper, black on white. Its script opens the print dialog only for readers who came by the print
/// link; whatever else opens this address, a program that makes a PDF for one, gets a plain document.
/// </summary>
public static class PrintView
{
    /// <param name="large">Whether it is to be in large print.</param>
    public static string Render(Article article, Site site, bool large = false)
    {
        var words = InterfaceText.For(article.Language);
        Markup main = $"""
            <header>
            <p class="site">{site.Name}</p>
            <h1>{article.Title}</h1>
            {ArticlePage.Standfirst(article)}{ArticleMetaLine.Of(article, words, site)}</header>
            <div class="body">
            {PrintedBody.Of(article.Body, article.Language)}
            </div>
            {ScanNote.Of(article, words, site)}
            """;
        return PaperLayout.Render(article, site, "print", large ? "large" : null, main);
    }
}
