using AngleSharp.Html.Dom;

namespace Gazette.Extraction;

/// <summary>When a page was published: what it prints, and the tag that says the same day more precisely.</summary>
internal static class PageDate
{
    public static PublishDate? Choose(IHtmlDocument document, HeadTags tags, JsonLdArticle? json, FieldEvidence printed, RepairReport report)
    {
        var tagged = Tagged(document, tags, json).Select(t => PrintedDate.Read(t, report)).OfType<PublishDate>().ToArray();
        if (printed.Date(report) is not { } date)
            return tagged.FirstOrDefault();
        return tagged.FirstOrDefault(t => Refines(t, date)) ?? date;
    }

    /// <summary>The same moment with a time that is not printed, or with the offset of one that is.</summary>
    private static bool Refines(PublishDate tagged, PublishDate printed)
    {
        if (tagged.Date != printed.Date || tagged.Time is not { } time)
            return false;
        return printed.Time is not { } shown || (shown.Hour == time.Hour && shown.Minute == time.Minute && printed.Offset is null);
    }

    private static IEnumerable<string> Tagged(IHtmlDocument document, HeadTags tags, JsonLdArticle? json)
    {
        var time = document.QuerySelector("time[itemprop=datePublished], time[pubdate], article time[datetime], time[datetime]");
        return new[]
        {
            tags.First("PubDate"),
            json?.DatePublished,
            tags.First("article:published_time", "og:published_time", "datePublished", "publishdate", "publish_time", "pubtime"),
            document.QuerySelector("[itemprop=datePublished]") is { } item ? item.GetAttribute("content") ?? item.GetAttribute("datetime") ?? Words.Of(item) : null,
            tags.First("weibo: article:create_at", "parsely-pub-date", "sailthru.date", "dc.date.issued", "DC.date", "date"),
            time?.GetAttribute("datetime"),
        }.OfType<string>();
    }
}
