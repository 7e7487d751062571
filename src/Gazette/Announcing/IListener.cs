using Gazette.Storage.Announcements;

namespace Gazette.Announcing;

/// <summary>Somebody outside who wants to know what changed.</summary>
internal interface IListener
{
    /// <summary><see cref="AnnouncementStore.Hub"/> or <see cref="AnnouncementStore.Engines"/>.</summary>
    string Name { get; }

    /// <exception cref="HttpRequestException">It does not answer, or did not take it.</exception>
    Task TellAsync(IReadOnlyList<Announcement> changes, CancellationToken cancellation);
}
