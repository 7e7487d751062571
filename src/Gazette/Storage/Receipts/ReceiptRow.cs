using Azure.Data.Tables;
using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Articles.Media;
using Gazette.Uploads;

namespace Gazette.Storage.Receipts;

/// <summary>A receipt as a row; the lists hold the same columns, so that a page of one is a range read.</summary>
internal static class ReceiptRow
{
    /// <summary>What <see cref="ReadSummary"/> needs.</summary>
    public static readonly string[] SummaryColumns = ["PartitionKey", "RowKey", "Name", "UploadETag", "State", "NeedsReview", "ArticleId", "PictureHash", "AttachmentHash", "Attempts", "At", "Pipeline"];

    public static TableEntity Write(string partition, string key, Receipt receipt, ReceiptPlace place, IReadOnlyList<ReceiptPlace> oldPlaces) => new(partition, key)
    {
        ["Name"] = receipt.Name,
        ["UploadETag"] = receipt.ETag,
        ["UploadedAt"] = receipt.UploadedAt,
        ["State"] = receipt.State.ToString(),
        ["ReasonCode"] = receipt.Reason?.Reason,
        ["ReasonDetail"] = receipt.Reason?.Detail,
        ["ArticleId"] = receipt.ArticleId,
        ["Title"] = receipt.Title,
        ["Column"] = receipt.Column,
        ["PictureHash"] = receipt.Picture?.Hash,
        ["PictureFiles"] = receipt.Picture is { } picture ? CompressedJson.Write(picture.Files) : null,
        ["IsAttachment"] = receipt.IsAttachment ? true : null,
        ["AttachmentHash"] = receipt.Attachment?.Hash,
        ["AttachmentType"] = receipt.Attachment?.ContentType,
        ["AttachmentBytes"] = receipt.Attachment?.Bytes,
        ["Archive"] = receipt.Archive is { } archive ? CompressedJson.Write(archive) : null,
        ["Repairs"] = receipt.Repairs.Count == 0 ? null : CompressedJson.Write(receipt.Repairs),
        ["NeedsReview"] = receipt.NeedsReview,
        ["IsHeld"] = receipt.IsHeld ? true : null,
        ["PublishAt"] = receipt.PublishAt,
        ["Missing"] = receipt.Missing.Count == 0 ? null : string.Join(' ', receipt.Missing),
        ["StaleCorrections"] = receipt.StaleCorrections.Count == 0 ? null : CompressedJson.Write(receipt.StaleCorrections),
        ["SameTextAs"] = receipt.SameTextAs,
        ["Attempts"] = receipt.Attempts,
        ["At"] = receipt.At,
        ["Pipeline"] = receipt.Pipeline,
        ["NeedBefore"] = receipt.State == ReceiptState.Processing ? receipt.NeedBefore : null,
        ["Recent"] = place.ToString(),
        ["OldRecent"] = oldPlaces.Count == 0 ? null : string.Join(' ', oldPlaces),
    };

    public static StoredReceipt Read(TableEntity row) => new(
        ReadReceipt(row),
        Places(row.GetString("Recent")) is [var place] ? place : throw new FormatException($"Receipt row {row.RowKey} has no place in the lists."),
        Places(row.GetString("OldRecent")),
        row.ETag);

    public static Receipt ReadReceipt(TableEntity row) => new()
    {
        Name = row.GetString("Name"),
        ETag = row.GetString("UploadETag"),
        UploadedAt = Moment(row, "UploadedAt"),
        State = State(row),
        Reason = row.GetString("ReasonCode") is { } code ? new Rejection(code, row.GetString("ReasonDetail")) : null,
        ArticleId = row.GetString("ArticleId"),
        Title = row.GetString("Title"),
        Column = row.GetString("Column"),
        Picture = row.GetString("PictureHash") is { } hash ? new Picture(hash, CompressedJson.Read<List<PictureFile>>(row.GetBinary("PictureFiles"))) : null,
        IsAttachment = row.GetBoolean("IsAttachment") ?? false,
        Attachment = row.GetString("AttachmentHash") is { } file ? new Attachment(file, row.GetString("AttachmentType"), row.GetInt64("AttachmentBytes") ?? 0) : null,
        Archive = row.GetBinary("Archive") is { } archive ? CompressedJson.Read<UnpackedArchive>(archive) : null,
        Repairs = row.GetBinary("Repairs") is { } repairs ? CompressedJson.Read<List<Repair>>(repairs) : [],
        NeedsReview = row.GetBoolean("NeedsReview") ?? false,
        IsHeld = row.GetBoolean("IsHeld") ?? false,
        PublishAt = row.GetDateTimeOffset("PublishAt"),
        Missing = (row.GetString("Missing") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
        StaleCorrections = row.GetBinary("StaleCorrections") is { } stale ? CompressedJson.Read<List<StaleCorrection>>(stale) : [],
        SameTextAs = row.GetString("SameTextAs"),
        Attempts = row.GetInt32("Attempts") ?? 0,
        At = Moment(row, "At"),
        Pipeline = row.GetInt32("Pipeline") ?? 0,
        NeedBefore = row.GetString("NeedBefore"),
    };

    public static ReceiptSummary ReadSummary(TableEntity row) => new(
        row.GetString("Name"),
        row.GetString("UploadETag"),
        State(row),
        row.GetBoolean("NeedsReview") ?? false,
        (row.GetString("ArticleId") ?? row.GetString("PictureHash") ?? row.GetString("AttachmentHash")) is not null,
        row.GetInt32("Attempts") ?? 0,
        Moment(row, "At"),
        row.GetInt32("Pipeline") ?? 0);

    private static ReceiptState State(TableEntity row) => Enum.Parse<ReceiptState>(row.GetString("State"));

    /// <param name="column">Of "Recent" or "OldRecent".</param>
    public static List<ReceiptPlace> Places(string? column)
    {
        var places = new List<ReceiptPlace>();
        foreach (var text in (column ?? "").Split(' '))
        {
            if (ReceiptPlace.TryParse(text, out var place))
                places.Add(place);
        }

        return places;
    }

    private static DateTimeOffset Moment(TableEntity row, string column) =>
        row.GetDateTimeOffset(column) ?? throw new FormatException($"Receipt row {row.RowKey} has no {column}.");
}
