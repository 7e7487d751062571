using Gazette.Articles;
using Gazette.Articles.Corrections;

namespace Gazette.Pages.Desk;

/// <summary>An article's fields, to be edited where they stand, with what the file says.</summary>
internal static class FieldsView
{
    public static Markup Of(ReviewedArticle article, DeskText.ReviewText words, Site site)
    {
        var values = ArticleFields.Of(article.Article, site.TimeZone);
        return $"""
            <section class="fields" aria-labelledby="fields-title">
            <h2 id="fields-title">{words.Fields}</h2>
            <form>
            {Markup.Join(ArticleField.All.Select(field => Field(field, values, article, words)))}</form>
            </section>

            """;
    }

    /// <summary>Of a field, or of another kind of correction.</summary>
    public static string LabelOf(string name, DeskText.ReviewText words) => name switch
    {
        "title" => words.Title,
        "standfirst" => words.Standfirst,
        "publishedAt" => words.PublishedAt,
        "source" => words.Source,
        "author" => words.Author,
        "column" => words.Column,
        "publishAt" => words.PublishAt,
        "protectedNames" => words.ProtectedNames,
        StaleCorrection.Undo => words.Undo,
        StaleCorrection.Restore => words.Restore,
        StaleCorrection.Accept => words.Accepted,
        "alts" => words.Alt,
        _ => name,
    };

    private static string NoteOf(ArticleField field, DeskText.ReviewText words) =>
        field == ArticleField.PublishedAt ? words.DateNote
        : field == ArticleField.PublishAt ? words.PublishAtNote
        : field == ArticleField.ProtectedNames ? words.ProtectedNote : "";

    private static Markup Field(ArticleField field, ArticleFields values, ReviewedArticle article, DeskText.ReviewText words)
    {
        var value = Shown(field, field.Of(values));
        var lang = field == ArticleField.PublishedAt || field == ArticleField.PublishAt ? Markup.Nothing : $" lang=\"{article.Article.Language}\"";
        return $"""
            <p data-field="{field.Name}"><label for="f-{field.Name}">{LabelOf(field.Name, words)}</label>
            <input id="f-{field.Name}" name="{field.Name}" value="{value}" data-saved="{value}" maxlength="{field.MaxLength}" autocomplete="off" aria-describedby="n-{field.Name}"{lang}{(field == ArticleField.Title ? (Markup)$" required" : Markup.Nothing)}>
            <small id="n-{field.Name}">{NoteOf(field, words)}{Machine(field, article, words)}</small></p>

            """;
    }

    /// <summary>Where an editor's value stands in its place: what the file says, to be taken again.</summary>
    private static Markup Machine(ArticleField field, ReviewedArticle article, DeskText.ReviewText words)
    {
        if (!article.Corrections.Fields.TryGetValue(field.Name, out var correction))
            return Markup.Nothing;
        var read = article.Edits is { } list && list.Replaced.TryGetValue(field.Name, out var replaced) ? replaced : correction.Machine;
        var said = Shown(field, read);
        return $" <span class=\"file-says\">{(said.Length == 0 ? words.FileSaysNothing : DeskText.Fill(words.FileSays, said))} <button type=\"button\" name=\"file\" value=\"{said}\">{words.UseFile}</button></span>";
    }

    /// <summary>A time is written with a space, as people do.</summary>
    private static string Shown(ArticleField field, string? value) =>
        value is null ? "" : field == ArticleField.PublishedAt || field == ArticleField.PublishAt ? value.Replace('T', ' ') : value;
}
