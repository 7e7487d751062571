namespace Gazette.Serving.Contracts;

/// <summary>What the health check says while storage answers.</summary>
/// <param name="Status">"ok".</param>
/// <param name="LastReconciliation">When the last one ended, UTC, ISO 8601; "never" before the first.</param>
/// <param name="ReconciliationOverdue">Whether the next one should have ended by now: then the timer does not fire, or it fails.</param>
public sealed record HealthReport(string Status, string LastReconciliation, bool ReconciliationOverdue);
