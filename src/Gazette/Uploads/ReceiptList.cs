namespace Gazette.Uploads;

/// <summary>One page of receipts, newest first.</summary>
/// <param name="Next">The key that the next, older page starts after, safe in a query string; null on the last page.</param>
public sealed record ReceiptList(IReadOnlyList<Receipt> Items, string? Next)
{
    /// <summary>Items of a page; the last one may have fewer.</summary>
    public const int PageSize = 50;
}
