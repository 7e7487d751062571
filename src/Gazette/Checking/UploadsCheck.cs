using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Gazette.Articles;
using Gazette.Storage;
using Gazette.Storage.Articles;
using Gazette.Storage.Receipts;
using Gazette.Storage.Uploads;
using Gazette.Uploads;

namespace Gazette.Checking;

/// <summary>Walks over the container's listing and the receipts side by side, and compares both with the articles.</summary>
/// <param name="reconciledAt">When the last reconciliation ended; null before the first.</param>
/// <param name="expected">Has the articles, and gets the places of the receipts.</param>
internal sealed class UploadsCheck(
    StorageAccount account, UploadStore uploads, ReceiptStore receipts, DateTimeOffset? reconciledAt, ExpectedEntries expected, FindingList found)
{
    private const int RowsPerCall = 1000;

    /// <returns>How many uploads there are.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var count = 0;
        await using var rows = ReceiptsAsync(cancellation).GetAsyncEnumerator(cancellation);
        var row = await NextAsync(rows);
        await foreach (var page in uploads.ListAsync(marker: null, cancellation))
        {
            foreach (var upload in page.Uploads)
            {
                for (; row is not null && NameKey.IsBefore(row.Name, upload.Name); row = await NextAsync(rows))
                    await CheckAloneAsync(row, cancellation);
                var isPair = row?.Name == upload.Name;
                await (isPair ? CheckPairAsync(upload, row!, cancellation) : CheckAloneAsync(upload, cancellation));
                if (isPair)
                    row = await NextAsync(rows);
                count++;
            }
        }

        for (; row is not null; row = await NextAsync(rows))
            await CheckAloneAsync(row, cancellation);
        foreach (var id in expected.Unclaimed)
            found.Add(FindingKind.StrayArticle, id, $"belongs to \"{expected.Articles[id].UploadName}\", which has no receipt");
        return count;
    }

    private async IAsyncEnumerable<Receipt> ReceiptsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in account.Receipts.QueryAsync<TableEntity>((string?)null, RowsPerCall, cancellationToken: cancellation))
        {
            StoredReceipt stored;
            try
            {
                stored = ReceiptRow.Read(row);
            }
            catch (Exception fault) when (fault is FormatException or ArgumentException or InvalidOperationException)
            {
                found.Add(FindingKind.BrokenRow, row.RowKey, $"is a receipt that cannot be read ({fault.Message})");
                continue;
            }

            foreach (var place in stored.Entries)
                expected.Receipts[place.ToString()] = EntryMark.Of(stored.Receipt);
            if (stored.Receipt.State == ReceiptState.Processing)
                expected.OldReceipts.UnionWith(stored.OldPlaces.Select(place => place.ToString()));
            expected.Unclaimed.Remove(ArticleId.FromBlobName(stored.Receipt.Name));
            expected.LastTurns[stored.Receipt.Name] = stored.Receipt.At;
            if (stored.Receipt.MediaHash is { } hash)
                expected.UploadedMedia[stored.Receipt.Name] = hash;
            else if (stored.Receipt is { IsAttachment: false, Reason: not { Reason: RejectionReason.Deleted or RejectionReason.Withdrawn } } && AttachmentFormat.Of(stored.Receipt.Name) is not null)
                expected.NoAttachments.Add(stored.Receipt.Name);
            yield return stored.Receipt;
        }
    }

    /// <summary>Where storage orders rare characters otherwise than we do, the other half is somewhere else.</summary>
    private async Task CheckAloneAsync(ListedUpload upload, CancellationToken cancellation)
    {
        if (await receipts.FindAsync(upload.Name, cancellation) is { } stored)
            await CheckPairAsync(upload, stored.Receipt, cancellation);
        else
            found.Add(FindingKind.NoReceipt, upload.Name, "has no receipt", upload.LastModified);
    }

    private async Task CheckAloneAsync(Receipt receipt, CancellationToken cancellation)
    {
        if (await uploads.FindETagAsync(receipt.Name, cancellation) is not null)
            return;
        if (receipt.State == ReceiptState.Processing)
            CheckUnfinished(receipt);
        else if (!receipt.LeavesNothing)
            found.Add(FindingKind.FileGone, receipt.Name, $"was deleted, and its receipt says {Word(receipt.State)}", LastTurn(receipt));
        CheckArticle(receipt);
    }

    /// <summary>
    /// Storage does not say when a file was deleted. The next reconciliation sees to it: so nothing is amiss while there was
    /// a run or a reconciliation a while ago.
    /// </summary>
    private DateTimeOffset LastTurn(Receipt receipt) => reconciledAt is { } at && at > receipt.At ? at : receipt.At;

    private async Task CheckPairAsync(ListedUpload upload, Receipt receipt, CancellationToken cancellation)
    {
        if (receipt.ETag != upload.ETag)
        {
            found.Add(FindingKind.OldReceipt, upload.Name, "has a receipt about an earlier version", upload.LastModified);
            return;
        }

        if (receipt.State == ReceiptState.Processing)
            CheckUnfinished(receipt);
        else if (receipt.State == ReceiptState.Failed)
            found.Add(FindingKind.Failed, receipt.Name, $"has failed {receipt.Attempts} times ({receipt.Reason?.Detail})", isPending: true);
        CheckArticle(receipt);
        await CheckContentAsync(receipt, cancellation);
    }

    private void CheckUnfinished(Receipt receipt) =>
        found.Add(FindingKind.Unfinished, receipt.Name, $"has been at \"processing\" since {receipt.At:u}", receipt.At);

    private void CheckArticle(Receipt receipt)
    {
        var article = ArticleOf(receipt);
        var contradicts = receipt.State switch
        {
            _ when PictureEnding.IsOf(receipt.Name) => article is not null || (receipt.Picture is null && receipt.State == ReceiptState.Published),
            _ when receipt.IsAttachment => article is { IsStanding: true } || (receipt.Attachment is null && receipt.State == ReceiptState.Published),
            _ when ArchiveEnding.IsOf(receipt.Name) => article is not null || (receipt.Archive is null && receipt.State == ReceiptState.Published),
            ReceiptState.Published => article is not { IsStanding: true } || article.NeedsReview != receipt.NeedsReview,
            ReceiptState.Withdrawn => article is not { IsStanding: false },
            ReceiptState.Rejected => (article is null) != (receipt.ArticleId is null),
            _ => false,
        };
        if (contradicts || (receipt.ArticleId is { } id && id != ArticleId.FromBlobName(receipt.Name)))
            found.Add(FindingKind.Contradiction, receipt.Name, $"has a receipt that says {Word(receipt.State)}, and {Word(article)}");
    }

    /// <summary>The same bytes uploaded again leave the article as it was: then their hash decides.</summary>
    private async Task CheckContentAsync(Receipt receipt, CancellationToken cancellation)
    {
        if (receipt.State != ReceiptState.Published || ArticleOf(receipt) is not { } article || article.UploadETag == receipt.ETag)
            return;
        using var upload = await uploads.OpenAsync(receipt.Name, cancellation);
        if (upload is not null && StoredArticle.HashOf((await upload.ReadAsync(cancellation)).Bytes.Span) != article.UploadHash)
            found.Add(FindingKind.OtherContent, receipt.Name, "has an article that was made of an earlier version");
    }

    /// <summary>Null when there is none of this very name.</summary>
    private ArticleMark? ArticleOf(Receipt receipt) =>
        expected.Articles.GetValueOrDefault(ArticleId.FromBlobName(receipt.Name)) is { } article && article.UploadName == receipt.Name ? article : null;

    private static string Word(ReceiptState state) => state.ToString().ToLowerInvariant();

    private static string Word(ArticleMark? article) => article switch
    {
        null => "no article",
        { IsStanding: false } => "an article that is withdrawn",
        { IsPublic: false } => "an article that is held back",
        { NeedsReview: true } => "an article that needs a review",
        _ => "an article that readers see",
    };

    private static async Task<Receipt?> NextAsync(IAsyncEnumerator<Receipt> rows) => await rows.MoveNextAsync() ? rows.Current : null;
}
