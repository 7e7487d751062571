namespace Gazette.Checking;

/// <summary>One thing that is not as it should be.</summary>
/// <param name="Where">An upload's name, an article's id, or a row or blob.</param>
/// <param name="What">A clause for people.</param>
/// <param name="IsPending">Whether it is expected to go by itself: a run under way, a failure that is tried again, a new orphan.</param>
public sealed record Finding(FindingKind Kind, string Where, string What, bool IsPending)
{
    /// <summary>What to do about it: a sentence for people.</summary>
    public string Remedy => IsPending ? "The next reconciliations see to it." : Kind switch
    {
        FindingKind.NotSetUp => "Start the host once.",
        FindingKind.NoReceipt or FindingKind.OldReceipt or FindingKind.Unfinished or FindingKind.FileGone or FindingKind.OrphanedBlob
            or FindingKind.NotInSearch or FindingKind.StrayInSearch or FindingKind.OldInSearch or FindingKind.OtherMedia or FindingKind.NotClaimed or FindingKind.StrayClaim =>
            "The next reconciliation sees to it; if this stays, look for its faults in the log.",
        FindingKind.StrayArticle or FindingKind.StrayVersion or FindingKind.StrayInTimeline or FindingKind.StrayAmongTexts or FindingKind.StrayInReceiptList =>
            "Delete this row.",
        FindingKind.BrokenRow or FindingKind.NoBlob or FindingKind.OtherText or FindingKind.BrokenEdits =>
            "Delete this row of the articles, then replay the upload.",
        _ => "Replay the upload.",
    };

    /// <summary>One line.</summary>
    public override string ToString() => $"{(IsPending ? "pending: " : "")}{Where}: {What}. {Remedy}";
}
