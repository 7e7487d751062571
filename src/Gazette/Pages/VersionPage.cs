using Gazette.Articles;
using Gazette.Text;

namespace Gazette.Pages;

/// <summary>One version of an article for readers: its text, with what changed since the version before.</summary>
public static class VersionPage
{
    /// <param name="article">As this version has it.</param>
    /// <param name="number">The version's, from 1.</param>
    /// <param name="previous">Null when the version before is not kept, or there was none: then nothing is marked.</param>
    public static string Render(Article article, int number, Article? previous, Site site)
    {
        var words = InterfaceText.For(article.Language);
        Markup main = $"""
            <article>
            <header>
            <h1>{Compared(previous?.Title, article.Title)}</h1>
            <p class="byline"{PageLayout.Lang(words, article.Language)}><span>{words.Version}{number}</span> <span>{ArticleMetaLine.Moment(article.UpdatedAt, site)}</span> <a href="/articles/{article.Id}/versions">{words.Versions}</a> <a href="/articles/{article.Id}">{words.ToCurrentVersion}</a></p>
            {Legend(previous, words, article.Language)}</header>
            <div class="body changes">
            {Paragraphs(previous?.Text, article.Text)}</div>
            </article>

            """;
        return PageLayout.Render($"{words.Version}{number} - {article.Title} - {site.Name}", article.Language, words, site, HistoryPage.NotToBeFound, main);
    }

    private static Markup Legend(Article? previous, InterfaceText words, string language) => previous is null
        ? Markup.Nothing
        : $"<p class=\"byline changes\"{PageLayout.Lang(words, language)}><ins>{words.Added}</ins> <del>{words.Removed}</del></p>\n";

    private static Markup Compared(string? before, string text) =>
        before is null ? $"{text}" : Markup.Join(TextComparison.Of(before, text).Select(change => Marked(change.Kind, change.Text)));

    /// <summary>A stretch that goes over the end of a paragraph is marked in each of them.</summary>
    private static Markup Paragraphs(string? before, string text)
    {
        IEnumerable<TextChange> changes = before is null ? [new TextChange("same", text)] : TextComparison.Of(before, text);
        var (paragraphs, current) = (new List<Markup>(), new List<Markup>());
        foreach (var change in changes)
        {
            var lines = change.Text.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (i > 0)
                    End();
                if (lines[i].Length > 0)
                    current.Add(Marked(change.Kind, lines[i]));
            }
        }

        End();
        return Markup.Join(paragraphs);

        void End()
        {
            if (current.Count > 0)
                paragraphs.Add($"<p>{Markup.Join(current)}</p>\n");
            current.Clear();
        }
    }

    private static Markup Marked(string kind, string text) => kind switch
    {
        "added" => $"<ins>{text}</ins>",
        "removed" => $"<del>{text}</del>",
        _ => $"{text}",
    };
}
