using Gazette.Uploads;

namespace Gazette.Serving.Contracts.Operating;

/// <summary>How many uploads are in which state.</summary>
/// <param name="NeedsReview">Of the published ones.</param>
public sealed record UploadCounts(int Processing, int Published, int NeedsReview, int Rejected, int Failed, int Withdrawn)
{
    /// <summary>As they were counted.</summary>
    public static UploadCounts Of(ReceiptCounts counts) =>
        new(counts.Processing, counts.Published, counts.NeedsReview, counts.Rejected, counts.Failed, counts.Withdrawn);
}
