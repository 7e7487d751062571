namespace Gazette.Storage.Auditing;

/// <summary>Something that an editor or operator did, and who it was.</summary>
public sealed record AuditEntry
{
    /// <summary>When it was begun.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>One line, as far as it is known; see <c>Serving.Auditing.Caller</c>.</summary>
    public required string Who { get; init; }

    /// <summary>One of <see cref="AuditAction"/>'s.</summary>
    public required string What { get; init; }

    /// <summary>The blob's name; null where nobody knew it before it was done.</summary>
    public string? Upload { get; init; }

    /// <summary>The article's id; null where there is none, or none yet.</summary>
    public string? Article { get; init; }

    /// <summary>Of the article, when it was done; null where it made none.</summary>
    public int? Version { get; init; }

    /// <summary>One line about what was asked for: a reason, the names of fields. Null where <see cref="What"/> says all.</summary>
    public string? Detail { get; init; }

    /// <summary>False while it is under way, and for ever where its host died or storage failed: what was asked for may have been done or not.</summary>
    public bool IsDone { get; init; }

    internal TimeKey Key { get; init; }
}
