using Gazette.Articles.Pictures;
using Gazette.Processing;
using Gazette.Storage.Media;
using Gazette.Storage.Receipts;

namespace Gazette.Publishing;

/// <summary>Gives an article its pictures out of storage, such that none that comes meanwhile is missed.</summary>
/// <param name="articleId">For which the names that it asks for are noted.</param>
internal sealed class StoredPictures(string articleId, ReceiptStore receipts, WantedPictures wanted, PictureLibrary library) : IPictureSource
{
    public async Task<Picture?> FindAsync(string uploadName, CancellationToken cancellation)
    {
        // Before the look: a run over the picture either notes its end before it, or finds this article waiting.
        await wanted.ExpectAsync(uploadName, articleId, cancellation);
        return (await receipts.FindAsync(uploadName, cancellation))?.Receipt.Picture;
    }

    public async Task<Picture?> MakeAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) =>
        (await library.MakeAsync(bytes, MediaClaim.OfArticle(articleId), cancellation)).Picture;
}
