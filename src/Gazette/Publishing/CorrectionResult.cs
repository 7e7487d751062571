using Gazette.Storage.Articles;

namespace Gazette.Publishing;

/// <summary>How an editor's correction can end, faults aside.</summary>
public abstract record CorrectionResult
{
    private CorrectionResult()
    {
    }

    /// <summary>The article is as wanted, also when it was so before.</summary>
    public sealed record Corrected(StoredArticle Article) : CorrectionResult;

    /// <summary>No article has this id.</summary>
    public sealed record NotFound : CorrectionResult;

    /// <summary>The article was withdrawn; nothing was changed.</summary>
    public sealed record Withdrawn(StoredArticle Article) : CorrectionResult;

    /// <summary>The article is not the one any more that the editor has seen.</summary>
    public sealed record Changed : CorrectionResult;

    /// <param name="Detail">What is wrong with the order, for the editor.</param>
    public sealed record Refused(string Detail) : CorrectionResult;

    /// <param name="Detail">What stands in the way, for the editor, and what to do.</param>
    public sealed record Conflict(string Detail) : CorrectionResult;
}
