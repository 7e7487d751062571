using Gazette.Articles;
using Gazette.Pages.Head;

namespace Gazette.Pages;

/// <summary>The page of one article. The same for every reader: what a reader has chosen is applied by the script.</summary>
public static class ArticlePage
{
    public static string Render(Article article, Site site)
    {
        var words = InterfaceText.For(article.Language);
        Markup main = $"""
            {Breadcrumb.Of(article.Column, isCurrent: false, words, site, article.Language)}<article>
            <header>
            <h1>{article.Title}</h1>
            {Standfirst(article)}{ArticleMetaLine.Of(article, words, site)}{Toolbar(article, words)}</header>
            <div class="body">
            {article.Body}
            </div>
            {Original(article, words)}{ScanNote.Of(article, words, site)}</article>

            """;
        return PageLayout.Render($"{article.Title} - {site.Name}", article.Language, words, site, ArticleHead.Of(article, site), main);
    }

    private static Markup Original(Article article, InterfaceText words) => article.Media.Original is not { } file
        ? Markup.Nothing
        : $"<p class=\"original\"><a href=\"{file.Path}\">{words.OriginalFile}<small>({file.Note})</small></a></p>\n";

    internal static Markup Standfirst(Article article) => string.IsNullOrWhiteSpace(article.Standfirst)
        ? Markup.Nothing
        : $"<p class=\"standfirst\">{article.Standfirst}</p>\n";

    // Without the script the size buttons would do nothing: they stay hidden until it has run. The part after # tells
    // the print view that the reader has asked for the print dialog.
    private static Markup Toolbar(Article article, InterfaceText words) => $"""
        <div class="toolbar"{PageLayout.Lang(words, article.Language)}>
        <div class="sizes" role="group" aria-labelledby="text-size" hidden><span id="text-size">{words.TextSize}</span>
        <button type="button" data-size="large" aria-pressed="false">{words.Large}</button>
        <button type="button" data-size="medium" aria-pressed="true">{words.Medium}</button>
        <button type="button" data-size="small" aria-pressed="false">{words.Small}</button>
        </div>
        <a class="print" href="/articles/{article.Id}/print#now" rel="nofollow">{words.Print}</a>
        </div>

        """;
}
