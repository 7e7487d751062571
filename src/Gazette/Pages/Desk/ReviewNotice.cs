using System.Security.Cryptography;
using System.Text;
using Gazette.Articles;
using Gazette.Uploads;

namespace Gazette.Pages.Desk;

/// <summary>What an editor who does not look at the desk is told of an upload, in the site's language. Plain text: whoever writes it into markup encodes it.</summary>
/// <param name="Id">Of the upload's version and its state: an address of the form <c>urn:uuid:</c>.</param>
/// <param name="Summary">One line.</param>
/// <param name="Reasons">What is wrong, or is to be looked at: codes, and a sentence each.</param>
/// <param name="Detail">An English sentence that names file, limit and remedy; null unless it was refused.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Desk">Where the upload is on the desk.</param>
internal sealed record ReviewNotice(string Id, string Summary, IReadOnlyList<(string Code, string Words)> Reasons, string? Detail, string Remedy, string Desk)
{
    // The bits of a UUID that say that it is made in a way of one's own (RFC 9562, 5.8).
    private const int Version8 = 0x80;
    private const int Variant = 0x80;

    /// <summary>Null of an upload that nobody has to look at.</summary>
    public static ReviewNotice? Of(Receipt receipt, Site site)
    {
        if (receipt.Need is null)
            return null;
        var (words, rules) = (DeskText.For(site.Language).Notice, RuleWords.For(site.Language));
        var (reasons, remedy) = receipt.State switch
        {
            ReceiptState.Rejected => Refused(receipt.Reason!, rules, words),
            ReceiptState.Failed => ([(receipt.Reason?.Reason ?? RejectionReason.GaveUp, words.FailedReason)], words.FailedRemedy),
            _ => (Doubts(receipt, rules), receipt.IsHeld ? words.HeldRemedy : words.ReviewRemedy),
        };
        var summary = receipt.State switch
        {
            ReceiptState.Rejected => words.Rejected,
            ReceiptState.Failed => words.Failed,
            _ => words.Review,
        };
        return new ReviewNotice(
            IdOf(receipt),
            DeskText.Fill(summary, EncodedText.Shown(receipt.Name), reasons is [var first, ..] ? first.Words : remedy),
            reasons,
            receipt.State == ReceiptState.Rejected ? receipt.Reason!.Detail : null,
            remedy,
            AddressOf(receipt, site));
    }

    /// <summary>The page of the desk that shows it; its part behind the mark is no part of any request.</summary>
    private static string AddressOf(Receipt receipt, Site site) => $"{site.BaseUrl}{PagePath.Desk}#upload/{Uri.EscapeDataString(receipt.Name)}";

    private static (IReadOnlyList<(string Code, string Words)> Reasons, string Remedy) Refused(Rejection rejection, RuleWords rules, DeskText.NoticeText words) =>
        rules.Rejection(rejection.Reason) is { } general && RuleWords.Halves(general) is var (fault, remedy)
            ? ([(rejection.Reason, fault)], remedy)
            // One of another build.
            : ([(rejection.Reason, rejection.Detail)], words.RefusedRemedy);

    private static List<(string Code, string Words)> Doubts(Receipt receipt, RuleWords rules) =>
        [.. receipt.Repairs.Where(repair => !repair.Certain && repair.Count > 0).Select(repair => (Code: repair.Rule, Words: rules.Review(repair.Rule))).DistinctBy(doubt => doubt.Words, StringComparer.Ordinal)];

    private static string IdOf(Receipt receipt)
    {
        // No name and no entity tag holds this mark, so no two of them run together to the same text.
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{receipt.Name}\0{receipt.ETag}\0{StateMark.NameOf(receipt)}"))[..16];
        bytes[6] = (byte)(Version8 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(Variant | (bytes[8] & 0x3F));
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }
}
