using Gazette.Articles;
using Gazette.Pages.Head;
using Gazette.Pages.Lists;

namespace Gazette.Pages.Following;

/// <summary>The articles that are related to one.</summary>
public static class RelatedPage
{
    public static string Render(Article article, IReadOnlyList<ArticleListItem> related, Site site)
    {
        var words = InterfaceText.For(article.Language);
        Markup main = $"""
            <h1>{words.Next.Related}</h1>
            <p><a class="action" href="{site.Link($"/articles/{article.Id}")}"><bdi lang="{article.Language}">{article.Title}</bdi></a></p>
            {ArticleEntries.Entries(related, words.Next.None, site)}
            """;
        return PageLayout.Render($"{words.Next.Related} - {article.Title} - {site.Name}", words.Tag, words, site, MetaTags.NotForEngines, main);
    }
}
