using Gazette.Uploads;

namespace Gazette.Storage.Receipts;

/// <summary>What the comparison of container and receipts needs of one.</summary>
public sealed record ReceiptSummary(
    string Name, string ETag, ReceiptState State, string? ArticleId, int Attempts, DateTimeOffset At, int Pipeline);
