using Gazette.Articles;
using Gazette.Storage.Announcements;
using Gazette.Storage.Articles;
using Gazette.Storage.Media;
using Gazette.Storage.Searching;
using Gazette.Uploads;

namespace Gazette.Publishing;

/// <summary>
/// The articles that stand, with all that has to agree with their rows: the timeline, the texts, and whoever listens.
/// </summary>
public sealed class PublishedArticles(ArticleStore articles, Timeline timeline, TextIndex texts, MediaClaims media, SearchIndex search, AnnouncementStore announcements, ReleaseSchedule schedule, Holds holds, IEnumerable<IArticleChangeListener> listeners)
{
    /// <summary>Also one that was withdrawn; null when there is none.</summary>
    public Task<StoredArticle?> FindAsync(string id, CancellationToken cancellation) => articles.FindAsync(id, cancellation);

    /// <summary>Null when somebody else changed the row since <paramref name="previous"/> was read; nothing was changed then.</summary>
    public async Task<StoredArticle?> TrySaveAsync(StoredArticle stored, StoredArticle? previous, CancellationToken cancellation) =>
        ReferenceEquals(stored, previous)
            ? await SettleAsync(stored, cancellation)
            : await TryWriteAsync(stored, previous, cancellation) is { } saved ? await SettleAsync(saved, cancellation) : null;

    /// <summary>
    /// The same by the first run of all over an upload, without a look at what may have changed meanwhile: <see cref="ConfirmAsync"/> is for where
    /// another run has begun.
    /// </summary>
    public async Task<StoredArticle?> TryAddAsync(StoredArticle stored, CancellationToken cancellation)
    {
        if (await TryWriteAsync(stored, previous: null, cancellation) is not { } saved)
            return null;
        await WriteEntriesAsync(saved, isFirst: true, cancellation);
        return saved;
    }

    /// <summary>What was written for the row stays where it stands; else all is made to agree with the one that stands now.</summary>
    public async Task ConfirmAsync(StoredArticle written, CancellationToken cancellation)
    {
        if (!await IsStillAsync(written, cancellation) && await TakeBackAsync(written, cancellation) is { } successor)
            await SettleAsync(successor, cancellation);
    }

    /// <summary>The same version with other media, and with the same edits. Null when somebody else changed the row.</summary>
    public async Task<StoredArticle?> TryReplaceAsync(Article article, StoredArticle stored, CancellationToken cancellation)
    {
        var next = stored with { Article = article, OldMedia = stored.OldMedia.After(stored.Article.Media, article.Media) };
        return await TrySaveAgainAsync(next, stored, cancellation);
    }

    /// <summary>A version with the same edits. Null when somebody else changed the row.</summary>
    public async Task<StoredArticle?> TrySaveAgainAsync(StoredArticle next, StoredArticle stored, CancellationToken cancellation)
    {
        var edits = await articles.FindEditsAsync(stored, cancellation);
        return await TrySaveAsync(next with { Article = next.Article with { Edits = edits } }, stored, cancellation);
    }

    /// <inheritdoc cref="ArticleStore.TryMarkAsync"/>
    public async Task<StoredArticle?> TryWithdrawAsync(StoredArticle stored, Withdrawal withdrawal, CancellationToken cancellation)
    {
        if (stored.Withdrawal != withdrawal && stored.IsPublic)
            await announcements.NoteAsync(stored.Article.Id, stored.Article.Column, cancellation);
        var marked = stored.Withdrawal == withdrawal ? stored : await articles.TryMarkAsync(stored, withdrawal, cancellation);
        return marked is null ? null : await SettleAsync(marked, cancellation);
    }

    /// <summary>
    /// Makes everything agree with the row; safe to repeat. When the row changed meanwhile, its new writer may have cleaned
    /// up before these entries were written: then the row decides again.
    /// </summary>
    /// <returns>The row that was found in the end; null when it is gone.</returns>
    public async Task<StoredArticle?> SettleAsync(StoredArticle stored, CancellationToken cancellation)
    {
        StoredArticle? current = stored;
        while (current is not null)
        {
            await WriteEntriesAsync(current, isFirst: false, cancellation);
            if (await IsStillAsync(current, cancellation))
                break;
            current = await TakeBackAsync(current, cancellation);
        }

        return current;
    }

    /// <summary>Whether nobody has changed the row since it was read.</summary>
    public async Task<bool> IsStillAsync(StoredArticle stored, CancellationToken cancellation) =>
        await articles.FindRowETagAsync(stored.Article.Id, cancellation) == stored.RowETag;

    /// <inheritdoc cref="TextIndex.FindFirstAsync"/>
    public Task<string?> FindSameTextAsync(StoredArticle stored, CancellationToken cancellation) =>
        stored.IsPublic ? texts.FindFirstAsync(stored, cancellation) : Task.FromResult<string?>(null);

    private async Task<StoredArticle?> TryWriteAsync(StoredArticle stored, StoredArticle? previous, CancellationToken cancellation)
    {
        await media.ShowAsync(stored, cancellation);
        if (stored is { IsStanding: true, Hold.ForTime: true } && holds.MomentOf(stored.Article) is { } moment)
            await schedule.PutAsync(stored.Article.Id, moment, cancellation);
        if (stored.IsPublic || previous is { IsPublic: true })
            await announcements.NoteAsync(stored.Article.Id, stored.Article.Column, cancellation);
        if (await articles.TrySaveAsync(stored, previous, cancellation) is { } saved)
            return saved;
        await media.TakeBackAsync(stored, await articles.FindAsync(stored.Article.Id, cancellation), cancellation);
        return null;
    }

    private async Task WriteEntriesAsync(StoredArticle stored, bool isFirst, CancellationToken cancellation)
    {
        await timeline.SettleAsync(stored, cancellation);
        await texts.SettleAsync(stored, cancellation);
        await media.SettleAsync(stored, cancellation);
        await articles.ForgetEarlierAsync(stored, cancellation);
        // Readers of this process see it at once; others within the time that pages may be kept.
        foreach (var listener in listeners)
            listener.ArticleChanged(stored.Article.Id);
        // Last, for readers have the page by now.
        await (isFirst ? search.AddAsync(stored, cancellation) : search.SettleAsync(stored, cancellation));
    }

    /// <summary>Removes what was written for a row that has changed, unless the row that stands now says the same.</summary>
    /// <returns>The row that stands now; null when it is gone.</returns>
    private async Task<StoredArticle?> TakeBackAsync(StoredArticle written, CancellationToken cancellation)
    {
        var successor = await articles.FindAsync(written.Article.Id, cancellation);
        await timeline.RemoveAsync(written.Timeline, successor?.Timeline, cancellation);
        if (successor?.TextHash != written.TextHash)
            await texts.RemoveAsync(written.TextHash, written.Article.Id, cancellation);
        await media.TakeBackAsync(written, successor, cancellation);
        if (successor is null)
            await search.RemoveAsync(written.Article.Id, cancellation);
        return successor;
    }
}
