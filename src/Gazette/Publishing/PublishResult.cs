using Gazette.Uploads;

namespace Gazette.Publishing;

/// <summary>How one run over one upload can end, faults aside.</summary>
public abstract record PublishResult
{
    private PublishResult()
    {
    }

    public sealed record Published(string ArticleId) : PublishResult;

    /// <summary>Made anew, and not shown: somebody has withdrawn it.</summary>
    public sealed record Withdrawn(string ArticleId) : PublishResult;

    /// <summary>This version was dealt with before.</summary>
    public sealed record Unchanged : PublishResult;

    public sealed record Rejected(Rejection Rejection) : PublishResult;

    /// <summary>The blob was deleted before it was read.</summary>
    public sealed record Gone : PublishResult;
}
