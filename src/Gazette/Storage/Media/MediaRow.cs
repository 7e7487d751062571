using Azure;
using Azure.Data.Tables;
using Gazette.Articles.Media;

namespace Gazette.Storage.Media;

/// <summary>
/// The row of a picture or an attachment that is there as a whole. Partition is its hash; the claims stand in the same
/// partition, behind it.
/// </summary>
/// <param name="Picture">Null of an attachment.</param>
/// <param name="Attachment">Null of a picture.</param>
/// <param name="Folder">Where its files are, a new one each time: who removes old files can't touch new ones.</param>
/// <param name="UsedAt">When somebody last counted on it.</param>
internal sealed record MediaRow(string Hash, Picture? Picture, Attachment? Attachment, string Folder, DateTimeOffset UsedAt, ETag ETag)
{
    public const string Key = "0";

    public const string Owner = "Owner";
    public const string IsPublic = "IsPublic";

    /// <summary>Of an article's claim: under which names readers may download the attachment, as <see cref="CompressedJson"/>.</summary>
    public const string Names = "Names";

    /// <summary>What an attachment's only file is called in its folder.</summary>
    public const string AttachmentFile = "file";

    public static readonly string[] Columns = ["PartitionKey", "RowKey", "Files", "ContentType", "Bytes", "Folder", "UsedAt"];

    /// <summary>All names of files in the folder.</summary>
    public IEnumerable<string> FileNames => Picture is { } picture ? picture.Files.Select(f => f.Name) : [AttachmentFile];

    public static TableEntity Write(Picture picture, string folder, DateTimeOffset usedAt) => new(picture.Hash, Key)
    {
        ["Files"] = CompressedJson.Write(picture.Files),
        ["Folder"] = folder,
        ["UsedAt"] = usedAt,
    };

    public static TableEntity Write(Attachment attachment, string folder, DateTimeOffset usedAt) => new(attachment.Hash, Key)
    {
        ["ContentType"] = attachment.ContentType,
        ["Bytes"] = attachment.Bytes,
        ["Folder"] = folder,
        ["UsedAt"] = usedAt,
    };

    public static TableEntity Touched(string hash, DateTimeOffset usedAt) => new(hash, Key) { ["UsedAt"] = usedAt };

    /// <exception cref="FormatException">The row lacks what every such row has.</exception>
    public static MediaRow Read(TableEntity row)
    {
        var attachment = row.GetString("ContentType") is { } type ? new Attachment(row.PartitionKey, type, row.GetInt64("Bytes") ?? throw Missing(row, "Bytes")) : null;
        return new MediaRow(
            row.PartitionKey,
            attachment is null ? new Picture(row.PartitionKey, CompressedJson.Read<List<PictureFile>>(row.GetBinary("Files") ?? throw Missing(row, "Files"))) : null,
            attachment,
            row.GetString("Folder") ?? throw Missing(row, "Folder"),
            row.GetDateTimeOffset("UsedAt") ?? throw Missing(row, "UsedAt"),
            row.ETag);
    }

    private static FormatException Missing(TableEntity row, string column) => new($"The row of the file {row.PartitionKey} has no {column}.");
}
