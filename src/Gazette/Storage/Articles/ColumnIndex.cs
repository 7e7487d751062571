using Gazette.Articles;

namespace Gazette.Storage.Articles;

/// <summary>Which columns have articles, and how many at the last count; see <see cref="CountedNames"/>.</summary>
public sealed class ColumnIndex(StorageAccount account, TimeProvider clock)
{
    private readonly CountedNames names = new(account, "columns", clock);

    /// <summary>Safe to repeat; costs a call once in a while.</summary>
    public Task NoteAsync(string column, CancellationToken cancellation) => names.NoteAsync(column, cancellation);

    /// <summary>In the order of their names.</summary>
    public async Task<IReadOnlyList<ColumnSize>> ReadAsync(CancellationToken cancellation) =>
        [.. (await names.ReadAsync(cancellation)).Select(known => new ColumnSize(known.Name, known.Articles))];

    /// <summary>Writes what was counted, and takes away columns that have no article any more.</summary>
    /// <param name="counts">By column, those of the columns within it included.</param>
    /// <param name="counted">When counting began: what was noted since may be of articles that were not counted.</param>
    public Task SetAsync(IReadOnlyDictionary<string, int> counts, DateTimeOffset counted, CancellationToken cancellation) =>
        names.SetAsync(counts, counted, cancellation);
}
