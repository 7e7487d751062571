using Gazette.Articles;
using Gazette.Pages;
using Gazette.Storage.Announcements;
using Gazette.Storage.Articles;

namespace Gazette.Announcing;

/// <summary>A hub of WebSub (W3C, 2018), which fetches the feeds that changed and sends them to all who subscribed.</summary>
/// <param name="hub">Its address.</param>
internal sealed class WebSubHub(HttpClient http, Uri hub, Site site) : IListener
{
    public string Name => AnnouncementStore.Hub;

    public async Task TellAsync(IReadOnlyList<Announcement> changes, CancellationToken cancellation)
    {
        var feeds = changes.SelectMany(change => TimelinePlace.AllOf(change.Column)).Distinct(StringComparer.Ordinal).Select(PagePath.OfFeed);
        IEnumerable<string> topics = [PagePath.Feed, PagePath.JsonFeed, .. feeds];
        // Hubs take several topics at a time, in a form that WebSub leaves to them and all know.
        using var form = new FormUrlEncodedContent([new("hub.mode", "publish"), .. topics.Select(path => KeyValuePair.Create("hub.url", site.BaseUrl + path))]);
        using var answer = await http.PostAsync(hub, form, cancellation);
        answer.EnsureSuccessStatusCode();
    }
}
