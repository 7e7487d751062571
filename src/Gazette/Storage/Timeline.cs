using Azure.Data.Tables;

namespace Gazette.Storage;

/// <summary>The lists' order: one entry per article, newest first.</summary>
public sealed class Timeline(StorageAccount account, Site site)
{
    /// <summary>
    /// Where an article stands: by its printed date; by its first publication when it has none or one that lies too
    /// far ahead to be believed.
    /// </summary>
    public TimeKey KeyOf(Article article)
    {
        var printed = article.PublishedAt?.ToInstant(site.TimeZone);
        var believed = printed is { } moment && !PublishDate.IsTooFarAhead(moment, article.FirstPublishedAt)
            ? moment
            : article.FirstPublishedAt;
        return TimeKey.Of(article.Id, believed, article.FirstPublishedAt);
    }

    /// <summary>
    /// Puts the list entry where the row says, or takes it away when the article was withdrawn; old ones go. When the row
    /// changed meanwhile, its new writer may have cleaned up before this entry was written: then the row decides again.
    /// </summary>
    /// <returns>The row that the lists now agree with; null when it is gone.</returns>
    public async Task<StoredArticle?> SettleAsync(StoredArticle stored, ArticleStore articles, CancellationToken cancellation)
    {
        var current = stored;
        while (true)
        {
            if (current.IsPublic)
                await PutAsync(current.Timeline, current.Article, cancellation);
            else
                await RemoveAsync(current.Timeline, cancellation);
            foreach (var old in current.OldTimelines.Where(old => old != current.Timeline))
                await RemoveAsync(old, cancellation);
            if (await articles.FindRowETagAsync(current.Article.Id, cancellation) == current.RowETag)
                return current;
            var written = current.Timeline;
            var successor = await articles.FindAsync(current.Article.Id, cancellation);
            if (successor?.Timeline != written)
                await RemoveAsync(written, cancellation);
            if (successor is null)
                return null;
            current = successor;
        }
    }

    public Task PutAsync(TimeKey key, Article article, CancellationToken cancellation)
    {
        var row = new TableEntity(key.Partition, key.Row)
        {
            ["Id"] = article.Id,
            ["Title"] = article.Title,
            ["Standfirst"] = article.Standfirst,
            ["Source"] = article.Source,
            ["Author"] = article.Author,
            ["PublishedAt"] = article.PublishedAt?.ToIso(site.TimeZone),
            ["UpdatedAt"] = article.UpdatedAt,
            ["Language"] = article.Language,
            ["Column"] = article.Column,
            ["Summary"] = article.Summary,
        };
        return account.Timeline.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>An entry that is already gone is no error.</summary>
    public Task RemoveAsync(TimeKey key, CancellationToken cancellation) =>
        account.Timeline.DeleteEntityAsync(key.Partition, key.Row, cancellationToken: cancellation);

    /// <param name="after">The last key of the page before; null for the newest.</param>
    public async Task<ArticleList> ReadAsync(TimeKey? after, CancellationToken cancellation)
    {
        // One more than a page shows whether there is a next one.
        var rows = await NewestFirst.ReadAsync(account.Timeline, list: "", after, ArticleList.PageSize + 1, cancellation);
        var shown = rows.Take(ArticleList.PageSize).ToList();
        var next = rows.Count > shown.Count ? new TimeKey(shown[^1].PartitionKey, shown[^1].RowKey).ToString() : null;
        return new ArticleList([.. shown.Select(Item)], next);
    }

    private static ArticleListItem Item(TableEntity row) => new()
    {
        Id = row.GetString("Id"),
        Title = row.GetString("Title"),
        Standfirst = row.GetString("Standfirst"),
        Source = row.GetString("Source"),
        Author = row.GetString("Author"),
        PublishedAt = row.GetString("PublishedAt") is { } iso ? PublishDate.ParseIso(iso) : null,
        UpdatedAt = row.GetDateTimeOffset("UpdatedAt") ?? throw new FormatException($"Timeline row {row.RowKey} has no UpdatedAt."),
        Language = row.GetString("Language"),
        Column = row.GetString("Column"),
        Summary = row.GetString("Summary"),
    };
}
