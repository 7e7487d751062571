using Azure.Data.Tables;

namespace Gazette.Storage;

/// <summary>A receipt as a row; the newest-first index holds the same columns, so that a list is one read.</summary>
internal static class ReceiptRow
{
    public static TableEntity Write(string partition, string key, Receipt receipt, TimeKey recent, TimeKey? oldRecent) => new(partition, key)
    {
        ["Name"] = receipt.Name,
        ["UploadETag"] = receipt.ETag,
        ["UploadedAt"] = receipt.UploadedAt,
        ["State"] = receipt.State.ToString(),
        ["ReasonCode"] = receipt.Reason?.Reason,
        ["ReasonDetail"] = receipt.Reason?.Detail,
        ["ArticleId"] = receipt.ArticleId,
        ["Repairs"] = receipt.Repairs.Count == 0 ? null : CompressedJson.Write(receipt.Repairs),
        ["NeedsReview"] = receipt.NeedsReview,
        ["Attempts"] = receipt.Attempts,
        ["At"] = receipt.At,
        ["Pipeline"] = receipt.Pipeline,
        ["Recent"] = recent.ToString(),
        ["OldRecent"] = oldRecent?.ToString(),
    };

    public static StoredReceipt Read(TableEntity row) => new(
        ReadReceipt(row),
        TimeKey.TryParse(row.GetString("Recent"), out var recent) ? recent : throw new FormatException($"Receipt row {row.RowKey} has no key of its recent entry."),
        row.GetString("OldRecent") is { } text && TimeKey.TryParse(text, out var old) ? old : null,
        row.ETag);

    public static Receipt ReadReceipt(TableEntity row) => new()
    {
        Name = row.GetString("Name"),
        ETag = row.GetString("UploadETag"),
        UploadedAt = Moment(row, "UploadedAt"),
        State = Enum.Parse<ReceiptState>(row.GetString("State")),
        Reason = row.GetString("ReasonCode") is { } code ? new Rejection(code, row.GetString("ReasonDetail")) : null,
        ArticleId = row.GetString("ArticleId"),
        Repairs = row.GetBinary("Repairs") is { } repairs ? CompressedJson.Read<List<Repair>>(repairs) : [],
        NeedsReview = row.GetBoolean("NeedsReview") ?? false,
        Attempts = row.GetInt32("Attempts") ?? 0,
        At = Moment(row, "At"),
        Pipeline = row.GetInt32("Pipeline") ?? 0,
    };

    private static DateTimeOffset Moment(TableEntity row, string column) =>
        row.GetDateTimeOffset(column) ?? throw new FormatException($"Receipt row {row.RowKey} has no {column}.");
}
