using System.Text.Json;
using System.Text.Json.Serialization;
using Gazette.Articles;
using Gazette.Pages.Head;

namespace Gazette.Pages.Feeds;

/// <summary>The newest articles as JSON Feed 1.1 (jsonfeed.org), with their whole text.</summary>
public static class JsonFeed
{
    public const string ContentType = "application/feed+json";

    private static readonly JsonSerializerOptions Options = new(EmbeddedJson.Options)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="articles">Public ones, the newest first.</param>
    public static string Render(IReadOnlyList<Article> articles, Site site) => JsonSerializer.Serialize(
        new
        {
            Version = "https://jsonfeed.org/version/1.1",
            Title = FeedItem.TitleOf(column: null, site),
            HomePageUrl = site.Link(site.FrontPageUrl),
            FeedUrl = site.Link(site.BaseUrl + PagePath.JsonFeed),
            site.Language,
            Authors = Author(FeedItem.PublisherOf(site)),
            Hubs = site.WebSubHub is { } hub ? new[] { new { Type = "WebSub", Url = hub.AbsoluteUri } } : null,
            Items = articles.Select(article => Entry(new FeedItem(article, site))),
        },
        Options);

    private static object Entry(FeedItem item)
    {
        var html = item.Html;
        return new
        {
            Id = item.Url,
            Url = item.Link,
            item.Title,
            // One of the two has to be there.
            ContentHtml = html,
            ContentText = html is null ? item.Summary : null,
            item.Summary,
            Image = item.Picture?.Url,
            DatePublished = item.PublishedAt,
            DateModified = item.UpdatedAt,
            Authors = item.Author is { } author ? Author(author) : null,
            Tags = item.Column is { } column ? new[] { column } : null,
            item.Language,
        };
    }

    private static object[] Author(string name) => [new { Name = name }];
}
