using Gazette.Articles;

namespace Gazette.Pages;

/// <summary>The frame that the site's own pages share: head, skip link, site name, main part.</summary>
internal static class PageLayout
{
    /// <param name="lang">Of the document: the article's, or the site's.</param>
    /// <param name="columns">Arranged; null on pages that must not change with other articles: these show the columns that are set.</param>
    /// <param name="path">The page's own address, with its query, where its head leads to it in the other script; null for none.</param>
    /// <param name="head">What only this page has in its head.</param>
    public static string Render(string title, string lang, InterfaceText words, Site site, Markup head, Markup main, IReadOnlyList<ColumnSize>? columns = null, string? path = null)
    {
        Markup page = $"""
            <!DOCTYPE html>
            <html lang="{lang}"{Direction(lang)}>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <script src="{Assets.Href("site.js")}"></script>
            <link rel="stylesheet" href="{Assets.Href("site.css")}">
            {OwnSheet(site)}<noscript><link rel="stylesheet" href="{PagePath.ReaderSheet}" media="screen"></noscript>
            <link rel="icon" type="image/svg+xml" href="{Assets.Href("icon.svg")}">
            {head}</head>
            <body>
            <a class="skip" href="#main"{Lang(words, lang)}>{words.SkipToText}</a>
            {Masthead.Of(columns, site, lang, path)}<main id="main">
            {main}</main>
            {PageFoot.Of(site, lang)}
            </body>
            </html>

            """;
        return page.ToString();
    }

    // Before the sheet of a reader's choices, which hold whatever the publisher has chosen.
    private static Markup OwnSheet(Site site) => site.Theme.StyleSheet is { } sheet ? $"<link rel=\"stylesheet\" href=\"{SiteTheme.PathOf(sheet)}\">\n" : Markup.Nothing;

    /// <summary>Marks interface words that are not in the document's language, for screen readers and fonts.</summary>
    public static Markup Lang(InterfaceText words, string lang) =>
        words.IsIn(lang) ? Markup.Nothing : $" lang=\"{words.Tag}\" dir=\"ltr\"";

    public static Markup Direction(string lang) => lang.Split('-')[0].ToLowerInvariant() is "ar" or "fa" or "he" or "ps" or "sd" or "ug" or "ur" or "yi"
        ? (Markup)$" dir=\"rtl\""
        : Markup.Nothing;
}
