using Gazette.Articles;

namespace Gazette.Pages.Following;

/// <summary>
/// The ways on from an article. Where they lead is decided when somebody takes them, so that a page does not change with its neighbours;
/// the script puts the related articles there when the reader comes near.
/// </summary>
internal static class NextReading
{
    public static Markup Of(Article article, InterfaceText words, Site site) => $"""
        <nav class="next" aria-label="{words.Next.Title}"{PageLayout.Lang(words, article.Language)} data-related="{site.Link("/api" + PagePath.OfNext(article.Id, "related"))}">
        <p><a href="{site.Link(PagePath.OfNext(article.Id, "newer"))}" rel="nofollow">{words.Next.Newer}</a> <a href="{site.Link(PagePath.OfNext(article.Id, "older"))}" rel="nofollow">{words.Next.Older}</a> <a href="{site.Link(PagePath.OfNext(article.Id, "related"))}" rel="nofollow">{words.Next.Related}</a></p>
        </nav>

        """;
}
