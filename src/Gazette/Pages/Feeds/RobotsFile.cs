using Gazette.Articles;

namespace Gazette.Pages.Feeds;

/// <summary>
/// What search engines may ask for (RFC 9309). Print views, versions and older pages of lists are not forbidden: they say of themselves
/// that they are not to be found, which an engine has to read to know.
/// </summary>
public static class RobotsFile
{
    public const string ContentType = "text/plain; charset=utf-8";

    public static string Render(Site site) => $"""
        User-agent: *
        Disallow: /api/uploads
        Disallow: /search
        Disallow: /api/search

        Sitemap: {site.BaseUrl}{PagePath.Sitemap}
        Sitemap: {site.BaseUrl}{PagePath.NewsSitemap}

        """;
}
