using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Articles.Media;
using Gazette.Uploads;

namespace Gazette.Storage.Articles;

/// <summary>One version of an article as a table row: partition is the id, so that every article scales on its own.</summary>
internal static class ArticleRow
{
    /// <summary>The row key of what readers see.</summary>
    public const string Current = "current";

    /// <summary>Row keys of earlier versions begin so.</summary>
    public const string Earlier = "version-";

    /// <summary>Stands in rows that readers do not get.</summary>
    public const string Held = "Hold";

    /// <summary>What one property holds, compressed.</summary>
    public const int MaxCorrectionsBytes = 64 * 1024;

    // One property holds at most 64 KiB, and ten of them stay below a row's 1 MiB even as Azurite counts (in base64).
    private const int ChunkBytes = 64 * 1024;
    private const int MaxChunks = 10;

    // Every page that is read takes it along.
    private const int MaxEditsBytes = 16 * 1024;

    public static string EarlierKey(int number) => Earlier + number.ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>Reads back what <see cref="EarlierKey"/> made.</summary>
    public static int NumberOf(string earlierKey) => int.Parse(earlierKey.AsSpan(Earlier.Length), CultureInfo.InvariantCulture);

    /// <param name="stored">Its pictures take of the same room.</param>
    public static bool FitsRow(StoredArticle stored, ReadOnlyMemory<byte> content) =>
        content.Length + (stored.EditsInRow?.Length ?? 0) + (Compressed(stored.Article.Media)?.Length ?? 0) + (Compressed(stored.OldMedia)?.Length ?? 0) <= ChunkBytes * MaxChunks;

    /// <param name="edits">Compressed.</param>
    public static bool FitsRow(byte[] edits) => edits.Length <= MaxEditsBytes;

    /// <param name="content">Compressed; goes into the row unless the article says where it went.</param>
    public static TableEntity Write(string key, StoredArticle stored, TimeZoneInfo siteZone, ReadOnlyMemory<byte> content)
    {
        var article = stored.Article;
        var row = new TableEntity(article.Id, key)
        {
            ["Title"] = article.Title,
            ["Standfirst"] = article.Standfirst,
            ["PublishedAt"] = article.PublishedAt?.ToIso(siteZone),
            ["PublishAt"] = article.PublishAt?.ToIso(siteZone),
            ["Source"] = article.Source,
            ["Author"] = article.Author,
            ["Column"] = article.Column,
            ["ProtectedNames"] = article.ProtectedNames,
            ["Language"] = article.Language,
            ["Summary"] = article.Summary,
            ["NeedsReview"] = article.NeedsReview,
            ["FirstPublishedAt"] = article.FirstPublishedAt,
            ["UpdatedAt"] = article.UpdatedAt,
            ["TextChangedAt"] = article.TextChangedAt,
            ["UploadName"] = article.Upload.Name,
            ["UploadETag"] = article.Upload.ETag,
            ["UploadLastModified"] = article.Upload.LastModified,
            ["UploadBytes"] = article.Upload.Bytes,
            ["UploadHash"] = stored.UploadHash,
            ["TextHash"] = stored.TextHash,
            ["OldTexts"] = Joined(stored.OldTexts),
            ["Number"] = stored.Number,
            ["Corrections"] = stored.Corrections.IsEmpty ? null : CompressedJson.Write(stored.Corrections),
            ["HasPictures"] = article.Media.IsEmpty ? null : true,
            ["Pictures"] = Compressed(article.Media),
            ["OldPictures"] = Compressed(stored.OldMedia),
            ["Pipeline"] = stored.Pipeline,
            ["Timeline"] = stored.Timeline.ToString(),
            ["OldTimeline"] = Joined(stored.OldTimelines),
            ["BodyBlob"] = stored.BodyBlob,
            ["EditsBlob"] = stored.EditsBlob,
            ["Edits"] = stored.EditsInRow,
            ["Writing"] = stored.Writing,
            [Held] = stored.Hold?.ToString(),
            ["WithdrawnAt"] = stored.Withdrawal?.At,
            ["WithdrawnCode"] = stored.Withdrawal?.Code,
            ["WithdrawnReason"] = stored.Withdrawal?.Reason,
            ["WithdrawnETag"] = stored.Withdrawal?.UploadETag,
            ["IsPurged"] = stored.Withdrawal?.IsPurged,
        };
        if (stored.BodyBlob is null)
            WriteChunks(row, content);
        return row;
    }

