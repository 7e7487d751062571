using System.Net.Http.Json;
using Gazette.Articles;
using Gazette.Pages;
using Gazette.Storage.Announcements;

namespace Gazette.Announcing;

/// <summary>Search engines that take part in IndexNow (indexnow.org): told of one, all know of a change, also that a page is gone.</summary>
/// <param name="key">Shows that it is the site itself who tells; served at <c>/indexnow.txt</c>.</param>
internal sealed class IndexNow(HttpClient http, Uri endpoint, string key, Site site) : IListener
{
    public string Name => AnnouncementStore.Engines;

    public async Task TellAsync(IReadOnlyList<Announcement> changes, CancellationToken cancellation)
    {
        var told = new
        {
            Host = new Uri(site.BaseUrl).Authority,
            Key = key,
            KeyLocation = site.BaseUrl + PagePath.IndexNowKey,
            UrlList = changes.Select(change => site.ArticleUrl(change.ArticleId)),
        };
        using var answer = await http.PostAsJsonAsync(endpoint, told, cancellation);
        answer.EnsureSuccessStatusCode();
    }
}
