using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Gazette.Articles;
using Gazette.Drafts;
using Gazette.Extraction.Head;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Fields;

/// <summary>
/// When a page was published: 1. what it prints with a label; 2. what the tag says that portals of the state have to carry;
/// 3. what is printed without a label, which may be the day of signing; 4. what other tags say; 5. the day in its address;
/// 6. when it says that it was updated. A tag that says the same day more precisely is preferred to the print.
/// </summary>
internal static partial class PageDate
{
    private const string OfficialTag = "PubDate";

    /// <param name="page">All of its elements.</param>
    /// <param name="tags">Of its head.</param>
    /// <param name="json">Of its head, too.</param>
    /// <param name="printed">What its lines say.</param>
    /// <param name="report">Gets what the calendar does not have.</param>
    /// <param name="zone">The clock that the page's readers have, for what its tags state in UTC; null: those stay in UTC.</param>
    /// <param name="moment">What a script of the page would print.</param>
    public static PublishDate? Choose(PageElements page, HeadTags tags, JsonLdArticle? json, FieldEvidence printed, RepairReport report, TimeZoneInfo? zone = null, string? moment = null)
    {
        PublishDate? Tag(string value) => PageDate.Tag(value, report, zone);
        var tagged = Published(page, tags, json).Append(moment).OfType<string>().Select(Tag).OfType<PublishDate>().ToArray();
        if (printed.Labelled(report) is { } labelled)
            return tagged.FirstOrDefault(t => Refines(t, labelled)) ?? labelled;
        var bare = printed.Bare(report);
        if (tags.First(OfficialTag) is { } official && Tag(official) is { } stated && stated.Date != bare?.Date)
            return stated;
        if (bare is not null)
            return tagged.FirstOrDefault(t => Refines(t, bare)) ?? bare;
        return tagged.FirstOrDefault()
            ?? Vague(page, tags).Select(Tag).FirstOrDefault(d => d is not null)
            ?? InAddress(page.Document, tags)
            ?? printed.Updated(report);
    }

    /// <summary>The same moment with a time that is not printed, or with the offset of one that is.</summary>
    private static bool Refines(PublishDate tagged, PublishDate printed)
    {
        if (tagged.Date != printed.Date || tagged.Time is not { } time)
            return false;
        return printed.Time is not { } shown || (shown.Hour == time.Hour && shown.Minute == time.Minute && printed.Offset is null);
    }

    /// <summary>Systems that know a day only write midnight into their tags.</summary>
    private static PublishDate? Tag(string value, RepairReport report, TimeZoneInfo? zone)
    {
        if (PrintedDate.Read(value, report) is not { } date)
            return null;
        var local = date.Time == TimeOnly.MinValue || zone is null ? date : date.FromUtcTo(zone);
        return local.Time == TimeOnly.MinValue ? new PublishDate(local.Date) : local;
    }

    private static IEnumerable<string> Published(PageElements page, HeadTags tags, JsonLdArticle? json)
    {
        var item = page.All.FirstOrDefault(e => e.GetAttribute("itemprop") == "datePublished");
        var time = page.Named("time").FirstOrDefault(t => t.HasAttribute("pubdate") || t.ClassList.Contains("published") || t.ClassList.Contains("entry-date"));
        return new[]
        {
            tags.First(OfficialTag),
            json?.DatePublished,
            tags.First("article:published_time", "og:published_time", "og:article:published_time", "article:published", "datePublished"),
            item is null ? null : item.GetAttribute("content") ?? item.GetAttribute("datetime") ?? WordList.Of(item),
            tags.First(
                "published-date", "published_date", "publish-date", "publish_date", "publishdate", "publication_date", "publication-date", "published",
                "publish_time", "pubtime", "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued",
                "weibo: article:create_at"),
            time is null || IsOfUpdate(time) ? null : time.GetAttribute("datetime"),
            json?.PageDatePublished,
        }.OfType<string>();
    }

    /// <summary>Tags that may mean another day than that of publishing.</summary>
    private static IEnumerable<string> Vague(PageElements page, HeadTags tags)
    {
        var time = page.Named("time").FirstOrDefault(t => t.HasAttribute("datetime"));
        return new[] { tags.First("DC.date", "dcterms.date", "dcterms.created", "date"), time is null || IsOfUpdate(time) ? null : time.GetAttribute("datetime") }.OfType<string>();
    }

    private static bool IsOfUpdate(IElement time) =>
        Update().IsMatch($"{time.ClassName} {time.GetAttribute("itemprop")} {WordList.Of(time)}") && time.ClassName?.Contains("published", StringComparison.Ordinal) != true;

    /// <summary>/2024/03/17/ in the page's own address.</summary>
    private static PublishDate? InAddress(IHtmlDocument document, HeadTags tags)
    {
        var address = document.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? tags.First("og:url");
        return address is not null && Path().Match(address) is { Success: true } path ? PrintedDate.FindIn(path.Groups["date"].Value)?.Date : null;
    }

    [GeneratedRegex("updat|modif|review", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Update();

    [GeneratedRegex("/(?<date>(?:19|20)[0-9]{2}[/-][0-9]{2}[/-][0-9]{2})/", RegexOptions.None, 10000)]
    private static partial Regex Path();
}
