using System.Globalization;
using Gazette.Articles;
using Gazette.Articles.Media;
using Gazette.Storage.Articles;
using Gazette.Storage.Media;
using Gazette.Storage.Receipts;
using Gazette.Storage.Uploads;
using Gazette.Uploads;
using Microsoft.Extensions.Logging;

namespace Gazette.Publishing;

/// <summary>
/// The turn of a run over a file that an article links as its attachment: readers get a copy of it as it is, and an article
/// that was made of it before is withdrawn.
/// </summary>
public sealed partial class AttachmentPublisher(
    MediaStore media, WantedFiles wanted, UploadStore uploads, PublishedArticles articles, RunReceipts receipts, UploadRejections rejections, TimeProvider clock, ILogger<AttachmentPublisher> logger)
{
    /// <summary>
    /// Null for a file that is none: no public article links it, its kind is none of an attachment, or somebody has withdrawn
    /// what it says.
    /// </summary>
    /// <param name="article">Of the same name; null when there is none.</param>
    public async Task<AttachmentFormat?> FormatAsync(OpenedUpload upload, StoredArticle? article, Receipt? previous, bool isReplay, CancellationToken cancellation)
    {
        if (!upload.IsAddressable || AttachmentFormat.Of(upload.Name) is not { } format)
            return null;
        if (!isReplay && article?.Withdrawal is { Code: RejectionReason.Withdrawn } withdrawal && withdrawal.UploadETag == upload.ETag)
            return null;
        // One that was linked, and is no longer, does not become an article by itself.
        var isStill = !isReplay && previous is { IsAttachment: true } && previous.ETag == upload.ETag;
        return isStill || await wanted.IsWantedAsync(upload.Name, cancellation) ? format : null;
    }

    /// <summary>Whether an article links what was not taken as an attachment.</summary>
    public async Task<bool> IsNewlyLinkedAsync(Receipt receipt, CancellationToken cancellation) =>
        MayBeLinked(receipt) && await wanted.IsWantedAsync(receipt.Name, cancellation);

    /// <summary>Whether what was not taken as an attachment would be, if an article linked it.</summary>
    public static bool MayBeLinked(Receipt receipt) =>
        receipt is { IsAttachment: false, Reason: not { Reason: RejectionReason.Withdrawn } } && AttachmentFormat.Of(receipt.Name) is not null;

    /// <summary>Null when the blob or its article changed meanwhile, or another run had the last word.</summary>
    /// <param name="article">Of the same name; null when there is none.</param>
    /// <param name="looksAgain">Whether another run that has not ended may still make an article of it.</param>
    public async Task<PublishResult?> TurnAsync(
        OpenedUpload upload, AttachmentFormat format, StoredArticle? article, StoredReceipt begun, bool looksAgain, CancellationToken cancellation)
    {
        if (CheckSize(upload.Name, upload.Bytes) is { } refusal)
            return await RejectAsync(upload, begun, refusal, cancellation);
        if (await HashAsync(upload, format, cancellation) is not { } hash)
            return await RejectAsync(upload, begun, OtherKind(upload.Name, format), cancellation);
        var claim = MediaClaim.OfUpload(upload.Name);
        var attachment = new Attachment(hash, format.ContentType, upload.Bytes);
        await media.ClaimAsync(hash, claim, cancellation);
        if (await media.FindAttachmentAsync(hash, cancellation) is null && !await TryCopyAsync(upload, attachment, cancellation))
            return null;
        if (await uploads.FindETagAsync(upload.Name, cancellation) != upload.ETag)
            return null;
        if (article is { IsStanding: true } && await articles.TryWithdrawAsync(article, new Withdrawal(clock.GetUtcNow(), RejectionReason.Attached, Reason: null, upload.ETag), cancellation) is null)
            return null;
        var done = begun.Receipt with { State = ReceiptState.Published, Reason = null, IsAttachment = true, Attachment = attachment, Archive = null, ArticleId = article?.Article.Id };
        if (!await receipts.TryFinishAsync(done, begun, cancellation)
            || (looksAgain && await articles.FindAsync(ArticleId.FromBlobName(upload.Name), cancellation) is { IsStanding: true }))
            return null;
        if (begun.Receipt.Attachment is { } before && before.Hash != hash)
            await media.ReleaseAsync(before.Hash, claim, cancellation);
        LogPublished(logger, upload.Name, upload.Bytes);
        return new PublishResult.AttachmentPublished(hash);
    }

    /// <summary>The receipt is final: whether what it names is there. Puts its claim right.</summary>
    public async Task<bool> TrySettleAsync(Receipt receipt, CancellationToken cancellation)
    {
        if (receipt.Attachment is not { } attachment)
            return true;
        await media.ClaimAsync(attachment.Hash, MediaClaim.OfUpload(receipt.Name), cancellation);
        return await media.FindAttachmentAsync(attachment.Hash, cancellation) is not null;
    }

    /// <summary>It is an article now, or nothing: what was given to readers as an attachment is not needed by its upload any more.</summary>
    public Task ReleaseAsync(Receipt before, CancellationToken cancellation) => before.Attachment is { } attachment
        ? media.ReleaseAsync(attachment.Hash, MediaClaim.OfUpload(before.Name), cancellation)
        : Task.CompletedTask;

    /// <summary>Null for bytes of another kind than the name's.</summary>
    private static async Task<string?> HashAsync(OpenedUpload upload, AttachmentFormat format, CancellationToken cancellation)
    {
        using var hash = new AttachmentHash(format);
        var piece = new byte[81_920];
        var read = await upload.Content.ReadAtLeastAsync(piece, AttachmentFormat.HeadBytes, throwOnEndOfStream: false, cancellation);
        if (!format.Fits(piece.AsSpan(0, Math.Min(read, AttachmentFormat.HeadBytes))))
            return null;
        for (; read > 0; read = await upload.Content.ReadAsync(piece, cancellation))
            hash.Add(piece.AsSpan(0, read));
        return hash.End();
    }

    /// <summary>A second time from storage: only what was hashed is copied.</summary>
    private async Task<bool> TryCopyAsync(OpenedUpload upload, Attachment attachment, CancellationToken cancellation)
    {
        using var again = await uploads.OpenAsync(upload.Name, cancellation);
        if (again?.ETag != upload.ETag)
            return false;
        await media.WriteAsync(attachment, again.Content, cancellation);
        return true;
    }

    private Task<PublishResult?> RejectAsync(OpenedUpload upload, StoredReceipt begun, Rejection rejection, CancellationToken cancellation) =>
        rejections.RejectAsync(upload, begun, begun.Receipt with { IsAttachment = true }, rejection, begun.Receipt.MediaHash is not null || begun.Receipt.ArticleId is not null, cancellation);

    /// <summary>Null when the size is fine.</summary>
    internal static Rejection? CheckSize(string name, long bytes)
    {
        if (bytes == 0)
            return new Rejection(RejectionReason.Empty, $"\"{name}\" holds no bytes. Save the file again and upload it anew.");
        return bytes <= AttachmentFormat.MaxBytes
            ? null
            : new Rejection(RejectionReason.TooLarge, string.Create(CultureInfo.InvariantCulture, $"\"{name}\" has {bytes:N0} bytes; the limit for an attachment is {AttachmentFormat.MaxBytes:N0}. Save it smaller, or split it, and upload that."));
    }

    private static Rejection OtherKind(string name, AttachmentFormat format) => new(
        RejectionReason.NotAttachment,
        $"An article links \"{name}\" as its attachment, and its bytes are of another kind than {format.Ending} says. Open it in its program, save it as {format.Ending}, and upload that.");

    [LoggerMessage(LogLevel.Information, "{Name}: an attachment of {Bytes} bytes, published")]
    private static partial void LogPublished(ILogger logger, string name, long bytes);
}
