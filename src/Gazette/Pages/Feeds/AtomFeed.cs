using System.ServiceModel.Syndication;
using System.Xml;
using Gazette.Articles;

namespace Gazette.Pages.Feeds;

/// <summary>A feed in the Atom format (RFC 4287) with the whole text of its articles.</summary>
public static class AtomFeed
{
    private const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";

    public const string ContentType = "application/atom+xml";

    /// <param name="articles">Public ones, the newest first.</param>
    /// <param name="column">Whose articles they are; null for all.</param>
    public static byte[] Render(IReadOnlyList<Article> articles, string? column, Site site)
    {
        var items = articles.Select(article => new FeedItem(article, site)).ToList();
        var page = site.Link(column is null ? site.FrontPageUrl : site.BaseUrl + PagePath.OfColumn(column));
        var self = site.Link(column is null ? PagePath.Feed : PagePath.OfFeed(column));
        var feed = new SyndicationFeed
        {
            Id = site.BaseUrl + self,
            Title = new TextSyndicationContent(XmlText.Of(FeedItem.TitleOf(column, site))),
            Language = site.Language,
            // The same bytes for the same articles: an empty feed has no time of its own.
            LastUpdatedTime = items.Select(item => item.UpdatedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max(),
            Items = items.Select(Entry),
        };
        feed.Authors.Add(new SyndicationPerson { Name = XmlText.Of(FeedItem.PublisherOf(site)) });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri(site.BaseUrl + self), ContentType));
        feed.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(page), "text/html"));
        if (site.WebSubHub is { } hub)
            feed.Links.Add(new SyndicationLink(hub) { RelationshipType = "hub" });
        return XmlFile.Write(new Atom10FeedFormatter(feed).WriteTo);
    }

    private static SyndicationItem Entry(FeedItem item)
    {
        var entry = new SyndicationItem
        {
            Id = item.Url,
            Title = new TextSyndicationContent(XmlText.Of(item.Title)),
            Summary = new TextSyndicationContent(XmlText.Of(item.Summary)),
            PublishDate = item.PublishedAt,
            LastUpdatedTime = item.UpdatedAt,
            Content = item.Html is { } html ? SyndicationContent.CreateHtmlContent(XmlText.Of(html)) : null,
        };
        entry.AttributeExtensions.Add(new XmlQualifiedName("lang", XmlNamespace), XmlText.Of(item.Language));
        entry.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(item.Link), "text/html"));
        if (item.Author is { } author)
            entry.Authors.Add(new SyndicationPerson { Name = XmlText.Of(author) });
        if (item.Column is { } column)
            entry.Categories.Add(new SyndicationCategory(XmlText.Of(column)) { Label = XmlText.Of(item.ColumnName!) });
        // Its length is not known without reading it.
        if (item.Picture is { } picture)
            entry.Links.Add(SyndicationLink.CreateMediaEnclosureLink(new Uri(picture.Url), picture.ContentType, 0));
        return entry;
    }
}
