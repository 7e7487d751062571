namespace Gazette.Pages;

/// <summary>The row under a headline: publish date, source and author, as far as they are known.</summary>
internal static class Byline
{
    public static Markup Of(Article article, Words words, Site site) =>
        Row(article.PublishedAt, article.Source, article.Author, words, site, PageLayout.Lang(words, article.Language));

    public static Markup Of(ArticleListItem item, Words words, Site site) =>
        Row(item.PublishedAt, item.Source, item.Author, words, site, PageLayout.Lang(words, item.Language));

    private static Markup Row(PublishDate? date, string? source, string? author, Words words, Site site, Markup lang)
    {
        Markup[] parts = [.. Date(date, words, site), .. Name("source", words.Source, source), .. Name("author", words.Author, author)];
        return parts is [] ? Markup.Nothing : $"<p class=\"byline\"{lang}>{Markup.Join(parts)}</p>\n";
    }

    private static IEnumerable<Markup> Date(PublishDate? date, Words words, Site site) => date is null
        ? []
        : [$"<span class=\"date\">{words.Published}<time datetime=\"{date.ToIso(site.TimeZone)}\">{date.ToString()}</time></span> "];

    private static IEnumerable<Markup> Name(string kind, string label, string? name) => string.IsNullOrWhiteSpace(name)
        ? []
        : [$"<span class=\"{kind}\">{label}<bdi>{name}</bdi></span> "];
}
