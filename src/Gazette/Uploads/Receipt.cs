using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Articles.Media;

namespace Gazette.Uploads;

/// <summary>The life of one upload, for editors and operators: one per blob name, about its latest version.</summary>
public sealed record Receipt
{
    /// <summary>The blob's full name, folders included.</summary>
    public required string Name { get; init; }

    /// <summary>The version of the blob that this is about.</summary>
    public required string ETag { get; init; }

    /// <summary>The blob's last change, to the second.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    public required ReceiptState State { get; init; }

    /// <summary>Set when rejected, failed or withdrawn.</summary>
    public Rejection? Reason { get; init; }

    /// <summary>
    /// The article of this name: also set when a later version was rejected and the earlier one stays, and when it was
    /// withdrawn.
    /// </summary>
    public string? ArticleId { get; init; }

    /// <summary>The article's headline in its newest version; null until there was one, and after a purge.</summary>
    public string? Title { get; init; }

    /// <summary>The article's column; null likewise, and where it has none.</summary>
    public string? Column { get; init; }

    /// <summary>Of a picture's upload: what articles show; also set when a later version was rejected and the earlier one stays.</summary>
    public Picture? Picture { get; init; }

    /// <summary>Whether it was taken as an attachment, because an article links it, and not as an article of its own.</summary>
    public bool IsAttachment { get; init; }

    /// <summary>Of such an upload: what readers download; also set when a later version was rejected and the earlier one stays.</summary>
    public Attachment? Attachment { get; init; }

    /// <summary>Of an archive that is unpacked, or is being unpacked; null of anything else.</summary>
    public UnpackedArchive? Archive { get; init; }

    /// <summary>Of what it gives to articles, a picture or an attachment; null when it gives nothing.</summary>
    public string? MediaHash => Picture?.Hash ?? Attachment?.Hash;

    /// <summary>What was repaired in this version; empty until it was published, and after a purge.</summary>
    public IReadOnlyList<Repair> Repairs { get; init; } = [];

    public bool NeedsReview { get; init; }

    /// <summary>Whether the article of this version stands and is kept from readers.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Until when; null where it does not wait for a time.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>Names of what public articles must state and this one does not: <c>title</c>, <c>publishedAt</c>, <c>source</c>; empty until it was published.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Corrections that were left out of this version, because what they correct is something else in it; see <see cref="StaleCorrection.Shown"/>.</summary>
    public IReadOnlyList<StaleCorrection> StaleCorrections { get; init; } = [];

    /// <summary>The file that was published first with the very same text; null when there is none.</summary>
    public string? SameTextAs { get; init; }

    /// <summary>Runs over this version of the blob since one last came to an end, this one included: pauses grow with them.</summary>
    public required int Attempts { get; init; }

    /// <summary>When the state was reached.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The <c>PublishPipeline.Version</c> that decided.</summary>
    public required int Pipeline { get; init; }

    /// <summary>Whether the file, when it is deleted, leaves nothing behind: it never gave readers anything, or that was taken back.</summary>
    public bool LeavesNothing => State.LeavesNothing(hasContent: ArticleId is not null || MediaHash is not null);

    /// <summary>
    /// What somebody is to look at, from the version of the file to the codes: two ends that need the same are told once. Null where nothing is
    /// needed, of a file that was deleted, and while a run is under way.
    /// </summary>
    public string? Need => this switch
    {
        { Reason.Reason: RejectionReason.Deleted } => null,
        { State: ReceiptState.Rejected } => $"{ETag} rejected {Reason?.Reason}",
        // Each try may fail in a way of its own.
        { State: ReceiptState.Failed } => $"{ETag} failed",
        { State: ReceiptState.Published, NeedsReview: true } => $"{ETag} review {string.Join(' ', Repairs.Where(r => !r.Certain).Select(r => r.Rule).Distinct().Order(StringComparer.Ordinal))}",
        _ => null,
    };

    /// <summary>While a run is under way, what the end before it needed; null where that was nothing, or there was none.</summary>
    public string? NeedBefore { get; init; }

    /// <summary>True when the pipeline has nothing left to do for this version.</summary>
    public bool IsFinal => State is ReceiptState.Published or ReceiptState.Rejected or ReceiptState.Withdrawn;
}
