using Azure.Data.Tables;
using Gazette.Articles;

namespace Gazette.Storage.Articles;

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

    /// <summary>Puts the list entry where the row says, or takes it away when the article was withdrawn; old ones go. Safe to repeat.</summary>
    public async Task SettleAsync(StoredArticle stored, CancellationToken cancellation)
    {
        if (stored.IsPublic)
            await PutAsync(stored.Timeline, stored.Article, cancellation);
        else
            await RemoveAsync(stored.Timeline, cancellation);
        foreach (var old in stored.OldTimelines.Where(old => old != stored.Timeline))
            await RemoveAsync(old, cancellation);
    }

    /// <summary>Safe to repeat; replaces what stands there.</summary>
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
            ["Thumbnail"] = ThumbnailOf(article),
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
        Thumbnail = row.GetString("Thumbnail"),
        Summary = row.GetString("Summary"),
    };

    /// <summary>The path of the picture that the entry shows; null when the article has none.</summary>
    internal static string? ThumbnailOf(Article article) => article.Media.Lead?.Picture is { } lead ? lead.PathOf(lead.Files[0]) : null;
}
