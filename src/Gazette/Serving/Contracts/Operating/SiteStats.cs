namespace Gazette.Serving.Contracts.Operating;

/// <summary>How the site is doing, for operators; costs eight reads of storage at most, however large it is.</summary>
/// <param name="Uploads">How many uploads were in which state; null before the first reconciliation.</param>
/// <param name="CountedAt">When they were counted, by a reconciliation that saw them all.</param>
/// <param name="UnderWay">Runs that have begun and not ended, at most 1,000.</param>
/// <param name="OldestUnderWay">When the one that began first did; null when there is none. After <c>Gazette:ProcessingLease</c> a reconciliation takes it up.</param>
/// <param name="LagSeconds">From upload to the end of its last run, the middle of the newest 20 published uploads; null when there are none.</param>
/// <param name="LongestLagSeconds">The longest of these.</param>
/// <param name="LastReconciliation">When the last one ended; null before the first.</param>
/// <param name="Version">Of the program.</param>
/// <param name="Rules">The number of the rules that make articles.</param>
public sealed record SiteStats(
    UploadCounts? Uploads,
    DateTimeOffset? CountedAt,
    int UnderWay,
    DateTimeOffset? OldestUnderWay,
    double? LagSeconds,
    double? LongestLagSeconds,
    DateTimeOffset? LastReconciliation,
    string Version,
    int Rules);
