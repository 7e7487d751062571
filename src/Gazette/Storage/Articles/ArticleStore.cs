using Azure;
using Azure.Data.Tables;
using Gazette.Articles;
using Gazette.Articles.Corrections;
using Gazette.Articles.Edits;
using Gazette.Articles.Media;
using Gazette.Uploads;
using Microsoft.Extensions.Options;

namespace Gazette.Storage.Articles;

/// <summary>Articles by id: one point read each, plus one blob read for the few that outgrow a row.</summary>
public sealed class ArticleStore(StorageAccount account, Site site, IOptions<GazetteOptions> options)
{
    private static readonly string[] KeyOnly = ["PartitionKey"];
    private static readonly string[] BlobsOnly = ["RowKey", "BodyBlob", "EditsBlob", "Writing"];
    private static readonly string[] EditsOnly = ["RowKey", "EditsBlob", "Edits", "Corrections"];
    private static readonly string[] HistoryOnly = ["RowKey", "Number", "UpdatedAt", "TextChangedAt", "Title", "UploadETag", "Pipeline", "Corrections", ArticleRow.Held];

    private readonly ArticleBlobs blobs = new(account);

    /// <summary>What stands under this id, also when it was withdrawn. Null when there is no such article.</summary>
    public Task<StoredArticle?> FindAsync(string id, CancellationToken cancellation) => FindRowAsync(id, ArticleRow.Current, cancellation);

    /// <summary>A version by its number; null when there never was one, or it is no longer kept.</summary>
    public async Task<StoredArticle?> FindVersionAsync(string id, int number, CancellationToken cancellation)
    {
        var earlier = await FindRowAsync(id, ArticleRow.EarlierKey(number), cancellation);
        // Asked for last: the current one may become an earlier one meanwhile, never the other way round.
        return earlier ?? (await FindAsync(id, cancellation) is { } current && current.Number == number ? current : null);
    }

    /// <summary>The row's ETag alone: what a cache asks before it serves again. Null when there is no such article.</summary>
    public async Task<ETag?> FindRowETagAsync(string id, CancellationToken cancellation)
    {
        var found = await account.Articles.GetEntityIfExistsAsync<TableEntity>(id, ArticleRow.Current, KeyOnly, cancellation);
        return found is { HasValue: true, Value: { } row } ? row.ETag : null;
    }

    /// <summary>The versions that are kept, the newest first; empty when there is no such article.</summary>
    public async Task<IReadOnlyList<ArticleVersion>> ReadHistoryAsync(string id, CancellationToken cancellation)
    {
        var rows = await RowsAsync(id, "", HistoryOnly, cancellation);
        return [.. rows.Select(VersionOf).DistinctBy(version => version.Number).OrderByDescending(version => version.Number)];
    }

    /// <summary>The list of the version that readers see, and what editors have corrected on it. Null when there is no such article, or it was stored without a list.</summary>
    public async Task<(EditList List, ArticleCorrections Corrections)?> FindEditsAsync(string id, CancellationToken cancellation)
    {
        string? missing = null;
        while (await FindColumnsAsync(id, EditsOnly, cancellation) is { } row)
        {
            if (ArticleRow.EditsInRow(row) is { } edits)
                return (CompressedJson.Read<EditList>(edits), ArticleRow.Corrections(row));
            if (ArticleRow.EditsBlob(row) is not { } blob)
                return null;
            if (await blobs.ReadEditsAsync(blob, cancellation) is { } content)
                return (CompressedJson.Read<EditList>(content), ArticleRow.Corrections(row));
            // As with bodies: replaced between the two reads, or broken.
            if (blob == missing)
                throw new InvalidOperationException($"Article {id} names the edit list {blob}, which does not exist.");
            missing = blob;
        }

        return null;
    }

    /// <summary>The list of this very row. Null when it was stored without one, or has been replaced since.</summary>
    public async Task<EditList?> FindEditsAsync(StoredArticle stored, CancellationToken cancellation) =>
        stored.EditsInRow is { } edits ? CompressedJson.Read<EditList>(edits)
        : stored.EditsBlob is { } blob && await blobs.ReadEditsAsync(blob, cancellation) is { } content ? CompressedJson.Read<EditList>(content) : null;

