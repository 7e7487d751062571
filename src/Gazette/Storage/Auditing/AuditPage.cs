namespace Gazette.Storage.Auditing;

/// <summary>One page of the log, newest first.</summary>
/// <param name="Next">The key to go on after; null on the last page.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Items, string? Next)
{
    public const int Size = 50;
}
