using Gazette.Articles.Media;
using Gazette.Media;
using Gazette.Processing;
using Gazette.Storage.Media;
using Gazette.Storage.Receipts;
using Gazette.Uploads;

namespace Gazette.Publishing;

/// <summary>Pictures by their bytes: each is made once, whoever brings it.</summary>
public sealed class PictureLibrary(MediaStore media, PictureEngine engine, ReceiptStore receipts)
{
    /// <summary>For one article, and no longer than a run over it.</summary>
    public IMediaSource For(string articleId) => new StoredMedia(articleId, receipts, media, this);

    /// <summary>The same bytes under a second name cost a look.</summary>
    /// <param name="claim">Stands from now on, also where there is no picture in the end.</param>
    /// <returns>One of the two; the other is null. The rejection's detail goes on after the picture's name.</returns>
    public async Task<(Picture? Picture, Rejection? Rejection)> MakeAsync(ReadOnlyMemory<byte> bytes, MediaClaim claim, CancellationToken cancellation)
    {
        var hash = PictureEngine.HashOf(bytes.Span);
        await media.ClaimAsync(hash, claim, cancellation);
        if (await media.FindAsync(hash, cancellation) is { } there)
            return (there, null);
        var (made, rejection) = await engine.ProcessAsync(bytes, cancellation);
        if (made is null)
        {
            await media.ReleaseAsync(hash, claim, cancellation);
            return (null, rejection);
        }

        await media.WriteAsync(made.Picture, made.Contents, cancellation);
        return (made.Picture, null);
    }
}
