using Gazette.Articles;
using Gazette.Text;

namespace Gazette.Pages.Paper;

/// <summary>One sheet for a notice board: headline, summary, where it comes from, and a QR code that is read from two metres away.</summary>
public static class PosterPage
{
    // In widths of a Chinese character. Beyond these a headline is set smaller, so that the sheet stays one.
    private const int LongTitle = 26;
    private const int VeryLongTitle = 60;

    /// <param name="small">A5 in place of A4.</param>
    public static string Render(Article article, Site site, bool small = false)
    {
        var words = InterfaceText.For(article.Language);
        Markup main = $"""
            <header>
            <p class="site">{site.Name}</p>
            <h1 class="{Length(article.Title)}">{article.Title}</h1>
            {ArticlePage.Standfirst(article)}{ArticleMetaLine.Of(article, words, site)}<p class="lead">{article.Summary}</p>
            </header>
            {ScanNote.Of(article, words, site)}
            """;
        return PaperLayout.Render(article, site, "poster", small ? "a5" : null, main);
    }

    private static string Length(string title)
    {
        var width = title.Sum(c => Han.Is(c) || c >= '\u3000' ? 1 : 0.55);
        return width > VeryLongTitle ? "longest" : width > LongTitle ? "long" : "short";
    }
}
