using Gazette.Reconciling;
using Microsoft.Azure.Functions.Worker;

namespace Gazette.Functions.Uploads;

public sealed class ReconcileUploads(Reconciliation reconciliation)
{
#pragma warning disable IDE0060 // A timer trigger binds its timer.
    [Function(nameof(ReconcileUploads))]
    public Task RunAsync([TimerTrigger("%GAZETTE_RECONCILE_SCHEDULE%")] TimerInfo timer, CancellationToken cancellation) =>
        reconciliation.RunAsync(cancellation);
#pragma warning restore IDE0060
}
