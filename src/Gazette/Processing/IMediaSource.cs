using Gazette.Articles.Media;
using Gazette.Uploads;

namespace Gazette.Processing;

/// <summary>Where one article gets its pictures and attachments from.</summary>
public interface IMediaSource
{
    /// <summary>Null when there is no picture of that name, and then the article is made anew when there is one.</summary>
    Task<Picture?> FindAsync(string uploadName, CancellationToken cancellation);

    /// <summary>Of bytes that stand in the article's own file.</summary>
    /// <returns>The picture, or why it cannot be shown; neither where nobody asks for pictures.</returns>
    Task<(Picture? Picture, Rejection? Rejection)> MakeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);

    /// <summary>Null when there is no attachment of that name, and then the article is made anew when there is one.</summary>
    Task<Attachment?> FindAttachmentAsync(string uploadName, CancellationToken cancellation);

    /// <summary>Keeps the article's own file for readers to download.</summary>
    /// <returns>Null where nobody keeps files, or its kind is none of an attachment.</returns>
    Task<Attachment?> KeepAsync(Upload upload, CancellationToken cancellation);
}
