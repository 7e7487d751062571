using Gazette.Articles.Media;
using Gazette.Uploads;

namespace Gazette.Publishing;

/// <summary>How one run over one upload can end, faults aside.</summary>
public abstract record PublishResult
{
    private PublishResult()
    {
    }

    /// <summary>A version that stands, new or made anew.</summary>
    public sealed record Published(string ArticleId) : PublishResult
    {
        /// <summary>Of the version.</summary>
        public int Number { get; init; }

        /// <summary>Whether readers do not get it yet.</summary>
        public bool IsHeld { get; init; }

        /// <summary>Names under which the version looked for pictures and attachments.</summary>
        public IReadOnlyList<WantedFile> Wanted { get; init; } = [];
    }

    /// <summary>A picture that articles may show.</summary>
    public sealed record PicturePublished(string Hash) : PublishResult;

    /// <summary>A file that readers may download while an article links it.</summary>
    public sealed record AttachmentPublished(string Hash) : PublishResult;

    /// <summary>An archive whose files are uploads of their own now; their receipts say what became of them.</summary>
    public sealed record Unpacked(int Files) : PublishResult;

    /// <summary>Made anew, and not shown: somebody has withdrawn it.</summary>
    public sealed record Withdrawn(string ArticleId) : PublishResult;

    /// <summary>This version was dealt with before.</summary>
    public sealed record Unchanged : PublishResult;

    /// <summary>The receipt says why; an earlier version stays.</summary>
    public sealed record Rejected(Rejection Rejection) : PublishResult;

    /// <summary>The blob was deleted before it was read.</summary>
    public sealed record Gone : PublishResult;
}
