using Gazette.Publishing;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Articles;

public sealed class ReleaseArticles(Releases releases)
{
#pragma warning disable IDE0060 // A timer trigger binds its timer.
    [Function(nameof(ReleaseArticles))]
    public Task RunAsync([TimerTrigger("2 * * * * *")] TimerInfo timer, CancellationToken cancellation) =>
        releases.RunAsync(cancellation);
#pragma warning restore IDE0060
}
