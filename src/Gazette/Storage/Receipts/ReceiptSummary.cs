using Gazette.Uploads;

namespace Gazette.Storage.Receipts;

/// <summary>What the comparison of container and receipts needs of one.</summary>
public sealed record ReceiptSummary(
    string Name, string ETag, ReceiptState State, bool NeedsReview, bool HasContent, int Attempts, DateTimeOffset At, int Pipeline);
