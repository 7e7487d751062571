namespace Gazette.Uploads;

/// <summary>How many uploads are in which state.</summary>
/// <param name="NeedsReview">Of the published ones.</param>
public sealed record ReceiptCounts(int Processing = 0, int Published = 0, int NeedsReview = 0, int Rejected = 0, int Failed = 0, int Withdrawn = 0)
{
    /// <summary>One more.</summary>
    public ReceiptCounts With(ReceiptState state, bool needsReview) => state switch
    {
        ReceiptState.Processing => this with { Processing = Processing + 1 },
        ReceiptState.Published => this with { Published = Published + 1, NeedsReview = NeedsReview + (needsReview ? 1 : 0) },
        ReceiptState.Rejected => this with { Rejected = Rejected + 1 },
        ReceiptState.Failed => this with { Failed = Failed + 1 },
        _ => this with { Withdrawn = Withdrawn + 1 },
    };
}
