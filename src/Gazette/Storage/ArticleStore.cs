using Azure;
using Azure.Data.Tables;

namespace Gazette.Storage;

/// <summary>Articles by id: one point read each, plus one blob read for the few that outgrow a row.</summary>
public sealed class ArticleStore(StorageAccount account, Site site)
{
    private static readonly string[] KeyOnly = ["PartitionKey"];
    private static readonly string[] BodyOnly = ["BodyBlob"];

    /// <summary>Null when there is no such article.</summary>
    public async Task<StoredArticle?> FindAsync(string id, CancellationToken cancellation)
    {
        while (true)
        {
            var found = await account.Articles.GetEntityIfExistsAsync<TableEntity>(id, ArticleRow.Current, cancellationToken: cancellation);
            if (found is not { HasValue: true, Value: { } row })
                return null;
            if (ArticleRow.BodyBlob(row) is not { } blob)
                return ArticleRow.Read(row, ArticleRow.ReadChunks(row));
            if (await ReadBodyAsync(blob, cancellation) is { } content)
                return ArticleRow.Read(row, content);
            // The body was replaced between the two reads; the row names another one now. A row that still names
            // the missing one is broken, and that is a fault.
            if (await FindVersionAsync(id, cancellation) == row.ETag)
                throw new InvalidOperationException($"Article {id} names the body {blob}, which does not exist.");
        }
    }

    /// <summary>The row's ETag alone: what a cache asks before it serves again. Null when there is no such article.</summary>
    public async Task<ETag?> FindVersionAsync(string id, CancellationToken cancellation)
    {
        var found = await account.Articles.GetEntityIfExistsAsync<TableEntity>(id, ArticleRow.Current, KeyOnly, cancellation);
        return found is { HasValue: true, Value: { } row } ? row.ETag : null;
    }

    /// <summary>
    /// Adds or replaces the row, on the condition that it is still as <paramref name="previous"/> was read (or still
    /// absent). Null when it is not: somebody else wrote in between, and nothing was changed.
    /// </summary>
    public async Task<StoredArticle?> TrySaveAsync(StoredArticle stored, StoredArticle? previous, CancellationToken cancellation)
    {
        var article = stored.Article;
        var content = CompressedJson.Write(new ArticleContent(article.Body.ToString(), article.Text, article.Repairs));
        var blob = ArticleRow.FitsRow(content) ? null : await WriteBodyAsync(article.Id, content, cancellation);
        var row = ArticleRow.Write(stored, site.TimeZone, content, blob);
        try
        {
            var response = previous is null
                ? await account.Articles.AddEntityAsync(row, cancellation)
                : await account.Articles.UpdateEntityAsync(row, previous.RowETag, TableUpdateMode.Replace, cancellation);
            if (previous?.BodyBlob is { } replaced)
                await account.Bodies.DeleteBlobIfExistsAsync(replaced, cancellationToken: cancellation);
            return stored with { BodyBlob = blob, RowETag = response.Headers.ETag ?? default };
        }
        catch (RequestFailedException conflict) when (RowConflict.Is(conflict))
        {
            if (blob is not null)
                await DropBodyAsync(article.Id, blob, cancellation);
            return null;
        }
    }

    /// <summary>
    /// Removes the body of a lost race, unless the row names it: the client repeats a write whose answer got lost, and
    /// the repetition of one that had succeeded is a conflict with itself.
    /// </summary>
    private async Task DropBodyAsync(string id, string blob, CancellationToken cancellation)
    {
        var found = await account.Articles.GetEntityIfExistsAsync<TableEntity>(id, ArticleRow.Current, BodyOnly, cancellation);
        if (found is not { HasValue: true, Value: { } row } || ArticleRow.BodyBlob(row) != blob)
            await account.Bodies.DeleteBlobIfExistsAsync(blob, cancellationToken: cancellation);
    }

    private async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(string blob, CancellationToken cancellation)
    {
        try
        {
            var download = await account.Bodies.GetBlobClient(blob).DownloadContentAsync(cancellation);
            return download.Value.Content.ToMemory();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>A new name each time: a writer that comes late can then delete only what it replaced itself.</summary>
    private async Task<string> WriteBodyAsync(string id, byte[] content, CancellationToken cancellation)
    {
        var name = $"{id}/{Guid.NewGuid():N}";
        await account.Bodies.GetBlobClient(name).UploadAsync(new BinaryData(content), cancellation);
        return name;
    }
}
