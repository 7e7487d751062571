using Gazette.Articles;
using Gazette.Pages.Feeds;

namespace Gazette.Pages.Head;

/// <summary>Where a feed reader that is given a page's address finds the feeds.</summary>
internal static class FeedLinks
{
    /// <param name="column">Whose feed comes first; null where only those of the site are meant.</param>
    public static IEnumerable<Markup> Of(string? column, Site site) =>
    [
        .. column is null ? [] : new[] { Link(AtomFeed.ContentType, FeedItem.TitleOf(column, site), site.Link(PagePath.OfFeed(column))) },
        Link(AtomFeed.ContentType, site.Name, site.Link(PagePath.Feed)),
        Link(JsonFeed.ContentType, site.Name, site.Link(PagePath.JsonFeed)),
    ];

    private static Markup Link(string type, string title, string path) =>
        $"<link rel=\"alternate\" type=\"{type}\" title=\"{title}\" href=\"{path}\">\n";
}
