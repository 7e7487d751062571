using Gazette.Articles;
using Gazette.Uploads;

namespace Gazette.Serving.Contracts;

/// <summary>One page of receipts, newest first.</summary>
/// <param name="Next">The address of the next, older page; null on the last one.</param>
public sealed record UploadReceiptList(IReadOnlyList<UploadReceipt> Items, string? Next)
{
    /// <param name="filter">The query that the list was asked for with, which its next page repeats; empty for all.</param>
    public static UploadReceiptList Of(ReceiptList list, string filter, Site site) => new(
        [.. list.Items.Select(receipt => UploadReceipt.Of(receipt, site))],
        list.Next is null ? null : $"{site.BaseUrl}/api/uploads?{filter}after={Uri.EscapeDataString(list.Next)}");
}
