using Azure.Data.Tables;
using Gazette.Articles;

namespace Gazette.Storage.Articles;

/// <summary>The lists of articles: of all, and of each column; see <see cref="TimelinePlace"/>.</summary>
public sealed class Timeline(StorageAccount account, ColumnIndex columns, MonthIndex months, Site site)
{
    /// <summary>Storage gives a thousand rows a call, and one more than a page has is asked for.</summary>
    public const int MaxPageSize = 999;

    /// <summary>Where an article stands; see <see cref="Article.ListedAt"/>.</summary>
    public TimelinePlace PlaceOf(Article article) =>
        new(TimeKey.Of(article.Id, article.ListedAt(site.TimeZone), article.FirstPublishedAt), article.Column);

    /// <summary>Puts the list entries where the row says, or takes them away when the article was withdrawn; old ones go. Safe to repeat.</summary>
    public async Task SettleAsync(StoredArticle stored, CancellationToken cancellation)
    {
        TimelinePlace? stays = stored.IsPublic ? stored.Timeline : null;
        if (stays is { } place)
            await PutAsync(place, stored.Article, cancellation);
        else
            await RemoveAsync(stored.Timeline, stays, cancellation);
        foreach (var old in stored.OldTimelines.Where(old => old != stored.Timeline))
            await RemoveAsync(old, stays, cancellation);
    }

    /// <summary>Safe to repeat; replaces what stands there.</summary>
    public async Task PutAsync(TimelinePlace place, Article article, CancellationToken cancellation)
    {
        foreach (var column in TimelinePlace.AllOf(place.Column))
            await columns.NoteAsync(column, cancellation);
        await months.NoteAsync(place, cancellation);
        await Task.WhenAll(place.Entries.Select(key => account.Timeline.UpsertEntityAsync(RowOf(key, article), TableUpdateMode.Replace, cancellation)));
    }

    /// <summary>Entries that are already gone are no error.</summary>
    /// <param name="stays">The place whose entries stay; null for none.</param>
    public Task RemoveAsync(TimelinePlace place, TimelinePlace? stays, CancellationToken cancellation) => Task.WhenAll(
        place.Entries.Except(stays?.Entries ?? []).Select(key => account.Timeline.DeleteEntityAsync(key.Partition, key.Row, cancellationToken: cancellation)));

    /// <summary>One range read; a second one where the page crosses a month.</summary>
    /// <param name="column">Whose articles, those of the columns within it included; null for all.</param>
    /// <param name="after">The last key of the page before; null for the newest.</param>
    public async Task<ArticleList> ReadAsync(string? column, TimeKey? after, CancellationToken cancellation)
    {
        // One more than a page shows whether there is a next one.
        var rows = await NewestFirst.ReadAsync(account.Timeline, TimelinePlace.NewestFirstOf(column), after, ArticleList.PageSize + 1, cancellation);
        var shown = rows.Take(ArticleList.PageSize).ToList();
        return ListOf(shown, hasOlder: rows.Count > shown.Count, hasNewer: after is not null);
    }

    /// <summary>The page that ends right before the key; the newest one where there are not as many.</summary>
    /// <inheritdoc cref="ReadAsync" path="/param[@name='column']"/>
    public async Task<ArticleList> ReadNewerAsync(string? column, TimeKey before, CancellationToken cancellation)
    {
        var rows = await NewestFirst.ReadAsync(account.Timeline, TimelinePlace.OldestFirstOf(column), before.OldestFirst, ArticleList.PageSize + 1, cancellation);
        if (rows.Count <= ArticleList.PageSize)
            return await ReadAsync(column, after: null, cancellation);
        var shown = rows.Take(ArticleList.PageSize).Reverse().ToList();
        return ListOf(shown, hasOlder: true, hasNewer: true);
    }

    /// <summary>A month's articles, by the site's clock.</summary>
    /// <inheritdoc cref="ReadAsync" path="/param[@name='after']"/>
    /// <param name="count">Articles of a page: from 1 to <see cref="MaxPageSize"/>.</param>
    public async Task<ArticleList> ReadMonthAsync(int year, int month, TimeKey? after, CancellationToken cancellation, int count = ArticleList.PageSize)
    {
        var first = new DateTime(year, month, 1);
        var end = TimeKey.Before(InstantOf(first));
        var rows = await NewestFirst.ReadAsync(account.Timeline, list: "", after ?? TimeKey.Before(InstantOf(first.AddMonths(1))), count + 1, cancellation);
        var within = rows.Where(row => TimeKey.Compare(KeyOf(row), end) < 0).ToList();
        var shown = within.Take(count).ToList();
        return ListOf(shown, hasOlder: within.Count > shown.Count, hasNewer: false);
    }

