using Gazette.Articles.Media;
using Gazette.Processing;
using Gazette.Storage.Media;
using Gazette.Storage.Receipts;
using Gazette.Uploads;

namespace Gazette.Publishing;

/// <summary>Gives an article its pictures and attachments out of storage.</summary>
/// <param name="articleId">For which pictures of its own file are claimed.</param>
internal sealed class StoredMedia(string articleId, ReceiptStore receipts, MediaStore media, PictureLibrary library) : IMediaSource
{
    public async Task<Picture?> FindAsync(string uploadName, CancellationToken cancellation) =>
        (await receipts.FindAsync(uploadName, cancellation))?.Receipt.Picture;

    public async Task<(Picture? Picture, Rejection? Rejection)> MakeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        await library.MakeAsync(bytes, MediaClaim.OfArticle(articleId), cancellation);

    public async Task<Attachment?> FindAttachmentAsync(string uploadName, CancellationToken cancellation) =>
        (await receipts.FindAsync(uploadName, cancellation))?.Receipt.Attachment;

    public async Task<Attachment?> KeepAsync(Upload upload, CancellationToken cancellation)
    {
        if (AttachmentFormat.Of(upload.Name) is not { } format)
            return null;
        using var hash = new AttachmentHash(format);
        hash.Add(upload.Bytes.Span);
        var attachment = new Attachment(hash.End(), format.ContentType, upload.Bytes.Length);
        await media.ClaimAsync(attachment.Hash, MediaClaim.OfArticle(articleId), cancellation);
        if (await media.FindAttachmentAsync(attachment.Hash, cancellation) is { } there)
            return there;
        await using var content = new MemoryStream(upload.Bytes.ToArray(), writable: false);
        await media.WriteAsync(attachment, content, cancellation);
        return attachment;
    }
}
