using System.ServiceModel.Syndication;
using Gazette.Articles;
using Gazette.Pages.Desk;
using Gazette.Uploads;

namespace Gazette.Pages.Feeds;

/// <summary>Uploads that somebody is to look at, as Atom (RFC 4287) in plain words. It does not name its own address, which holds what opens it.</summary>
public static class ReviewFeed
{
    /// <summary>Entries of the feed.</summary>
    public const int MaxItems = 50;

    /// <param name="receipts">In any order; those that nobody has to look at are left out.</param>
    public static byte[] Render(IEnumerable<Receipt> receipts, Site site)
    {
        var words = DeskText.For(site.Language).Notice;
        var newest = receipts.Where(receipt => receipt.Need is not null).OrderByDescending(receipt => receipt.At).Take(MaxItems).ToList();
        var feed = new SyndicationFeed
        {
            Id = site.BaseUrl + PagePath.ReviewFeed,
            Title = new TextSyndicationContent(XmlText.Of(DeskText.Fill(words.FeedTitle, EncodedText.Shown(site.Name)))),
            Language = site.Language,
            // The same bytes for the same uploads.
            LastUpdatedTime = newest is [var first, ..] ? InZone(first.At, site) : DateTimeOffset.UnixEpoch,
            Items = newest.Select(receipt => Entry(receipt, ReviewNotice.Of(receipt, site)!, words, site)),
        };
        feed.Authors.Add(new SyndicationPerson { Name = XmlText.Of(EncodedText.Shown(site.Name)) });
        feed.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(site.BaseUrl + PagePath.Desk), "text/html"));
        return XmlFile.Write(new Atom10FeedFormatter(feed).WriteTo);
    }

    private static SyndicationItem Entry(Receipt receipt, ReviewNotice notice, DeskText.NoticeText words, Site site)
    {
        Markup html = $"""
            <ul>{Markup.Join(notice.Reasons.Select(reason => (Markup)$"<li>{reason.Words}</li>"))}</ul>
            <p>{notice.Remedy}</p>
            {(notice.Detail is { } detail ? (Markup)$"<p lang=\"en\">{detail}</p>\n" : Markup.Nothing)}<p><a href="{notice.Desk}">{words.OpenDesk}</a></p>
            """;
        var entry = new SyndicationItem
        {
            Id = notice.Id,
            Title = new TextSyndicationContent(XmlText.Of(notice.Summary)),
            LastUpdatedTime = InZone(receipt.At, site),
            Content = SyndicationContent.CreateHtmlContent(XmlText.Of(html.ToString())),
        };
        entry.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(notice.Desk), "text/html"));
        return entry;
    }

    private static DateTimeOffset InZone(DateTimeOffset moment, Site site) => TimeZoneInfo.ConvertTime(moment, site.TimeZone);
}
