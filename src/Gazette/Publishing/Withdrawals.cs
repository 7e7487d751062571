using Gazette.Articles;
using Gazette.Storage.Articles;
using Gazette.Storage.Media;
using Gazette.Storage.Receipts;
using Gazette.Storage.Uploads;
using Gazette.Uploads;
using Microsoft.Extensions.Logging;

namespace Gazette.Publishing;

/// <summary>
/// Takes articles back: because their file was deleted, or because somebody asked for it. The row stays and says so, and
/// no old event, reconciliation or better rule brings the article back.
/// </summary>
public sealed partial class Withdrawals(
    PublishedArticles articles, MediaStore media, UploadStore uploads, RunReceipts receipts, FinishedUploads settled, TimeProvider clock, ILogger<Withdrawals> logger)
{
    private const int MaxTurns = 30;

    private static readonly TimeSpan PauseAfterLosing = TimeSpan.FromMilliseconds(20);

    /// <summary>Withdraws it now, and keeps it so until its upload is replayed or a new version of the file arrives.</summary>
    /// <param name="reason">Shown to readers; 1 to <see cref="Withdrawal.MaxReason"/> characters of plain text.</param>
    /// <param name="purge">Whether body, earlier versions and edit lists are deleted too. The uploaded file never is.</param>
    /// <returns>The row that says so; null when there is no such article.</returns>
    public async Task<StoredArticle?> WithdrawAsync(string id, string reason, bool purge, CancellationToken cancellation)
    {
        ReceiptPlace? trace = null;
        for (var turn = 1; turn <= MaxTurns; await Task.Delay(PauseAfterLosing * turn++, clock, cancellation))
        {
            if (await articles.FindAsync(id, cancellation) is not { } stored)
                return null;
            var name = stored.Article.Upload.Name;
            var previous = await receipts.FindAsync(name, cancellation)
                ?? throw new InvalidOperationException($"Article {id} has no receipt for its file {name}.");
            if (await receipts.TryBeginAsync(previous, trace, cancellation) is not { } begun)
                continue;
            trace = begun.Place;
            // Of the file as it is now: a version that nobody has published yet is withdrawn with the article.
            var etag = await uploads.FindETagAsync(name, cancellation) ?? previous.Receipt.ETag;
            var withdrawal = new Withdrawal(clock.GetUtcNow(), RejectionReason.Withdrawn, reason, etag, purge || stored.Withdrawal is { IsPurged: true });
            if (await articles.TryWithdrawAsync(stored, withdrawal, cancellation) is not { } withdrawn
                || !await TryNoteAsync(withdrawn, previous, begun, cancellation))
                continue;
            await receipts.EndAsync(trace, cancellation);
            return withdrawn;
        }

        throw new InvalidOperationException($"Article {id} was changed by others {MaxTurns} times while it was being withdrawn.");
    }

    /// <summary>The blob is gone: so is its article, and a receipt that still waits for its end gets one.</summary>
    /// <param name="trace">Of the caller's run; null when it has not begun.</param>
    /// <returns>No result when the file is there again. The trace that stands now, for the caller to end: null for none.</returns>
    internal async Task<(PublishResult? Result, ReceiptPlace? Trace)> DeletedAsync(string name, ReceiptPlace? trace, CancellationToken cancellation)
    {
        for (var turn = 1; turn <= MaxTurns; await Task.Delay(PauseAfterLosing * turn++, clock, cancellation))
        {
            if (await receipts.FindAsync(name, cancellation) is not { } previous)
                return (new PublishResult.Gone(), trace);
            if (previous.Receipt.LeavesNothing && await settled.TrySettleAsync(previous, cancellation))
                return (new PublishResult.Gone(), trace);
            if (await receipts.TryBeginAsync(previous, trace, cancellation) is not { } begun)
                continue;
            trace = begun.Place;
            var stored = await articles.FindAsync(ArticleId.FromBlobName(name), cancellation);
            // After the row was read: whoever publishes the file anew changes that row, and the write below fails.
            if (await uploads.FindETagAsync(name, cancellation) is not null)
                return (null, trace);
            if (await TryTakeBackAsync(stored?.Article.Upload.Name == name ? stored : null, previous, begun, cancellation))
                return (new PublishResult.Gone(), trace);
        }

        throw new InvalidOperationException($"{name} was changed by others {MaxTurns} times while it was being withdrawn.");
    }

    /// <param name="stored">Null when nothing was published under this name.</param>
    /// <returns>False when somebody else changed something in between.</returns>
    private async Task<bool> TryTakeBackAsync(StoredArticle? stored, StoredReceipt previous, StoredReceipt begun, CancellationToken cancellation)
    {
        if (begun.Receipt.MediaHash is { } hash && stored is not { IsStanding: true })
            return await TryTakeBackMediaAsync(hash, begun, cancellation);
        if (begun.Receipt.Archive is not null && stored is null)
            return await TryTakeBackArchiveAsync(begun, cancellation);
        if (stored is null)
            return await TryRejectAsync(begun, cancellation);
        var withdrawal = stored.Withdrawal ?? new Withdrawal(clock.GetUtcNow(), RejectionReason.Deleted, Reason: null, previous.Receipt.ETag);
        return await articles.TryWithdrawAsync(stored, withdrawal, cancellation) is { } withdrawn
            && await TryNoteAsync(withdrawn, previous, begun, cancellation);
    }

    private async Task<bool> TryTakeBackMediaAsync(string hash, StoredReceipt begun, CancellationToken cancellation)
    {
        var name = begun.Receipt.Name;
        var deleted = new Rejection(RejectionReason.Deleted, begun.Receipt.IsAttachment
            ? $"\"{name}\" was deleted, so articles no longer link it. Upload it again to link it again."
            : $"\"{name}\" was deleted, so articles no longer show it. Upload it again to show it again.");
        if (!await receipts.TryFinishAsync(begun.Receipt with { State = ReceiptState.Withdrawn, Reason = deleted, Picture = null, Attachment = null }, begun, cancellation))
            return false;
        await media.ReleaseAsync(hash, MediaClaim.OfUpload(name), cancellation);
        LogWithdrawn(logger, name, deleted.Detail);
        return true;
    }

    /// <summary>What came out of it are uploads of their own, which whoever wants to deletes by themselves.</summary>
    private async Task<bool> TryTakeBackArchiveAsync(StoredReceipt begun, CancellationToken cancellation)
    {
        var name = begun.Receipt.Name;
        var deleted = new Rejection(RejectionReason.Deleted, $"\"{name}\" was deleted. What was unpacked of it stays, in {ArchiveEnding.FolderOf(name)}; delete that folder to take it back.");
        if (!await receipts.TryFinishAsync(begun.Receipt with { State = ReceiptState.Withdrawn, Reason = deleted, Archive = null, Repairs = [], NeedsReview = false }, begun, cancellation))
            return false;
        LogWithdrawn(logger, name, deleted.Detail);
        return true;
    }

    /// <summary>
    /// The receipt says what the row says. False when another run has noted another end, or changed the row unnoted. One
    /// that published again after the withdrawal is right, and has the last word.
    /// </summary>
    private async Task<bool> TryNoteAsync(StoredArticle withdrawn, StoredReceipt previous, StoredReceipt begun, CancellationToken cancellation)
    {
        // What readers download stays: the article that was made of it before is all that is withdrawn.
        if (previous.Receipt.IsAttachment)
            return previous.Receipt.IsFinal && await receipts.TryFinishAsync(previous.Receipt, begun, cancellation);
        var note = withdrawn.Withdrawal!.Note;
        var receipt = begun.Receipt with { State = ReceiptState.Withdrawn, Reason = note, ArticleId = withdrawn.Article.Id, NeedsReview = false, SameTextAs = null };
        if (withdrawn.Withdrawal.IsPurged)
            receipt = receipt with { Title = null, Column = null, Repairs = [], Missing = [], StaleCorrections = [] };
        if (!await receipts.TryFinishAsync(receipt, begun, cancellation))
            return !await articles.IsStillAsync(withdrawn, cancellation);
        if (RunReceipts.MayChangeRow(previous) && !await articles.IsStillAsync(withdrawn, cancellation))
            return false;
        LogWithdrawn(logger, receipt.Name, note.Detail);
        return true;
    }

    private async Task<bool> TryRejectAsync(StoredReceipt begun, CancellationToken cancellation)
    {
        var name = begun.Receipt.Name;
        var deleted = new Rejection(RejectionReason.Deleted, $"\"{name}\" was deleted before it was published. Upload it again to publish it.");
        if (!await receipts.TryFinishAsync(begun.Receipt with { State = ReceiptState.Rejected, Reason = deleted, ArticleId = null }, begun, cancellation))
            return false;
        LogRejected(logger, name, deleted.Detail);
        return true;
    }

    [LoggerMessage(LogLevel.Information, "{Name}: withdrawn. {Detail}")]
    private static partial void LogWithdrawn(ILogger logger, string name, string detail);

    [LoggerMessage(LogLevel.Information, "{Name}: rejected. {Detail}")]
    private static partial void LogRejected(ILogger logger, string name, string detail);
}
