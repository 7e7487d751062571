using Gazette.Serving;
using Gazette.Storage;

namespace Gazette;

/// <summary>
/// The articles that stand, with all that has to agree with their rows: the timeline, the texts, the pages in memory.
/// </summary>
public sealed class PublishedArticles(ArticleStore articles, Timeline timeline, TextIndex texts, PageMemory memory)
{
    public Task<StoredArticle?> FindAsync(string id, CancellationToken cancellation) => articles.FindAsync(id, cancellation);

    /// <summary>Null when somebody else changed the row since <paramref name="previous"/> was read; nothing was changed then.</summary>
    public async Task<StoredArticle?> TrySaveAsync(StoredArticle stored, StoredArticle? previous, CancellationToken cancellation)
    {
        var saved = ReferenceEquals(stored, previous) ? stored : await articles.TrySaveAsync(stored, previous, cancellation);
        return saved is null ? null : await SettleAsync(saved, cancellation);
    }

    /// <inheritdoc cref="ArticleStore.TryMarkAsync"/>
    public async Task<StoredArticle?> TryWithdrawAsync(StoredArticle stored, Withdrawal withdrawal, CancellationToken cancellation) =>
        await articles.TryMarkAsync(stored, withdrawal, cancellation) is { } marked ? await SettleAsync(marked, cancellation) : null;

    /// <summary>
    /// Makes everything agree with the row; safe to repeat. When the row changed meanwhile, its new writer may have cleaned
    /// up before these entries were written: then the row decides again.
    /// </summary>
    /// <returns>The row that was found in the end; null when it is gone.</returns>
    public async Task<StoredArticle?> SettleAsync(StoredArticle stored, CancellationToken cancellation)
    {
        var id = stored.Article.Id;
        for (var current = stored; ;)
        {
            await timeline.SettleAsync(current, cancellation);
            await texts.SettleAsync(current, cancellation);
            if (current.Withdrawal is { IsPurged: true })
                await articles.ForgetEarlierAsync(id, cancellation);
            // Readers of this process see it at once; others within the time that pages may be kept.
            memory.Forget(id);
            if (await articles.FindRowETagAsync(id, cancellation) == current.RowETag)
                return current;
            var successor = await articles.FindAsync(id, cancellation);
            if (successor?.Timeline != current.Timeline)
                await timeline.RemoveAsync(current.Timeline, cancellation);
            if (successor?.TextHash != current.TextHash)
                await texts.RemoveAsync(current.TextHash, id, cancellation);
            if (successor is null)
                return null;
            current = successor;
        }
    }

    /// <inheritdoc cref="TextIndex.FindFirstAsync"/>
    public Task<string?> FindSameTextAsync(StoredArticle stored, CancellationToken cancellation) =>
        stored.IsPublic ? texts.FindFirstAsync(stored, cancellation) : Task.FromResult<string?>(null);
}
