using Gazette.Articles;
using Gazette.Pages.Head;
using Gazette.Uploads;

namespace Gazette.Pages;

/// <summary>A plain page for a request that has no other: what happened, and what the reader can do.</summary>
public static class ErrorPage
{
    /// <param name="status">The HTTP status; one without words of its own is spoken of as its class, 4xx or 5xx.</param>
    /// <param name="detail">One more sentence of plain text, shown as it is; never from an exception.</param>
    public static string Render(int status, Site site, string? detail = null)
    {
        var words = InterfaceText.For(site.Language);
        var error = For(status, words);
        Markup main = $"""
            <h1>{error.Heading}</h1>
            <p>{error.Sentence}</p>
            {Detail(detail)}<p><a class="action" href="/">{words.ToFrontPage}</a></p>
            <p class="byline">{words.Error}{status}</p>

            """;
        return PageLayout.Render($"{error.Heading} - {site.Name}", site.Language, words, site, MetaTags.NotForEngines, main);
    }

    /// <summary>For the address of an article that was withdrawn: when, and why.</summary>
    /// <param name="language">The article's, BCP 47: its readers came for it.</param>
    public static string Render(Withdrawal withdrawal, string language, Site site)
    {
        var words = InterfaceText.For(language);
        Markup main = $"""
            <h1>{words.Gone.Heading}</h1>
            <p>{words.Gone.Sentence}</p>
            <p class="byline"><span>{words.WithdrawnAt}{ArticleMetaLine.Moment(withdrawal.At, site)}</span></p>
            {Reason(withdrawal.Reason, words)}<p><a class="action" href="/">{words.ToFrontPage}</a></p>

            """;
        return PageLayout.Render($"{words.Gone.Heading} - {site.Name}", words.Tag, words, site, MetaTags.NotForEngines, main);
    }

    private static Markup Reason(string? reason, InterfaceText words) =>
        reason is null ? Markup.Nothing : $"<p>{words.WithdrawnReason}<bdi>{reason}</bdi></p>\n";

    private static Markup Detail(string? detail) =>
        string.IsNullOrWhiteSpace(detail) ? Markup.Nothing : $"<p>{detail}</p>\n";

    private static ErrorText For(int status, InterfaceText words) => status switch
    {
        403 => words.Forbidden,
        404 => words.NotFound,
        410 => words.Gone,
        503 => words.Unavailable,
        >= 500 => words.Fault,
        _ => words.BadRequest,
    };
}
