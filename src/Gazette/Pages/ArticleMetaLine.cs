using System.Globalization;
using Gazette.Articles;
using Gazette.Pages.Reading;

namespace Gazette.Pages;

/// <summary>The row under a headline: publish date, source and author, as far as they are known, and when it was changed.</summary>
internal static class ArticleMetaLine
{
    public static Markup Of(Article article, InterfaceText words, Site site) =>
        Row(article.PublishedAt, article.Source, article.Author, Update(article, words, site), words, site, PageLayout.Lang(words, article.Language));

    /// <summary>The same with how long it takes to read.</summary>
    public static Markup WithReadingTime(Article article, InterfaceText words, Site site)
    {
        Markup time = $"<span class=\"time\">{string.Format(CultureInfo.InvariantCulture, words.ReadingTime, ReadingTime.MinutesOf(article.Text))}</span> ";
        return Row(article.PublishedAt, article.Source, article.Author, [.. Update(article, words, site), time], words, site, PageLayout.Lang(words, article.Language));
    }

    public static Markup Of(ArticleListItem item, InterfaceText words, Site site) =>
        Row(item.PublishedAt, item.Source, item.Author, [], words, site, PageLayout.Lang(words, item.Language));

    private static Markup Row(PublishDate? date, string? source, string? author, IEnumerable<Markup> update, InterfaceText words, Site site, Markup lang)
    {
        Markup[] parts = [.. Date(date, words, site), .. Name("source", words.Source, source), .. Name("author", words.Author, author), .. update];
        return parts is [] ? Markup.Nothing : $"<p class=\"byline\"{lang}>{Markup.Join(parts)}</p>\n";
    }

    private static IEnumerable<Markup> Date(PublishDate? date, InterfaceText words, Site site) => date is null
        ? []
        : [$"<span class=\"date\">{words.Published}<time datetime=\"{date.ToIso(site.TimeZone)}\">{date.ToString()}</time></span> "];

    /// <summary>Readers are told of every change, and whether, or when, it was one of the text.</summary>
    private static IEnumerable<Markup> Update(Article article, InterfaceText words, Site site)
    {
        if (article.UpdatedAt <= article.FirstPublishedAt)
            return [];
        var isOfText = article.TextChangedAt == article.UpdatedAt;
        Markup last = $"<span class=\"updated\">{words.Updated}{Moment(article.UpdatedAt, site)}{(isOfText ? words.WithText : "")}</span> ";
        return isOfText || article.TextChangedAt is not { } changed
            ? [last, .. History(article, words, site)]
            : [last, $"<span class=\"updated\">{words.TextChanged}{Moment(changed, site)}</span> ", .. History(article, words, site)];
    }

    private static IEnumerable<Markup> History(Article article, InterfaceText words, Site site) =>
        site.PublicHistory ? [$"<a class=\"history\" href=\"/articles/{article.Id}/versions\">{words.Versions}</a> "] : [];

    internal static Markup Moment(DateTimeOffset moment, Site site)
    {
        var local = TimeZoneInfo.ConvertTime(moment, site.TimeZone);
        return $"<time datetime=\"{local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)}\">{local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}</time>";
    }

    private static IEnumerable<Markup> Name(string kind, string label, string? name) => string.IsNullOrWhiteSpace(name)
        ? []
        : [$"<span class=\"{kind}\">{label}<bdi>{name}</bdi></span> "];
}
