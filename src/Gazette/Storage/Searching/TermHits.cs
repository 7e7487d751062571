using Azure.Data.Tables;
using Gazette.Text.Searching;

namespace Gazette.Storage.Searching;

/// <summary>The articles that have one term, read page by page: headlines first, each the newest first.</summary>
internal sealed class TermHits
{
    private const int RowsPerCall = 1000;

    private static readonly string[] Columns = ["RowKey", "Column"];

    private readonly TableClient table;
    private readonly SearchTerm term;
    private readonly SearchWindow window;
    private readonly Queue<(string From, string To)> ranges = new();
    private string? continuation;

    /// <param name="isOnly">Whether the query has no other: then what lies before the window's place need not be read.</param>
    public TermHits(TableClient table, SearchTerm term, SearchWindow window, bool isOnly)
    {
        (this.table, this.term, this.window) = (table, term, window);
        if (term.IsPrefix || (window.Newest is null && window.Oldest is null))
        {
            var range = SearchKey.RangeOf(term.Text, term.IsPrefix);
            ranges.Enqueue(isOnly && !term.IsPrefix && window.After is { } after ? (SearchKey.Behind(term.Text, after), range.To) : range);
            return;
        }

        ranges.Enqueue(SearchKey.RangeOf(term.Text, SearchKey.InTitle, window.Newest, window.Oldest));
        ranges.Enqueue(SearchKey.RangeOf(term.Text, SearchKey.InBody, window.Newest, window.Oldest));
    }

    /// <summary>By the article's id.</summary>
    public Dictionary<string, SearchHit> Hits { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether all were read.</summary>
    public bool IsComplete => ranges.Count == 0;

    public int Pages { get; private set; }

    /// <summary>A further page, where there is one.</summary>
    /// <returns>False when the time for it was over.</returns>
    public async Task<bool> TryReadAsync(CancellationToken deadline, CancellationToken cancellation)
    {
        if (!ranges.TryPeek(out var range))
            return true;
        var partition = SearchKey.PartitionOf(term.Text);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {range.From} and RowKey lt {range.To}");
        try
        {
            Pages++;
            await foreach (var page in table.QueryAsync<TableEntity>(filter, RowsPerCall, Columns, deadline).AsPages(continuation, RowsPerCall))
            {
                foreach (var row in page.Values)
                    Add(row);
                continuation = page.ContinuationToken;
                break;
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }

        if (string.IsNullOrEmpty(continuation))
            ranges.Dequeue();
        return true;
    }

    private void Add(TableEntity row)
    {
        var (rank, moment, id) = SearchKey.Read(row.RowKey);
        var hit = new SearchHit(rank, moment, id);
        // Of words that begin alike an article may have several.
        if (window.Holds(hit, row.GetString("Column")) && (!Hits.TryGetValue(id, out var known) || string.CompareOrdinal(hit.Place, known.Place) < 0))
            Hits[id] = hit;
    }
}
