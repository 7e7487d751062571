using Azure.Data.Tables;

namespace Gazette.Storage;

/// <summary>Reads pages of a table whose rows are keyed by <see cref="TimeKey"/>.</summary>
internal static class NewestFirst
{
    /// <summary>
    /// Up to <paramref name="count"/> rows after the key, or from the newest on. One range read; a second one where
    /// the page crosses into an older month. (One filter with "or" over both keys would scan the table in Azure.)
    /// </summary>
    public static async Task<List<TableEntity>> ReadAsync(TableClient table, TimeKey? after, int count, CancellationToken cancellation)
    {
        var rows = new List<TableEntity>(count);
        if (after is { } key)
        {
            await FillAsync(TableClient.CreateQueryFilter($"PartitionKey eq {key.Partition} and RowKey gt {key.Row}"));
            if (rows.Count < count)
                await FillAsync(TableClient.CreateQueryFilter($"PartitionKey gt {key.Partition}"));
        }
        else
        {
            await FillAsync(filter: null);
        }

        return rows;

        async Task FillAsync(string? filter)
        {
            await foreach (var row in table.QueryAsync<TableEntity>(filter, count - rows.Count, cancellationToken: cancellation))
            {
                rows.Add(row);
                if (rows.Count == count)
                    break;
            }
        }
    }
}
