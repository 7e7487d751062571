namespace Gazette.Articles.Corrections;

/// <summary>A correction that could not be laid over this version of the upload.</summary>
/// <param name="Correction">A field's name, <c>undo</c>, <c>restore</c> or <c>accept</c>.</param>
/// <param name="Detail">One sentence for an editor: why, and what to do.</param>
public sealed record StaleCorrection(string Correction, string Detail)
{
    public const string Undo = "undo";
    public const string Restore = "restore";
    public const string Accept = "accept";

    /// <summary>Edits that a receipt names; there may be <see cref="ArticleCorrections.MaxUndone"/>, and nobody reads so many.</summary>
    public const int MaxUndoShown = 20;

    /// <summary>For a receipt: of many edits the first ones, and how many more there are.</summary>
    public static IReadOnlyList<StaleCorrection> Shown(IReadOnlyList<StaleCorrection> stale)
    {
        var more = stale.Count(s => s.Correction == Undo) - MaxUndoShown;
        if (more <= 0)
            return stale;
        return
        [
            .. stale.Where(s => s.Correction != Undo),
            .. stale.Where(s => s.Correction == Undo).Take(MaxUndoShown),
            new StaleCorrection(Undo, $"{more} more undone edits are no longer among the edits of this text. Look at the list of edits, and undo there what should be."),
        ];
    }
}
