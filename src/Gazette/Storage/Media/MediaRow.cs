using Azure;
using Azure.Data.Tables;
using Gazette.Articles.Pictures;

namespace Gazette.Storage.Media;

/// <summary>
/// The row of a picture that is there as a whole. Partition is its hash; the claims stand in the same partition, behind it.
/// </summary>
/// <param name="Folder">Where its files are, a new one each time: who removes old files can't touch new ones.</param>
/// <param name="UsedAt">When somebody last counted on it.</param>
internal sealed record MediaRow(Picture Picture, string Folder, DateTimeOffset UsedAt, ETag ETag)
{
    public const string Key = "0";

    public const string Owner = "Owner";
    public const string IsPublic = "IsPublic";

    public static TableEntity Write(Picture picture, string folder, DateTimeOffset usedAt) => new(picture.Hash, Key)
    {
        ["Files"] = CompressedJson.Write(picture.Files),
        ["Folder"] = folder,
        ["UsedAt"] = usedAt,
    };

    public static TableEntity Touched(string hash, DateTimeOffset usedAt) => new(hash, Key) { ["UsedAt"] = usedAt };

    /// <exception cref="FormatException">The row lacks what every such row has.</exception>
    public static MediaRow Read(TableEntity row) => new(
        new Picture(row.PartitionKey, CompressedJson.Read<List<PictureFile>>(row.GetBinary("Files") ?? throw Missing(row, "Files"))),
        row.GetString("Folder") ?? throw Missing(row, "Folder"),
        row.GetDateTimeOffset("UsedAt") ?? throw Missing(row, "UsedAt"),
        row.ETag);

    private static FormatException Missing(TableEntity row, string column) => new($"The row of the picture {row.PartitionKey} has no {column}.");
}
