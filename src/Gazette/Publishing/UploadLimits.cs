using Gazette.Archives;
using Gazette.Media;
using Gazette.Processing;
using Gazette.Uploads;
using Microsoft.Extensions.Options;

namespace Gazette.Publishing;

/// <summary>How large a file may be, by its name alone: what is larger would be refused whatever it turns out to be.</summary>
public sealed class UploadLimits(ArticleProcessor processor, IOptions<GazetteOptions> options)
{
    /// <summary>In bytes. A text or a document may turn out to be an attachment, and an article then has a limit of its own.</summary>
    public long MaxBytesOf(string name) =>
        PictureEnding.IsOf(name) ? PictureLimits.MaxBytes
        : ArchiveEnding.IsOf(name) ? ArchiveLimits.MaxBytes
        : AttachmentFormat.Of(name) is not null ? Math.Max(AttachmentFormat.MaxBytes, options.Value.MaxUploadBytes)
        : options.Value.MaxUploadBytes;

    /// <summary>A sentence for the editor with the limit and what to do; null when the size is fine.</summary>
    public Rejection? Check(string name, long bytes)
    {
        if (PictureEnding.IsOf(name))
            return PictureLimits.CheckSize(name, bytes);
        if (ArchiveEnding.IsOf(name))
            return ArchiveLimits.CheckSize(name, bytes);
        if (bytes > 0 && bytes <= MaxBytesOf(name))
            return null;
        return AttachmentFormat.Of(name) is null ? processor.CheckSize(name, bytes) : AttachmentPublisher.CheckSize(name, bytes);
    }
}
