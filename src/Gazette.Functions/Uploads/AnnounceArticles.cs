using Gazette.Announcing;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Uploads;

public sealed class AnnounceArticles(Announcements announcements)
{
#pragma warning disable IDE0060 // A timer trigger binds its timer.
    [Function(nameof(AnnounceArticles))]
    public Task RunAsync([TimerTrigger("20 * * * * *")] TimerInfo timer, CancellationToken cancellation) =>
        announcements.RunAsync(cancellation);
#pragma warning restore IDE0060
}