    public static StoredArticle Read(TableEntity row, ReadOnlyMemory<byte> content)
    {
        var parts = CompressedJson.Read<ArticleContent>(content);
        var article = new Article
        {
            Id = row.PartitionKey,
            Title = row.GetString("Title"),
            Standfirst = row.GetString("Standfirst"),
            PublishedAt = row.GetString("PublishedAt") is { } iso ? PublishDate.ParseIso(iso) : null,
            PublishAt = row.GetString("PublishAt") is { } planned ? PublishDate.ParseIso(planned) : null,
            Source = row.GetString("Source"),
            Author = row.GetString("Author"),
            Column = row.GetString("Column"),
            ProtectedNames = row.GetString("ProtectedNames"),
            Language = row.GetString("Language"),
            Body = SafeHtml.FromStoredRow(parts.Html),
            Text = parts.Text,
            Summary = row.GetString("Summary"),
            Repairs = parts.Repairs,
            NeedsReview = row.GetBoolean("NeedsReview") ?? false,
            Media = Media(row),
            Upload = new UploadInfo(
                row.GetString("UploadName"),
                row.GetString("UploadETag"),
                Moment(row, "UploadLastModified"),
                row.GetInt64("UploadBytes") ?? 0),
            FirstPublishedAt = Moment(row, "FirstPublishedAt"),
            UpdatedAt = Moment(row, "UpdatedAt"),
            TextChangedAt = row.GetDateTimeOffset("TextChangedAt"),
        };
        return new StoredArticle
        {
            Article = article,
            Number = Number(row),
            Withdrawal = ReadWithdrawal(row),
            Hold = row.GetString(Held) is { } held ? Hold.Parse(held) : null,
            Corrections = Corrections(row),
            UploadHash = row.GetString("UploadHash"),
            // Rows of the first rules have no key among the texts.
            TextHash = row.GetString("TextHash") ?? StoredArticle.HashOf(Encoding.UTF8.GetBytes(parts.Text)),
            OldTexts = Words(row.GetString("OldTexts")),
            OldMedia = row.GetBinary("OldPictures") is { } old ? CompressedJson.Read<OldMedia>(old) : OldMedia.None,
            Pipeline = row.GetInt32("Pipeline") ?? 0,
            Timeline = Places(row.GetString("Timeline")) is [var place] ? place : throw new FormatException($"Article row {row.PartitionKey} has no timeline key."),
            OldTimelines = Places(row.GetString("OldTimeline")),
            BodyBlob = BodyBlob(row),
            EditsBlob = EditsBlob(row),
            EditsInRow = EditsInRow(row),
            Writing = Writing(row),
            RowETag = row.ETag,
            ChangedAt = row.Timestamp ?? default,
        };
    }

    /// <summary>The content's place outside the row, or null when the row holds it.</summary>
    public static string? BodyBlob(TableEntity row) => row.GetString("BodyBlob");

    public static string? EditsBlob(TableEntity row) => row.GetString("EditsBlob");

    public static byte[]? EditsInRow(TableEntity row) => row.GetBinary("Edits");

    public static string? Writing(TableEntity row) => row.GetString("Writing");

    public static ArticleCorrections Corrections(TableEntity row) => row.GetBinary("Corrections") is { } written
        ? CompressedJson.Read<ArticleCorrections>(written)
        : ArticleCorrections.None;

    public static ArticleMedia Media(TableEntity row) => row.GetBinary("Pictures") is { } written
        ? CompressedJson.Read<ArticleMedia>(written)
        : ArticleMedia.None;

    /// <summary>As many as the row would hold of these; <see cref="MaxCorrectionsBytes"/> is the limit.</summary>
    public static int CorrectionsBytes(ArticleCorrections corrections) => CompressedJson.Write(corrections).Length;

    public static ReadOnlyMemory<byte> ReadChunks(TableEntity row)
    {
        using var content = new MemoryStream();
        for (var i = 0; row.GetBinary("Body" + i) is { } chunk; i++)
            content.Write(chunk);
        return content.ToArray();
    }

    // Rows from before there were versions are first ones.
    public static int Number(TableEntity row) => row.GetInt32("Number") ?? 1;

    private static Withdrawal? ReadWithdrawal(TableEntity row) => row.GetDateTimeOffset("WithdrawnAt") is { } at
        ? new Withdrawal(at, row.GetString("WithdrawnCode"), row.GetString("WithdrawnReason"), row.GetString("WithdrawnETag"), row.GetBoolean("IsPurged") ?? false)
        : null;

    private static void WriteChunks(TableEntity row, ReadOnlyMemory<byte> content)
    {
        for (var (i, start) = (0, 0); start < content.Length; i++, start += ChunkBytes)
            row["Body" + i] = content.Slice(start, Math.Min(ChunkBytes, content.Length - start)).ToArray();
    }

    private static DateTimeOffset Moment(TableEntity row, string column) =>
        row.GetDateTimeOffset(column) ?? throw new FormatException($"Article row {row.PartitionKey} has no {column}.");

    private static byte[]? Compressed(ArticleMedia pictures) => pictures.IsEmpty ? null : CompressedJson.Write(pictures);

    private static byte[]? Compressed(OldMedia pictures) => pictures.IsEmpty ? null : CompressedJson.Write(pictures);

    private static string? Joined<T>(IReadOnlyList<T> values) => values.Count == 0 ? null : string.Join(' ', values);

    private static string[] Words(string? column) => (column ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static List<TimelinePlace> Places(string? column)
    {
        var places = new List<TimelinePlace>();
        foreach (var text in Words(column))
        {
            if (TimelinePlace.TryParse(text, out var place))
                places.Add(place);
        }

        return places;
    }
}
