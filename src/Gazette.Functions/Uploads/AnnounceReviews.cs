using Gazette.Announcing;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Uploads;

public sealed class AnnounceReviews(ReviewNotices notices)
{
#pragma warning disable IDE0060 // A timer trigger binds its timer.
    [Function(nameof(AnnounceReviews))]
    public Task RunAsync([TimerTrigger("40 * * * * *")] TimerInfo timer, CancellationToken cancellation) =>
        notices.RunAsync(cancellation);
#pragma warning restore IDE0060
}
