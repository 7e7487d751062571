using Azure;

namespace Gazette.Storage;

/// <summary>An article with what storage and pipeline note beside it.</summary>
public sealed record StoredArticle
{
    public required Article Article { get; init; }

    /// <summary>SHA-256 of the upload's bytes, lower-case hex.</summary>
    public required string UploadHash { get; init; }

    /// <summary>The <c>PublishPipeline.Version</c> that made it.</summary>
    public required int Pipeline { get; init; }

    /// <summary>Where its list entry stands.</summary>
    public required TimeKey Timeline { get; init; }

    /// <summary>
    /// Where list entries may still stand from before corrected dates, newest first. All of them, because the run that
    /// was to remove one may have died before the next correction.
    /// </summary>
    public IReadOnlyList<TimeKey> OldTimelines { get; init; } = [];

    /// <summary>Where a body is that outgrew the row; null when the row holds it.</summary>
    public string? BodyBlob { get; init; }

    /// <summary>Where the edit list is; null for an article that was stored without one.</summary>
    public string? EditsBlob { get; init; }

    /// <summary>Default for an article that was not stored yet.</summary>
    public ETag RowETag { get; init; }
}