    /// <summary>
    /// Adds or replaces the row, on the condition that it is still as <paramref name="previous"/> was read (or still
    /// absent). A new number moves the previous version to the earlier ones in the same transaction. Null when the
    /// condition does not hold: somebody else wrote in between, and nothing was changed.
    /// </summary>
    public async Task<StoredArticle?> TrySaveAsync(StoredArticle stored, StoredArticle? previous, CancellationToken cancellation)
    {
        var article = stored.Article;
        var (content, edits) = (ContentOf(article), article.Edits is null ? null : CompressedJson.Write(article.Edits));
        var isInRow = edits is not null && ArticleRow.FitsRow(edits);
        var written = stored with { Writing = Guid.NewGuid().ToString("N"), BodyBlob = null, EditsBlob = null, EditsInRow = isInRow ? edits : null };
        if (!ArticleRow.FitsRow(written, content))
            written = written with { BodyBlob = await blobs.WriteBodyAsync(article.Id, content, cancellation) };
        if (edits is not null && !isInRow)
            written = written with { EditsBlob = await blobs.WriteEditsAsync(article.Id, edits, cancellation) };
        var row = ArticleRow.Write(ArticleRow.Current, written, site.TimeZone, content);
        var keepsPrevious = previous is not null && stored.Number > previous.Number && previous.Withdrawal is not { IsPurged: true };
        if (await TryWriteAsync(row, previous, keepsPrevious, cancellation) is not { } rowETag)
            return null;
        if (!keepsPrevious)
            await blobs.DeleteAsync(previous?.BodyBlob, previous?.EditsBlob, cancellation);
        return written with { Article = article with { Edits = null }, RowETag = rowETag };
    }

    /// <summary>Notes a withdrawal, or that it ended, and nothing else. Null as with <see cref="TrySaveAsync"/>.</summary>
    public async Task<StoredArticle?> TryMarkAsync(StoredArticle stored, Withdrawal? withdrawal, CancellationToken cancellation)
    {
        var marked = stored with { Withdrawal = withdrawal };
        if (withdrawal is { IsPurged: true })
            marked = Emptied(marked);
        var row = ArticleRow.Write(ArticleRow.Current, marked, site.TimeZone, ContentOf(marked.Article));
        try
        {
            var response = await account.Articles.UpdateEntityAsync(row, stored.RowETag, TableUpdateMode.Replace, cancellation);
            if (marked.BodyBlob != stored.BodyBlob || marked.EditsBlob != stored.EditsBlob)
                await blobs.DeleteAsync(stored.BodyBlob, stored.EditsBlob, cancellation);
            return marked with { RowETag = response.Headers.ETag ?? default };
        }
        catch (RequestFailedException conflict) when (RowConflict.Is(conflict))
        {
            return null;
        }
    }

    /// <summary>Deletes the earlier versions that are not kept, with their bodies and edit lists; all of a purged article. Safe to repeat.</summary>
    public Task ForgetEarlierAsync(StoredArticle stored, CancellationToken cancellation)
    {
        if (stored.Withdrawal is { IsPurged: true })
            return ForgetBeforeAsync(stored.Article.Id, int.MaxValue, cancellation);
        var firstKept = stored.Number - options.Value.KeptVersions + 1;
        return firstKept > 1 ? ForgetBeforeAsync(stored.Article.Id, firstKept, cancellation) : Task.CompletedTask;
    }

    private async Task<StoredArticle?> FindRowAsync(string id, string key, CancellationToken cancellation)
    {
        ETag? missing = null;
        while (true)
        {
            var found = await account.Articles.GetEntityIfExistsAsync<TableEntity>(id, key, cancellationToken: cancellation);
            if (found is not { HasValue: true, Value: { } row })
                return null;
            if (ArticleRow.BodyBlob(row) is not { } blob)
                return ArticleRow.Read(row, ArticleRow.ReadChunks(row));
            if (await blobs.ReadBodyAsync(blob, cancellation) is { } content)
                return ArticleRow.Read(row, content);
            // The body was replaced between the two reads; the row names another one now. A row that still names
            // the missing one is broken, and that is a fault.
            if (row.ETag == missing)
                throw new InvalidOperationException($"Article {id} names the body {blob}, which does not exist.");
            missing = row.ETag;
        }
    }

