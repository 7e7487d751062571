using Azure.Data.Tables;

namespace Gazette.Storage;

/// <summary>One article as a table row: partition is the id, so that every article scales on its own.</summary>
internal static class ArticleRow
{
    /// <summary>The row key of what readers see; later rows of the same partition can hold versions.</summary>
    public const string Current = "current";

    // One property holds at most 64 KiB, and ten of them stay below a row's 1 MiB even as Azurite counts (in base64).
    private const int ChunkBytes = 64 * 1024;
    private const int MaxChunks = 10;

    public static bool FitsRow(ReadOnlyMemory<byte> content) => content.Length <= ChunkBytes * MaxChunks;

    /// <param name="content">Compressed; goes into the row unless <paramref name="bodyBlob"/> names where it went.</param>
    public static TableEntity Write(StoredArticle stored, TimeZoneInfo siteZone, ReadOnlyMemory<byte> content, string? bodyBlob, string? editsBlob)
    {
        var article = stored.Article;
        var row = new TableEntity(article.Id, Current)
        {
            ["Title"] = article.Title,
            ["Standfirst"] = article.Standfirst,
            ["PublishedAt"] = article.PublishedAt?.ToIso(siteZone),
            ["Source"] = article.Source,
            ["Author"] = article.Author,
            ["Column"] = article.Column,
            ["Language"] = article.Language,
            ["Summary"] = article.Summary,
            ["NeedsReview"] = article.NeedsReview,
            ["FirstPublishedAt"] = article.FirstPublishedAt,
            ["UpdatedAt"] = article.UpdatedAt,
            ["UploadName"] = article.Upload.Name,
            ["UploadETag"] = article.Upload.ETag,
            ["UploadLastModified"] = article.Upload.LastModified,
            ["UploadBytes"] = article.Upload.Bytes,
            ["UploadHash"] = stored.UploadHash,
            ["Pipeline"] = stored.Pipeline,
            ["Timeline"] = stored.Timeline.ToString(),
            ["OldTimeline"] = stored.OldTimelines.Count == 0 ? null : string.Join(' ', stored.OldTimelines),
            ["BodyBlob"] = bodyBlob,
            ["EditsBlob"] = editsBlob,
        };
        if (bodyBlob is null)
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
            Source = row.GetString("Source"),
            Author = row.GetString("Author"),
            Column = row.GetString("Column"),
            Language = row.GetString("Language"),
            Body = SafeHtml.FromStoredRow(parts.Html),
            Text = parts.Text,
            Summary = row.GetString("Summary"),
            Repairs = parts.Repairs,
            NeedsReview = row.GetBoolean("NeedsReview") ?? false,
            Upload = new UploadInfo(
                row.GetString("UploadName"),
                row.GetString("UploadETag"),
                Moment(row, "UploadLastModified"),
                row.GetInt64("UploadBytes") ?? 0),
            FirstPublishedAt = Moment(row, "FirstPublishedAt"),
            UpdatedAt = Moment(row, "UpdatedAt"),
        };
        return new StoredArticle
        {
            Article = article,
            UploadHash = row.GetString("UploadHash"),
            Pipeline = row.GetInt32("Pipeline") ?? 0,
            Timeline = Keys(row.GetString("Timeline")) is [var key] ? key : throw new FormatException($"Article row {row.PartitionKey} has no timeline key."),
            OldTimelines = [.. Keys(row.GetString("OldTimeline"))],
            BodyBlob = BodyBlob(row),
            EditsBlob = EditsBlob(row),
            RowETag = row.ETag,
        };
    }

    /// <summary>The content's place outside the row, or null when the row holds it.</summary>
    public static string? BodyBlob(TableEntity row) => row.GetString("BodyBlob");

    public static string? EditsBlob(TableEntity row) => row.GetString("EditsBlob");

    public static ReadOnlyMemory<byte> ReadChunks(TableEntity row)
    {
        using var content = new MemoryStream();
        for (var i = 0; row.GetBinary("Body" + i) is { } chunk; i++)
            content.Write(chunk);
        return content.ToArray();
    }

    private static void WriteChunks(TableEntity row, ReadOnlyMemory<byte> content)
    {
        for (var (i, start) = (0, 0); start < content.Length; i++, start += ChunkBytes)
            row["Body" + i] = content.Slice(start, Math.Min(ChunkBytes, content.Length - start)).ToArray();
    }

    private static DateTimeOffset Moment(TableEntity row, string column) =>
        row.GetDateTimeOffset(column) ?? throw new FormatException($"Article row {row.PartitionKey} has no {column}.");

    private static List<TimeKey> Keys(string? column)
    {
        var keys = new List<TimeKey>();
        foreach (var text in (column ?? "").Split(' '))
        {
            if (TimeKey.TryParse(text, out var key))
                keys.Add(key);
        }

        return keys;
    }
}
