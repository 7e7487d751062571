namespace Gazette.Reconciling;

/// <summary>What one reconciliation did.</summary>
/// <param name="Missed">Uploads whose event never came.</param>
/// <param name="Abandoned">Runs that had died, taken up.</param>
/// <param name="Retried">Failed uploads tried again.</param>
/// <param name="Rebuilt">Articles made anew by newer rules.</param>
/// <param name="Withdrawn">Articles taken back because their file was deleted.</param>
/// <param name="Faults">Runs of these that failed; their receipts say why.</param>
/// <param name="Poisoned">Messages of the trigger's poison queue that became receipts.</param>
/// <param name="Orphans">Blobs removed that no row named.</param>
/// <param name="Unlisted">Uploads whose entries in the lists were missing, or said old things.</param>
/// <param name="Strays">Entries removed from the lists that no row named.</param>
/// <param name="Left">What was found and did not fit into this run; the next one finds it again.</param>
/// <param name="IsComplete">Whether all of the container was seen; otherwise the next run goes on where this one stopped.</param>
public sealed record ReconcileReport(
    int Missed, int Abandoned, int Retried, int Rebuilt, int Withdrawn, int Faults, int Poisoned, int Orphans, int Unlisted, int Strays, int Left, bool IsComplete)
{
    /// <summary>Whether there is anything to say.</summary>
    public bool IsQuiet => this is { Missed: 0, Abandoned: 0, Retried: 0, Rebuilt: 0, Withdrawn: 0, Faults: 0, Poisoned: 0, Orphans: 0, Unlisted: 0, Strays: 0, Left: 0, IsComplete: true };
}
