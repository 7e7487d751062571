using Gazette.Articles.Media;
using Gazette.Processing;
using Gazette.Storage.Media;
using Gazette.Storage.Receipts;
using Gazette.Uploads;

namespace Gazette.Publishing;

/// <summary>Gives an article its pictures and attachments out of storage.</summary>
/// <param name="articleId">For which pictures of its own file are claimed.</param>
internal sealed class StoredMedia(string articleId, ReceiptStore receipts, PictureLibrary library) : IMediaSource
{
    public async Task<Picture?> FindAsync(string uploadName, CancellationToken cancellation) =>
        (await receipts.FindAsync(uploadName, cancellation))?.Receipt.Picture;

    public async Task<(Picture? Picture, Rejection? Rejection)> MakeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        await library.MakeAsync(bytes, MediaClaim.OfArticle(articleId), cancellation);

    public async Task<Attachment?> FindAttachmentAsync(string uploadName, CancellationToken cancellation) =>
        (await receipts.FindAsync(uploadName, cancellation))?.Receipt.Attachment;
}
