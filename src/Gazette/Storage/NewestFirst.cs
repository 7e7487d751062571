using Azure.Data.Tables;
using Gazette.Storage.Receipts;

namespace Gazette.Storage;

/// <summary>Reads pages of a table whose rows are keyed by <see cref="TimeKey"/>.</summary>
internal static class NewestFirst
{
    /// <summary>
    /// Up to <paramref name="count"/> rows after the key, or from the newest on. One range read; a second one where
    /// the page crosses into an older month. (One filter with "or" over both keys would scan the table in Azure.)
    /// </summary>
    /// <param name="condition">An OData filter on rows that are meant; null for all.</param>
    /// <param name="list">What stands before the month in the partition keys; empty in a table with a single list.</param>
    public static async Task<List<TableEntity>> ReadAsync(TableClient table, string list, TimeKey? after, int count, CancellationToken cancellation, string? condition = null)
    {
        var rows = new List<TableEntity>(count);
        // ':' comes right after the digits.
        var end = ReceiptPlace.PartitionOf(list, ":");
        if (after is { } key)
        {
            var month = ReceiptPlace.PartitionOf(list, key.Partition);
            await FillAsync(TableClient.CreateQueryFilter($"PartitionKey eq {month} and RowKey gt {key.Row}"));
            if (rows.Count < count)
                await FillAsync(TableClient.CreateQueryFilter($"PartitionKey gt {month} and PartitionKey lt {end}"));
        }
        else
        {
            await FillAsync(TableClient.CreateQueryFilter($"PartitionKey ge {ReceiptPlace.PartitionOf(list, "0")} and PartitionKey lt {end}"));
        }

        return rows;

        async Task FillAsync(string filter)
        {
            if (condition is not null)
                filter += $" and {condition}";
            await foreach (var row in table.QueryAsync<TableEntity>(filter, count - rows.Count, cancellationToken: cancellation))
            {
                rows.Add(row);
                if (rows.Count == count)
                    break;
            }
        }
    }
}
