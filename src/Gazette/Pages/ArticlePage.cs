using Gazette.Articles;
using Gazette.Pages.Following;
using Gazette.Pages.Head;
using Gazette.Pages.Reading;

namespace Gazette.Pages;

/// <summary>The page of one article. The same for every reader: what a reader has chosen is applied by the script.</summary>
public static class ArticlePage
{
    public static string Render(Article article, Site site)
    {
        var words = InterfaceText.For(article.Language);
        var (contents, body) = ContentsList.Of(article, words);
        Markup main = $"""
            {Breadcrumb.Of(article.Column, isCurrent: false, words, site, article.Language)}<article>
            <header>
            <h1>{article.Title}</h1>
            {Standfirst(article)}{ArticleMetaLine.WithReadingTime(article, words, site)}{Toolbar(article, words, site)}{contents}</header>
            <div class="body">
            {SignedBody.Of(body, article.Language)}
            </div>
            {Original(article, words)}{ScanNote.Of(article, words, site)}</article>
            {NextReading.Of(article, words, site)}
            """;
        return PageLayout.Render($"{article.Title} - {site.Name}", article.Language, words, site, $"{ArticleHead.Of(article, site)}<script src=\"{Assets.Href("article.js")}\" defer></script>\n", main);
    }

    private static Markup Original(Article article, InterfaceText words) => article.Media.Original is not { } file
        ? Markup.Nothing
        : $"<p class=\"original\"><a href=\"{file.Path}\">{words.OriginalFile}<small>({file.Note})</small></a></p>\n";

    internal static Markup Standfirst(Article article) => string.IsNullOrWhiteSpace(article.Standfirst)
        ? Markup.Nothing
        : $"<p class=\"standfirst\">{article.Standfirst}</p>\n";

    // Without the script the buttons would do nothing: they stay hidden until it has run. The part after # tells
    // the print view that the reader has asked for the print dialog.
    private static Markup Toolbar(Article article, InterfaceText words, Site site) => $"""
        <div class="toolbar"{PageLayout.Lang(words, article.Language)}>
        {Buttons(ReaderChoice.TextSize, ReaderChoice.TextSize.Values, words.Reading)}{Buttons(ReaderChoice.Contrast, ReaderChoice.Contrast.Values.Skip(1), words.Reading)}{Buttons(ReaderChoice.Spacing, ReaderChoice.Spacing.Values, words.Reading)}<button type="button" name="aloud" aria-pressed="false" hidden>{words.Reading.Aloud}</button>
        <a class="more" href="{PagePath.Reader}">{words.Reading.More}</a>
        <button type="button" name="copy" data-done="{words.Reading.Copied}" hidden>{words.Reading.Copy}</button>
        <button type="button" name="share" hidden>{words.Reading.Share}</button>
        <a class="print" href="{site.Link($"/articles/{article.Id}/print")}#now" rel="nofollow">{words.Print}</a>
        {VariantLinks.ToOtherScript($"/articles/{article.Id}", article.Language, article.WrittenLanguage)}        <span role="status"></span>
        </div>

        """;

    private static Markup Buttons(ReaderChoice choice, IEnumerable<string> values, ReadingText words) => $"""
        <div class="choice" role="group" aria-labelledby="{choice.Name}" hidden><span id="{choice.Name}">{words.NameOf(choice)}</span>
        {Markup.Join(values.Select(value => (Markup)$"<button type=\"button\" name=\"{choice.Name}\" value=\"{value}\" aria-pressed=\"{(value == choice.Usual ? "true" : "false")}\">{words.NameOf(choice, value)}</button>\n"))}</div>

        """;
}
