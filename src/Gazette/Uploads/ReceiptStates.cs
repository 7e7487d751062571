namespace Gazette.Uploads;

internal static class ReceiptStates
{
    /// <summary>Whether a file that is deleted leaves nothing to take back.</summary>
    /// <param name="hasContent">Whether the receipt names an article, a picture or an attachment.</param>
    public static bool LeavesNothing(this ReceiptState state, bool hasContent) =>
        state == ReceiptState.Withdrawn || (state == ReceiptState.Rejected && !hasContent);
}
