using System.Globalization;
using Gazette.Articles;

namespace Gazette.Pages.Head;

/// <summary>Tags in the head of a page; none for a value that is not known.</summary>
internal static class MetaTags
{
    private const int DescribedEntries = 4;

    public static IEnumerable<Markup> Named(string name, string? content) =>
        string.IsNullOrWhiteSpace(content) ? [] : [$"<meta name=\"{name}\" content=\"{content}\">\n"];

    public static IEnumerable<Markup> Property(string name, string? content) =>
        string.IsNullOrWhiteSpace(content) ? [] : [$"<meta property=\"{name}\" content=\"{content}\">\n"];

    /// <summary>ISO 8601, by the site's clock.</summary>
    public static string Moment(DateTimeOffset moment, Site site) =>
        TimeZoneInfo.ConvertTime(moment, site.TimeZone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Whoever searches is to find the article as it is, and nothing around it.</summary>
    public static Markup NotForEngines => $"<meta name=\"robots\" content=\"noindex\">\n";

    /// <summary>Older pages of a list move with every new article: their articles are to be found, they are not.</summary>
    public static Markup FollowedOnly => $"<meta name=\"robots\" content=\"noindex, follow\">\n";

    /// <summary>What stands on a list, for whoever finds it by searching.</summary>
    public static IEnumerable<Markup> Described(string name, IEnumerable<string> entries) => Named("description", string.Join(" · ", entries.Take(DescribedEntries).Prepend(name)));

    public static Markup Canonical(string url) => $"<link rel=\"canonical\" href=\"{url}\">\n";

    /// <summary>What 国办发〔2017〕47号 asks of every page.</summary>
    public static IEnumerable<Markup> OfSite(Site site) =>
    [
        .. Named("SiteName", site.Name),
        .. Named("SiteIDCode", site.Operator?.SiteIdCode),
        .. Named("SiteDomain", new Uri(site.BaseUrl).Host),
    ];
}
