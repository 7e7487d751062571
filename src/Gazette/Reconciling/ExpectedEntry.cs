using Azure.Data.Tables;

namespace Gazette.Reconciling;

/// <summary>What a list must hold because a row says so.</summary>
/// <param name="Moment">Tells an entry that says old things; null where an entry says nothing but its keys.</param>
/// <param name="IsOld">Whether the row has stood for longer than a run takes.</param>
internal sealed record ExpectedEntry(string Partition, string Row, string Upload, DateTimeOffset? Moment, bool IsOld)
{
    public bool IsAt(TableEntity entry) => entry.PartitionKey == Partition && entry.RowKey == Row;
}
