using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Uploads;

namespace Gazette.Serving.Contracts;

/// <summary>What became of an upload, for editors and operators.</summary>
/// <param name="Kind"><c>article</c>, <c>picture</c>, <c>attachment</c>: a file that an article links, or <c>archive</c>: one that is unpacked.</param>
/// <param name="Etag">Of the blob's version that this is about.</param>
/// <param name="Reason">Null unless it was rejected, has failed or was withdrawn.</param>
/// <param name="ArticleId">The article of this name, also when a later version was rejected and the earlier one stays; null when there is none.</param>
/// <param name="Url">Of the article's page; null likewise.</param>
/// <param name="Picture">Also when a later version was rejected and the earlier one stays; null of anything else.</param>
/// <param name="Attachment">Likewise.</param>
/// <param name="Archive">Of one that is unpacked, or being unpacked; null of anything else.</param>
/// <param name="ReviewReasons">What to look at, a sentence or two each; none when no review is needed.</param>
/// <param name="Held">Whether it stands and is kept from readers: until its time, or until somebody accepts it.</param>
/// <param name="PublishAt">Its time; null where it waits for none.</param>
/// <param name="Missing">What public articles must state and this one does not: <c>title</c>, <c>publishedAt</c>, <c>source</c>.</param>
/// <param name="StaleCorrections">Corrections that did not fit this version.</param>
/// <param name="SameTextAs">The file that was published first with the very same text; null when there is none.</param>
/// <param name="Attempts">Runs over this version since one last came to an end, this one included.</param>
/// <param name="At">When the state was reached.</param>
public sealed record UploadReceipt(
    string Name,
    string Kind,
    string Etag,
    ReceiptState State,
    UploadReason? Reason,
    string? ArticleId,
    string? Url,
    UploadedPicture? Picture,
    UploadedAttachment? Attachment,
    UploadedArchive? Archive,
    IReadOnlyList<Repair> Repairs,
    bool NeedsReview,
    IReadOnlyList<string> ReviewReasons,
    bool Held,
    DateTimeOffset? PublishAt,
    IReadOnlyList<string> Missing,
    IReadOnlyList<StaleCorrection> StaleCorrections,
    string? SameTextAs,
    int Attempts,
    DateTimeOffset At)
{
    /// <param name="shownIn">Articles that show or link the file that this is about; null where nobody has looked.</param>
    /// <param name="unpacked">What became of the files of an archive; null where nobody has looked.</param>
    public static UploadReceipt Of(Receipt receipt, Site site, IReadOnlyList<string>? shownIn = null, ReceiptCounts? unpacked = null) => new(
        receipt.Name,
        PictureEnding.IsOf(receipt.Name) ? "picture" : receipt.IsAttachment ? "attachment" : ArchiveEnding.IsOf(receipt.Name) ? "archive" : "article",
        receipt.ETag,
        receipt.State,
        receipt.Reason is { } reason ? new UploadReason(reason.Reason, reason.Detail) : null,
        receipt.IsAttachment ? null : receipt.ArticleId,
        receipt is { IsAttachment: false, ArticleId: { } id } ? site.ArticleUrl(id) : null,
        receipt.Picture is { } picture ? UploadedPicture.Of(picture, shownIn, site) : null,
        receipt.Attachment is { } attachment ? UploadedAttachment.Of(attachment, receipt.Name, shownIn, site) : null,
        receipt.Archive is { } archive ? UploadedArchive.Of(archive, receipt.Name, unpacked) : null,
        receipt.Repairs,
        receipt.NeedsReview,
        receipt.NeedsReview ? ReviewReason.Of(receipt.Repairs) : [],
        receipt.IsHeld,
        receipt.PublishAt,
        receipt.Missing,
        receipt.StaleCorrections,
        receipt.SameTextAs,
        receipt.Attempts,
        receipt.At);
}
