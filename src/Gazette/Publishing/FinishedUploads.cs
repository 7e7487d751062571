using Gazette.Articles;
using Gazette.Storage.Articles;
using Gazette.Storage.Receipts;
using Gazette.Uploads;

namespace Gazette.Publishing;

/// <summary>
/// Uploads that are done: there is nothing to publish; but the run that came before may have died, or lost a race, between
/// a row and its entries in the lists.
/// </summary>
public sealed class FinishedUploads(PublishedArticles articles, PicturePublisher pictures, AttachmentPublisher attachments, ArchivePublisher archives, RunReceipts receipts)
{
    /// <summary>Puts article and lists right, under a trace of its own: this run too may die in between.</summary>
    /// <returns>False when article and receipt contradict each other: the upload has to be run.</returns>
    public async Task<bool> TrySettleAsync(StoredReceipt done, CancellationToken cancellation)
    {
        var name = done.Receipt.Name;
        var found = await articles.FindAsync(ArticleId.FromBlobName(name), cancellation);
        var stored = found?.Article.Upload.Name == name ? found : null;
        if (!Agree(done.Receipt, stored)
            || !await pictures.TrySettleAsync(done.Receipt, cancellation)
            || !await attachments.TrySettleAsync(done.Receipt, cancellation)
            || !await archives.TrySettleAsync(done.Receipt, cancellation))
            return false;

        var trace = await receipts.PutTraceAsync(done.Receipt, cancellation);
        if (stored is not null)
            await articles.SettleAsync(stored, cancellation);
        await receipts.SettleAsync(done, cancellation);
        await receipts.EndAsync(trace, cancellation);
        return true;
    }

    private static bool Agree(Receipt receipt, StoredArticle? stored) => receipt.State switch
    {
        ReceiptState.Published when PictureEnding.IsOf(receipt.Name) => receipt.Picture is not null,
        ReceiptState.Withdrawn when PictureEnding.IsOf(receipt.Name) => receipt.Picture is null,
        // The picture before a refused one stays.
        _ when PictureEnding.IsOf(receipt.Name) => true,
        ReceiptState.Published when receipt.IsAttachment => receipt.Attachment is not null && stored is not { IsStanding: true },
        ReceiptState.Withdrawn when receipt.IsAttachment => receipt.Attachment is null && stored is not { IsStanding: true },
        _ when receipt.IsAttachment => true,
        ReceiptState.Published when ArchiveEnding.IsOf(receipt.Name) => receipt.Archive is not null,
        _ when ArchiveEnding.IsOf(receipt.Name) => true,
        ReceiptState.Published => stored is { IsStanding: true },
        ReceiptState.Withdrawn => stored is { IsStanding: false },
        _ => stored?.Article.Id == receipt.ArticleId,
    };
}
