using Gazette.Articles.Corrections;

namespace Gazette.Serving.Contracts;

/// <summary>What editors have corrected on an article.</summary>
/// <param name="Fields">By the field's name.</param>
/// <param name="Accept">Whether what was doubtful was accepted.</param>
public sealed record WantedCorrections(IReadOnlyDictionary<string, FieldCorrection> Fields, IReadOnlyList<WantedUndo> Undo, IReadOnlyList<RestoredLine> Restore, IReadOnlyDictionary<string, string> Alts, bool Accept)
{
    public static WantedCorrections Of(ArticleCorrections corrections) => new(
        corrections.Fields,
        [.. corrections.Undone.Select(undo => new WantedUndo(undo.Rule, undo.Before, undo.After))],
        corrections.Restored,
        corrections.Alts,
        corrections.Accepted is not null);
}
