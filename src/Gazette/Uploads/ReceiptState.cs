namespace Gazette.Uploads;

/// <summary>How far an upload has come.</summary>
public enum ReceiptState
{
    /// <summary>A run is under way, or died; then another takes it up once <see cref="GazetteOptions.ProcessingLease"/> is over.</summary>
    Processing,

    /// <summary>Readers see the article of this version.</summary>
    Published,

    /// <summary>Refused for good; the reason says what to change.</summary>
    Rejected,

    /// <summary>A fault on our side; tried again, by the host at once and by the reconciliation with growing pauses.</summary>
    Failed,

    /// <summary>Taken back: the file was deleted, or somebody asked for it; the reason says which.</summary>
    Withdrawn,
}
