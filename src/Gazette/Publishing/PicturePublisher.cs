using Gazette.Media;
using Gazette.Storage.Media;
using Gazette.Storage.Receipts;
using Gazette.Storage.Uploads;
using Gazette.Uploads;
using Microsoft.Extensions.Logging;

namespace Gazette.Publishing;

/// <summary>The turn of a run that is about a picture: it is made, its receipt names it, and the one before is let go.</summary>
public sealed partial class PicturePublisher(
    PictureLibrary library, MediaStore media, UploadStore uploads, RunReceipts receipts, UploadRejections rejections, ILogger<PicturePublisher> logger)
{
    /// <summary>Null when the blob changed meanwhile, or another run had the last word.</summary>
    public async Task<PublishResult?> TurnAsync(OpenedUpload upload, StoredReceipt begun, CancellationToken cancellation)
    {
        if (PictureLimits.CheckSize(upload.Name, upload.Bytes) is { } refusal)
            return await RejectAsync(upload, begun, refusal, cancellation);
        var bytes = (await upload.ReadAsync(cancellation)).Bytes;
        var claim = MediaClaim.OfUpload(upload.Name);
        var (picture, rejection) = await library.MakeAsync(bytes, claim, cancellation);
        if (picture is null)
            return await RejectAsync(upload, begun, rejection! with { Detail = $"\"{upload.Name}\" {rejection.Detail}" }, cancellation);
        if (await uploads.FindETagAsync(upload.Name, cancellation) != upload.ETag)
            return null;
        var done = begun.Receipt with { State = ReceiptState.Published, Reason = null, Picture = picture };
        if (!await receipts.TryFinishAsync(done, begun, cancellation))
            return null;
        if (begun.Receipt.Picture is { } before && before.Hash != picture.Hash)
            await media.ReleaseAsync(before.Hash, claim, cancellation);
        LogPublished(logger, upload.Name, picture.Width, picture.Height);
        return new PublishResult.PicturePublished(picture.Hash);
    }

    /// <summary>The receipt is final: whether what it names is there. Puts its claim right.</summary>
    public async Task<bool> TrySettleAsync(Receipt receipt, CancellationToken cancellation)
    {
        if (receipt.Picture is not { } picture)
            return true;
        await media.ClaimAsync(picture.Hash, MediaClaim.OfUpload(receipt.Name), cancellation);
        return await media.FindAsync(picture.Hash, cancellation) is not null;
    }

    private Task<PublishResult?> RejectAsync(OpenedUpload upload, StoredReceipt begun, Rejection rejection, CancellationToken cancellation) =>
        rejections.RejectAsync(upload, begun, begun.Receipt, rejection, begun.Receipt.Picture is not null, cancellation);

    [LoggerMessage(LogLevel.Information, "{Name}: a picture of {Width} x {Height} pixels, published")]
    private static partial void LogPublished(ILogger logger, string name, int width, int height);
}
