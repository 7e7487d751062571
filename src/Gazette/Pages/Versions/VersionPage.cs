using Gazette.Articles;
using Gazette.Pages.Head;
using Gazette.Text;

namespace Gazette.Pages.Versions;

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
            {Lines(previous, article)}</div>
            </article>

            """;
        return PageLayout.Render($"{words.Version}{number} - {article.Title} - {site.Name}", article.Language, words, site, MetaTags.NotForEngines, main);
    }

    private static Markup Legend(Article? previous, InterfaceText words, string language) => previous is null
        ? Markup.Nothing
        : $"<p class=\"byline changes\"{PageLayout.Lang(words, language)}><ins>{words.Added}</ins> <del>{words.Removed}</del></p>\n";

    private static Markup Compared(string? before, string text) =>
        before is null ? $"{text}" : Markup.Join(TextComparison.Of(before, text).Select(change => Marked(change.Kind, change.Text)));

    /// <summary>A stretch that goes over the end of a line is marked in each of them. A line is what it is on its article's page.</summary>
    private static Markup Lines(Article? previous, Article article)
    {
        IEnumerable<TextChange> changes = previous is null ? [new TextChange("same", article.Text)] : TextComparison.Of(previous.Text, article.Text);
        var (now, before) = (new BodyLines(article), previous is null ? null : new BodyLines(previous));
        var (lines, marked, current, old) = (new List<(string Kind, Markup Line)>(), new List<Markup>(), "", "");
        foreach (var change in changes)
        {
            var parts = change.Text.Split('\n');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0)
                    End();
                if (parts[i].Length == 0)
                    continue;
                marked.Add(Marked(change.Kind, parts[i]));
                current += change.Kind == "removed" ? "" : parts[i];
                old += change.Kind == "added" ? "" : parts[i];
            }
        }

        End();
        return Markup.Join(Grouped(lines));

        void End()
        {
            if (marked.Count > 0)
            {
                var was = old.Length > 0 ? before?.KindOf(old) : null;
                lines.Add((current.Length > 0 ? now.KindOf(current) : was ?? BodyLines.Paragraph, Markup.Join(marked)));
            }

            marked.Clear();
            (current, old) = ("", "");
        }
    }

    private static IEnumerable<Markup> Grouped(List<(string Kind, Markup Line)> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var kind = lines[i].Kind;
            var isFirst = i == 0 || lines[i - 1].Kind != kind;
            var isLast = i == lines.Count - 1 || lines[i + 1].Kind != kind;
            yield return kind switch
            {
                "li" or BodyLines.Numbered => $"{Literal(isFirst ? kind == "li" ? "<ul>\n" : "<ul class=\"numbered\">\n" : "")}<li>{lines[i].Line}</li>\n{Literal(isLast ? "</ul>\n" : "")}",
                "blockquote" => $"<blockquote><p>{lines[i].Line}</p></blockquote>\n",
                _ => $"{Literal($"<{kind}>")}{lines[i].Line}{Literal($"</{kind}>\n")}",
            };
        }
    }

    private static Markup Literal(string markup)
    {
        var literal = new Markup(markup.Length, 0);
        literal.AppendLiteral(markup);
        return literal;
    }

    private static Markup Marked(string kind, string text) => kind switch
    {
        "added" => $"<ins>{text}</ins>",
        "removed" => $"<del>{text}</del>",
        _ => $"{text}",
    };
}
