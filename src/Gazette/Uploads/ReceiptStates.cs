namespace Gazette.Uploads;

internal static class ReceiptStates
{
    /// <summary>Whether a file that is deleted leaves nothing to withdraw: it never had an article, or has none that is public.</summary>
    /// <param name="articleId">As the receipt names it; null when the upload never made an article.</param>
    public static bool IsWithoutArticle(this ReceiptState state, string? articleId) =>
        state == ReceiptState.Withdrawn || (state == ReceiptState.Rejected && articleId is null);
}
