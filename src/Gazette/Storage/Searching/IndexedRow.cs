using Azure;
using Azure.Data.Tables;

namespace Gazette.Storage.Searching;

/// <summary>
/// Names all entries that the index may hold of one article, so that none is ever lost sight of: it is written before the first
/// entry changes and after the last.
/// </summary>
/// <param name="Texts">The one that is indexed; before others are gone, these too.</param>
/// <param name="IsSettled">Whether the index holds exactly these entries.</param>
internal sealed record IndexedRow(string Id, IReadOnlyList<IndexedText> Texts, bool IsSettled, ETag ETag)
{
    public const string PartitionPrefix = "article-";

    // Walked in ranges of their own, and no single one takes all writes.
    private const int Partitions = 16;

    public static string PartitionOf(string id)
    {
        var hash = 0u;
        foreach (var c in id)
            hash = (hash * 31) + c;
        return PartitionPrefix + (hash % Partitions).ToString("D2", System.Globalization.CultureInfo.InvariantCulture);
    }

    public static IndexedRow Read(TableEntity row) => new(
        row.RowKey, CompressedJson.Read<IReadOnlyList<IndexedText>>(row.GetBinary("Texts")), row.GetBoolean("IsSettled") ?? false, row.ETag);

    public TableEntity Write() => new(PartitionOf(Id), Id) { ["Texts"] = CompressedJson.Write(Texts), ["IsSettled"] = IsSettled };

    public HashSet<(string Partition, string Row)> Keys => [.. Texts.SelectMany(text => text.KeysOf(Id))];
}
