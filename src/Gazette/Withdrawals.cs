using Gazette.Storage;
using Microsoft.Extensions.Logging;

namespace Gazette;

/// <summary>
/// Takes articles back: because their file was deleted, or because somebody asked for it. The row stays and says so, and
/// no old event, reconciliation or better rule brings the article back.
/// </summary>
public sealed partial class Withdrawals(
    PublishedArticles articles, UploadStore uploads, RunReceipts receipts, TimeProvider clock, ILogger<Withdrawals> logger)
{
    private const int MaxTurns = 30;

    /// <summary>Withdraws it now, and keeps it so until its upload is replayed or a new version of the file arrives.</summary>
    /// <param name="reason">Shown to readers; 1 to <see cref="Withdrawal.MaxReason"/> characters of plain text.</param>
    /// <param name="purge">Whether body, earlier versions and edit lists are deleted too. The uploaded file never is.</param>
    /// <returns>The row that says so; null when there is no such article.</returns>
    public async Task<StoredArticle?> WithdrawAsync(string id, string reason, bool purge, CancellationToken cancellation)
    {
        for (var turn = 1; turn <= MaxTurns; turn++)
        {
            if (await articles.FindAsync(id, cancellation) is not { } stored)
                return null;
            var name = stored.Article.Upload.Name;
            var previous = await receipts.FindAsync(name, cancellation)
                ?? throw new InvalidOperationException($"Article {id} has no receipt for its file {name}.");
            if (await receipts.TryBeginAsync(previous, cancellation) is not { } begun)
                continue;
            // Of the file as it is now: a version that nobody has published yet is withdrawn with the article.
            var etag = await uploads.FindETagAsync(name, cancellation) ?? previous.Receipt.ETag;
            var withdrawal = new Withdrawal(clock.GetUtcNow(), RejectionReason.Withdrawn, reason, etag, purge || stored.Withdrawal is { IsPurged: true });
            if (await articles.TryWithdrawAsync(stored, withdrawal, cancellation) is not { } withdrawn)
                continue;
            await NoteAsync(withdrawn, begun, cancellation);
            return withdrawn;
        }

        throw new InvalidOperationException($"Article {id} was changed by others {MaxTurns} times while it was being withdrawn.");
    }

    /// <summary>The blob is gone: so is its article, and a receipt that still waits for its end gets one.</summary>
    /// <returns>Null when the file is there again.</returns>
    internal async Task<PublishResult?> DeletedAsync(string name, CancellationToken cancellation)
    {
        for (var turn = 1; turn <= MaxTurns; turn++)
        {
            if (await receipts.FindAsync(name, cancellation) is not { } previous)
                return new PublishResult.Gone();
            if (IsOver(previous.Receipt.State, previous.Receipt.ArticleId))
                return await SettleAsync(previous, cancellation);
            if (await receipts.TryBeginAsync(previous, cancellation) is not { } begun)
                continue;
            var stored = await articles.FindAsync(ArticleId.FromBlobName(name), cancellation);
            // After the row was read: whoever publishes the file anew changes that row, and the write below fails.
            if (await uploads.FindETagAsync(name, cancellation) is not null)
                return null;
            if (stored?.Article.Upload.Name != name)
            {
                await RejectAsync(begun, cancellation);
                return new PublishResult.Gone();
            }

            var withdrawal = stored.Withdrawal ?? new Withdrawal(clock.GetUtcNow(), RejectionReason.Deleted, Reason: null, previous.Receipt.ETag);
            if (await articles.TryWithdrawAsync(stored, withdrawal, cancellation) is not { } withdrawn)
                continue;
            await NoteAsync(withdrawn, begun, cancellation);
            return new PublishResult.Gone();
        }

        throw new InvalidOperationException($"{name} was changed by others {MaxTurns} times while it was being withdrawn.");
    }

    /// <summary>Whether nothing of a file that was deleted is left to take back.</summary>
    internal static bool IsOver(ReceiptState state, string? articleId) =>
        state == ReceiptState.Withdrawn || (state == ReceiptState.Rejected && articleId is null);

    /// <summary>A late event: but the run that withdrew may have died before all was in order.</summary>
    private async Task<PublishResult> SettleAsync(StoredReceipt done, CancellationToken cancellation)
    {
        if (done.Receipt.ArticleId is { } id && await articles.FindAsync(id, cancellation) is { } stored)
            await articles.SettleAsync(stored, cancellation);
        await receipts.SettleAsync(done, cancellation);
        return new PublishResult.Gone();
    }

    /// <summary>The receipt says what the row says, also where another run over the same version has just ended.</summary>
    private async Task NoteAsync(StoredArticle withdrawn, StoredReceipt begun, CancellationToken cancellation)
    {
        var note = withdrawn.Withdrawal!.Note;
        var receipt = begun.Receipt with { State = ReceiptState.Withdrawn, Reason = note, ArticleId = withdrawn.Article.Id, NeedsReview = false, SameTextAs = null };
        if (withdrawn.Withdrawal.IsPurged)
            receipt = receipt with { Repairs = [], StaleCorrections = [] };
        while (await receipts.TryFinishAsync(receipt, begun, cancellation)
            && await receipts.FindAsync(receipt.Name, cancellation) is { Receipt.State: ReceiptState.Published } other
            && await articles.FindAsync(withdrawn.Article.Id, cancellation) is { IsPublic: false })
            begun = other;
        LogWithdrawn(logger, receipt.Name, note.Detail);
    }

    private async Task RejectAsync(StoredReceipt begun, CancellationToken cancellation)
    {
        var name = begun.Receipt.Name;
        var deleted = new Rejection(RejectionReason.Deleted, $"\"{name}\" was deleted before it was published. Upload it again to publish it.");
        await receipts.TryFinishAsync(begun.Receipt with { State = ReceiptState.Rejected, Reason = deleted, ArticleId = null }, begun, cancellation);
        LogRejected(logger, name, deleted.Detail);
    }

    [LoggerMessage(LogLevel.Information, "{Name}: withdrawn. {Detail}")]
    private static partial void LogWithdrawn(ILogger logger, string name, string detail);

    [LoggerMessage(LogLevel.Information, "{Name}: rejected. {Detail}")]
    private static partial void LogRejected(ILogger logger, string name, string detail);
}
