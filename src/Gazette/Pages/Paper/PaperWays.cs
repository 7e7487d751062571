using Gazette.Articles;

namespace Gazette.Pages.Paper;

/// <summary>The way back from a print view or a poster, and to its other forms. Seen on a screen alone.</summary>
internal static class PaperWays
{
    /// <param name="path">Of the form that is shown, behind the article's: it has no way to itself.</param>
    public static Markup Of(Article article, string path, InterfaceText words, Site site)
    {
        var page = $"/articles/{article.Id}";
        (string Path, string Name)[] ways =
        [
            ("", words.Paper.Back), ("/print", words.Paper.Normal), ("/print?size=large", words.Paper.Large), ("/poster", words.Paper.Poster), ("/poster?size=a5", words.Paper.PosterA5),
        ];
        return $"""
            <nav class="ways" aria-label="{words.Paper.Ways}"{PageLayout.Lang(words, article.Language)}>
            {Markup.Join(ways.Where(way => way.Path != path).Select(way => (Markup)$"<a href=\"{site.Link(page + way.Path)}\">{way.Name}</a>\n"))}</nav>

            """;
    }
}
