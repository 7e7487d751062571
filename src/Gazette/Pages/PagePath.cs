namespace Gazette.Pages;

/// <summary>Addresses of the site's pages, from its root.</summary>
internal static class PagePath
{
    public const string Columns = "/columns";

    public const string Archive = "/archive";

    public const string Accessibility = "/accessibility";

    public const string Feed = "/feed.xml";

    public const string JsonFeed = "/feed.json";

    public const string Sitemap = "/sitemap.xml";

    public const string NewsSitemap = "/sitemap-news.xml";

    /// <summary>The sitemap of the pages that are no articles.</summary>
    public const string SitemapOfPages = "/sitemaps/pages.xml";

    /// <summary>Shows search engines that it is the site that tells them of changes.</summary>
    public const string IndexNowKey = "/indexnow.txt";

    public const string Search = "/search";

    /// <summary>The editors' desk.</summary>
    public const string Desk = "/desk";

    /// <summary>What of uploads somebody is to look at; only with a token.</summary>
    public const string ReviewFeed = "/desk/feed";

    /// <summary>The choices of readers.</summary>
    public const string Reader = "/reader";

    /// <summary>The style sheet of a reader's choices, for browsers that run no script.</summary>
    public const string ReaderSheet = "/reader.css";

    /// <param name="column">With slashes between its levels.</param>
    public static string OfColumn(string column) => $"{Columns}/{Encoded(column)}";

    /// <summary>Where an article leads on: <c>newer</c>, <c>older</c> or <c>related</c>.</summary>
    public static string OfNext(string articleId, string way) => $"/articles/{articleId}/{way}";

    /// <summary>The feed of a column.</summary>
    /// <inheritdoc cref="OfColumn"/>
    public static string OfFeed(string column) => $"/feeds/{Encoded(column)}";

    /// <param name="month">As in the archive: <c>2026-03</c>.</param>
    public static string OfSitemap(string month) => $"/sitemaps/{month}.xml";

    public static string OfMonth(int year, int month) => FormattableString.Invariant($"{Archive}/{year:D4}-{month:D2}");

    private static string Encoded(string column) => string.Join('/', column.Split('/').Select(Uri.EscapeDataString));
}
