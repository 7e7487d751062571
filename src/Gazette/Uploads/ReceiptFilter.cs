namespace Gazette.Uploads;

/// <summary>Which receipts a list shows. Every combination is one range read, whatever there is to read from.</summary>
/// <param name="State">Null for all.</param>
/// <param name="NeedsReview">Null for both; only published articles can need one.</param>
public sealed record ReceiptFilter(ReceiptState? State = null, bool? NeedsReview = null)
{
    internal bool Takes(Receipt receipt) =>
        (State is null || receipt.State == State)
        && (NeedsReview is null || NeedsReview == receipt is { State: ReceiptState.Published, NeedsReview: true });
}
