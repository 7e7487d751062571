namespace Gazette.Storage.Auditing;

/// <summary>What can be done to uploads and articles, as the log names it.</summary>
public static class AuditAction
{
    public const string Upload = "upload";
    public const string Replay = "replay";
    public const string Correct = "correct";

    /// <summary>A correction that accepts what is doubtful, or takes that back, and nothing else.</summary>
    public const string Accept = "accept";

    /// <summary>A correction of the moment before which readers do not get it, and of nothing else.</summary>
    public const string Schedule = "schedule";

    public const string Withdraw = "withdraw";
    public const string Purge = "purge";
}