    /// <summary>Null when the condition does not hold; the blobs that the row names are gone then.</summary>
    private async Task<ETag?> TryWriteAsync(TableEntity row, StoredArticle? previous, bool keepsPrevious, CancellationToken cancellation)
    {
        try
        {
            return await WriteAsync(row, previous, keepsPrevious, cancellation);
        }
        catch (RequestFailedException conflict) when (RowConflict.Is(conflict))
        {
            // The client repeats a write whose answer got lost, and the repetition of one that had succeeded is a conflict
            // with itself: nobody else's row is of the same writing. What it wrote may be an earlier version by then.
            var found = await FindColumnsAsync(row.PartitionKey, BlobsOnly, cancellation);
            if (found is not null && IsOfSameWriting(found, row))
                return found.ETag;
            if (!(await RowsAsync(row.PartitionKey, "", BlobsOnly, cancellation)).Exists(other => IsOfSameWriting(other, row)))
                await blobs.DeleteAsync(ArticleRow.BodyBlob(row), ArticleRow.EditsBlob(row), cancellation);
            return null;
        }
    }

    private async Task<ETag> WriteAsync(TableEntity row, StoredArticle? previous, bool keepsPrevious, CancellationToken cancellation)
    {
        if (previous is null)
            return (await account.Articles.AddEntityAsync(row, cancellation)).Headers.ETag ?? default;
        if (!keepsPrevious)
            return (await account.Articles.UpdateEntityAsync(row, previous.RowETag, TableUpdateMode.Replace, cancellation)).Headers.ETag ?? default;
        // The blobs of the previous version now belong to its row among the earlier ones.
        var earlier = ArticleRow.Write(ArticleRow.EarlierKey(previous.Number), previous, site.TimeZone, ContentOf(previous.Article));
        var written = await account.Articles.SubmitTransactionAsync(
            [
                new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, previous.RowETag),
                new TableTransactionAction(TableTransactionActionType.UpsertReplace, earlier),
            ],
            cancellation);
        return written.Value[0].Headers.ETag ?? default;
    }

    private async Task ForgetBeforeAsync(string id, int number, CancellationToken cancellation)
    {
        foreach (var row in await RowsAsync(id, ArticleRow.Earlier, BlobsOnly, cancellation))
        {
            if (ArticleRow.NumberOf(row.RowKey) >= number)
                continue;
            await account.Articles.DeleteEntityAsync(id, row.RowKey, cancellationToken: cancellation);
            await blobs.DeleteAsync(ArticleRow.BodyBlob(row), ArticleRow.EditsBlob(row), cancellation);
        }
    }

    private async Task<TableEntity?> FindColumnsAsync(string id, string[] columns, CancellationToken cancellation)
    {
        var found = await account.Articles.GetEntityIfExistsAsync<TableEntity>(id, ArticleRow.Current, columns, cancellation);
        return found.HasValue ? found.Value : null;
    }

    private async Task<List<TableEntity>> RowsAsync(string id, string keyPrefix, string[] columns, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {id} and RowKey ge {keyPrefix} and RowKey lt {keyPrefix + "~"}");
        return await account.Articles.QueryAsync<TableEntity>(filter, select: columns, cancellationToken: cancellation).ToListAsync(cancellation);
    }

    private static bool IsOfSameWriting(TableEntity row, TableEntity other) => ArticleRow.Writing(row) is { } writing && writing == ArticleRow.Writing(other);

    private static ArticleVersion VersionOf(TableEntity row) => new(
        ArticleRow.Number(row),
        row.GetDateTimeOffset("UpdatedAt") ?? throw new FormatException($"Article row {row.RowKey} has no UpdatedAt."),
        row.GetDateTimeOffset("TextChangedAt"),
        row.GetString("Title"),
        row.GetString("UploadETag"),
        row.GetInt32("Pipeline") ?? 0,
        ArticleRow.Corrections(row).Names,
        row.RowKey == ArticleRow.Current,
        row.GetString(ArticleRow.Held) is not null);

    private static byte[] ContentOf(Article article) =>
        CompressedJson.Write(new ArticleContent(article.Body.ToString(), article.Text, article.Repairs));

    /// <summary>What stays of a purged article: its address, its upload's name and its times.</summary>
    private static StoredArticle Emptied(StoredArticle stored) => stored with
    {
        Article = stored.Article with
        {
            Title = "",
            PublishAt = null,
            Standfirst = null,
            Source = null,
            Author = null,
            Column = null,
            Body = SafeHtml.Empty,
            Text = "",
            Summary = "",
            Repairs = [],
            NeedsReview = false,
            Media = ArticleMedia.None,
        },
        OldMedia = stored.OldMedia.After(stored.Article.Media, ArticleMedia.None),
        Corrections = ArticleCorrections.None,
        BodyBlob = null,
        EditsBlob = null,
        EditsInRow = null,
    };
}
