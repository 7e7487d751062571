using Azure;
using Azure.Data.Tables;
using Gazette.Articles;
using Gazette.Storage.Articles;

namespace Gazette.Storage.Searching;

/// <summary>Keeps the search index in agreement with the rows of articles.</summary>
public sealed class SearchIndex(StorageAccount account, Site site)
{
    private const int MaxBatch = 100;

    // Others that change the same article at the same time are few; and where they are many, each has its turn as the pauses grow.
    private const int MaxTries = 20;
    private const int PausePerTry = 200;

    /// <summary>Puts the entries of an article that readers may see, and takes all others away. Safe to repeat; an article that is indexed as it is costs one read.</summary>
    /// <param name="isAnew">Whether entries are written again that should be there.</param>
    public Task SettleAsync(StoredArticle stored, CancellationToken cancellation, bool isAnew = false) =>
        SettleAsync(stored.Article.Id, TextOf(stored), isAnew, isFirst: false, cancellation);

    /// <summary>The same of an article that nobody can have indexed yet; it costs no read.</summary>
    public Task AddAsync(StoredArticle stored, CancellationToken cancellation) =>
        SettleAsync(stored.Article.Id, TextOf(stored), isAnew: false, isFirst: true, cancellation);

    /// <summary>Takes all entries of an article away.</summary>
    public Task RemoveAsync(string id, CancellationToken cancellation) => SettleAsync(id, text: null, isAnew: false, isFirst: false, cancellation);

    private IndexedText? TextOf(StoredArticle stored) => stored.IsPublic ? IndexedText.Of(stored.Article, site.TimeZone) : null;

    private async Task SettleAsync(string id, IndexedText? text, bool isAnew, bool isFirst, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await SettleOnceAsync(id, text, isFirst && attempt == 1 ? null : await FindAsync(id, cancellation), isAnew, cancellation);
                return;
            }
            catch (RequestFailedException lost) when (RowConflict.Is(lost) && attempt < MaxTries)
            {
                // What this try has written, others may not know of: the next one writes and removes all of it.
                isAnew = true;
                await Task.Delay(Random.Shared.Next(PausePerTry * attempt), cancellation);
            }
        }
    }

    private async Task SettleOnceAsync(string id, IndexedText? text, IndexedRow? found, bool isAnew, CancellationToken cancellation)
    {
        IReadOnlyList<IndexedText> before = found?.Texts ?? [];
        if (!isAnew && (found is null ? text is null : found.IsSettled && text is not null && before is [var same] && same.IsSameAs(text)))
            return;
        if (found is null && text is null)
            return;
        var begun = new IndexedRow(id, text is null ? before : [.. before.Where(other => !other.IsSameAs(text)).Prepend(text)], IsSettled: false, found?.ETag ?? default);
        begun = begun with { ETag = await SaveAsync(begun, isNew: found is null, cancellation) };

        var wanted = text?.KeysOf(id).ToHashSet() ?? [];
        var known = found?.Keys ?? [];
        var isCertain = !isAnew && found is { IsSettled: true } && before is [var only] && only.Column == text?.Column;
        // What a settled article has already is not written again.
        var written = isCertain ? wanted.Where(key => !known.Contains(key)) : wanted;
        var removed = known.Where(key => !wanted.Contains(key));
        await Task.WhenAll(
            written.Select(key => (Key: key, IsWritten: true)).Concat(removed.Select(key => (Key: key, IsWritten: false)))
                .GroupBy(change => change.Key.Partition)
                .Select(changes => ChangeAsync([.. changes], text?.Column, cancellation)));
        if (text is null)
            await account.Search.DeleteEntityAsync(IndexedRow.PartitionOf(id), id, begun.ETag, cancellation);
        else
            await SaveAsync(begun with { Texts = [text], IsSettled = true }, isNew: false, cancellation);
    }

    internal async Task<IndexedRow?> FindAsync(string id, CancellationToken cancellation)
    {
        var found = await account.Search.GetEntityIfExistsAsync<TableEntity>(IndexedRow.PartitionOf(id), id, cancellationToken: cancellation);
        return found.HasValue ? IndexedRow.Read(found.Value!) : null;
    }

    private async Task<ETag> SaveAsync(IndexedRow row, bool isNew, CancellationToken cancellation)
    {
        var answer = isNew
            ? await account.Search.AddEntityAsync(row.Write(), cancellation)
            : await account.Search.UpdateEntityAsync(row.Write(), row.ETag, TableUpdateMode.Replace, cancellation);
        return answer.Headers.ETag ?? throw new InvalidOperationException("Storage gave no ETag.");
    }

    private async Task ChangeAsync(List<((string Partition, string Row) Key, bool IsWritten)> changes, string? column, CancellationToken cancellation)
    {
        foreach (var batch in changes.Chunk(MaxBatch))
        {
            try
            {
                await account.Search.SubmitTransactionAsync(batch.Select(change => ActionOf(change.Key, change.IsWritten, column)), cancellation);
            }
            catch (TableTransactionFailedException gone) when (gone.Status == 404 && batch.Any(change => !change.IsWritten))
            {
                // An entry that an earlier try has removed already fails the whole batch.
                foreach (var (key, _) in batch.Where(change => !change.IsWritten))
                    await account.Search.DeleteEntityAsync(key.Partition, key.Row, cancellationToken: cancellation);
                if (batch.Any(change => change.IsWritten))
                    await account.Search.SubmitTransactionAsync(batch.Where(change => change.IsWritten).Select(change => ActionOf(change.Key, true, column)), cancellation);
            }
        }
    }

    private static TableTransactionAction ActionOf((string Partition, string Row) key, bool isWritten, string? column) => isWritten
        ? new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity(key.Partition, key.Row) { ["Column"] = column })
        : new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(key.Partition, key.Row), ETag.All);
}