    /// <summary>Those listed under this moment or a later one, the newest first, each with its moment.</summary>
    /// <param name="count">At most so many; up to <see cref="MaxPageSize"/>.</param>
    public async Task<IReadOnlyList<(ArticleListItem Item, DateTimeOffset At)>> ReadSinceAsync(DateTimeOffset since, int count, CancellationToken cancellation)
    {
        var rows = await NewestFirst.ReadAsync(account.Timeline, TimelinePlace.NewestFirstOf(null), after: null, count, cancellation);
        return [.. rows.Select(row => (Item(row), KeyOf(row).Moment)).TakeWhile(listed => listed.Moment >= since)];
    }

    /// <summary>The first of a list.</summary>
    /// <inheritdoc cref="ReadAsync" path="/param[@name='column']"/>
    public async Task<IReadOnlyList<ArticleListItem>> ReadNewestAsync(string? column, int count, CancellationToken cancellation) =>
        [.. (await NewestFirst.ReadAsync(account.Timeline, TimelinePlace.NewestFirstOf(column), after: null, count, cancellation)).Select(Item)];

    /// <summary>Those right before a place in the list of its column; of all articles where it has none. The nearest first.</summary>
    /// <inheritdoc cref="ReadSinceAsync" path="/param[@name='count']"/>
    public async Task<IReadOnlyList<ArticleListItem>> ReadOlderThanAsync(TimelinePlace place, int count, CancellationToken cancellation) =>
        [.. (await NewestFirst.ReadAsync(account.Timeline, TimelinePlace.NewestFirstOf(place.Column), place.Key, count, cancellation)).Select(Item)];

    /// <summary>Those right behind it.</summary>
    /// <inheritdoc cref="ReadOlderThanAsync"/>
    public async Task<IReadOnlyList<ArticleListItem>> ReadNewerThanAsync(TimelinePlace place, int count, CancellationToken cancellation) =>
        [.. (await NewestFirst.ReadAsync(account.Timeline, TimelinePlace.OldestFirstOf(place.Column), place.Key.OldestFirst, count, cancellation)).Select(Item)];

    /// <summary>The days of the oldest and the newest article, by the site's clock; null where there are none.</summary>
    public async Task<(DateOnly Oldest, DateOnly Newest)?> ReadSpanAsync(CancellationToken cancellation)
    {
        var ends = await Task.WhenAll(
            NewestFirst.ReadAsync(account.Timeline, TimelinePlace.OldestFirstOf(null), after: null, 1, cancellation),
            NewestFirst.ReadAsync(account.Timeline, TimelinePlace.NewestFirstOf(null), after: null, 1, cancellation));
        return ends is [[var oldest], [var newest]] ? (DayOf(oldest), DayOf(newest)) : null;
    }

    private DateOnly DayOf(TableEntity row) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(KeyOf(row).Moment, site.TimeZone).DateTime);

    private DateTimeOffset InstantOf(DateTime local) => new(local, site.TimeZone.GetUtcOffset(local));

    private static ArticleList ListOf(List<TableEntity> rows, bool hasOlder, bool hasNewer) => new(
        [.. rows.Select(Item)],
        hasOlder ? KeyOf(rows[^1]).ToString() : null,
        hasNewer && rows.Count > 0 ? KeyOf(rows[0]).ToString() : null);

    /// <summary>In the list that begins with the newest, whichever it was read from.</summary>
    private static TimeKey KeyOf(TableEntity row)
    {
        var key = new TimeKey(row.PartitionKey[(row.PartitionKey.LastIndexOf('-') + 1)..], row.RowKey);
        return row.PartitionKey[0] is 'a' or 'd' ? key.OldestFirst : key;
    }

    internal TableEntity RowOf(TimeKey key, Article article) => new(key.Partition, key.Row)
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
        ["ProtectedNames"] = article.ProtectedNames,
        ["Thumbnail"] = ThumbnailOf(article),
        ["Summary"] = article.Summary,
    };

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
        ProtectedNames = row.GetString("ProtectedNames"),
        Thumbnail = row.GetString("Thumbnail"),
        Summary = row.GetString("Summary"),
    };

    /// <summary>The path of the picture that the entry shows; null when the article has none.</summary>
    internal static string? ThumbnailOf(Article article) => article.Media.Lead?.Picture is { } lead ? lead.PathOf(lead.Files[0]) : null;
}
