using Gazette.Articles;
using Gazette.Pages.Head;

namespace Gazette.Pages.Versions;

/// <summary>The versions of an article that are kept, for readers.</summary>
public static class HistoryPage
{
    /// <param name="article">The current version.</param>
    /// <param name="history">The newest first.</param>
    public static string Render(Article article, IReadOnlyList<ArticleVersion> history, Site site)
    {
        var words = InterfaceText.For(article.Language);
        Markup main = $"""
            <h1>{article.Title}</h1>
            <h2 class="history"{PageLayout.Lang(words, article.Language)}>{words.Versions}</h2>
            <ul class="entries">
            {Markup.Join(history.Select(version => Entry(article, version, words, site)))}</ul>
            <p><a class="action" href="/articles/{article.Id}"{PageLayout.Lang(words, article.Language)}>{words.ToCurrentVersion}</a></p>

            """;
        return PageLayout.Render($"{words.Versions} - {article.Title} - {site.Name}", article.Language, words, site, MetaTags.NotForEngines, main);
    }

    private static Markup Entry(Article article, ArticleVersion version, InterfaceText words, Site site) => $"""
        <li>
        <h3><a href="/articles/{article.Id}/versions/{version.Number}">{words.Version}{version.Number}{(version.IsCurrent ? words.CurrentVersion : "")}</a></h3>
        <p class="byline">{ArticleMetaLine.Moment(version.At, site)}<bdi>{version.Title}</bdi></p>
        </li>

        """;
}
