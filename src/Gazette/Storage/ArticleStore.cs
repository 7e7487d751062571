using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Gazette.Storage;

/// <summary>Articles by id: one point read each, plus one blob read for the few that outgrow a row.</summary>
public sealed class ArticleStore(StorageAccount account, Site site)
{
    private static readonly string[] KeyOnly = ["PartitionKey"];
    private static readonly string[] BlobsOnly = ["BodyBlob", "EditsBlob"];

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
            if (await ReadAsync(account.Bodies, blob, cancellation) is { } content)
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

    /// <summary>The list of the version that readers see. Null when there is no such article, or it was stored without one.</summary>
    public async Task<EditList?> FindEditsAsync(string id, CancellationToken cancellation)
    {
        string? missing = null;
        while (await FindBlobsAsync(id, cancellation) is { } row && ArticleRow.EditsBlob(row) is { } blob)
        {
            if (await ReadAsync(account.Edits, blob, cancellation) is { } content)
                return CompressedJson.Read<EditList>(content);
            // As with bodies: replaced between the two reads, or broken.
            if (blob == missing)
                throw new InvalidOperationException($"Article {id} names the edit list {blob}, which does not exist.");
            missing = blob;
        }

        return null;
    }

    /// <summary>
    /// Adds or replaces the row, on the condition that it is still as <paramref name="previous"/> was read (or still
    /// absent). Null when it is not: somebody else wrote in between, and nothing was changed.
    /// </summary>
    public async Task<StoredArticle?> TrySaveAsync(StoredArticle stored, StoredArticle? previous, CancellationToken cancellation)
    {
        var article = stored.Article;
        var content = CompressedJson.Write(new ArticleContent(article.Body.ToString(), article.Text, article.Repairs));
        var body = ArticleRow.FitsRow(content) ? null : await WriteAsync(account.Bodies, article.Id, content, cancellation);
        var edits = article.Edits is null ? null : await WriteAsync(account.Edits, article.Id, CompressedJson.Write(article.Edits), cancellation);
        var row = ArticleRow.Write(stored, site.TimeZone, content, body, edits);
        try
        {
            var response = previous is null
                ? await account.Articles.AddEntityAsync(row, cancellation)
                : await account.Articles.UpdateEntityAsync(row, previous.RowETag, TableUpdateMode.Replace, cancellation);
            await DeleteAsync(previous?.BodyBlob, previous?.EditsBlob, cancellation);
            return stored with { Article = article with { Edits = null }, BodyBlob = body, EditsBlob = edits, RowETag = response.Headers.ETag ?? default };
        }
        catch (RequestFailedException conflict) when (RowConflict.Is(conflict))
        {
            await DropAsync(article.Id, body, edits, cancellation);
            return null;
        }
    }

    /// <summary>
    /// Removes the blobs of a lost race, unless the row names them: the client repeats a write whose answer got lost, and
    /// the repetition of one that had succeeded is a conflict with itself.
    /// </summary>
    private async Task DropAsync(string id, string? body, string? edits, CancellationToken cancellation)
    {
        var row = await FindBlobsAsync(id, cancellation);
        var isOurs = row is not null && ArticleRow.BodyBlob(row) == body && ArticleRow.EditsBlob(row) == edits;
        if (!isOurs)
            await DeleteAsync(body, edits, cancellation);
    }

    private async Task DeleteAsync(string? body, string? edits, CancellationToken cancellation)
    {
        if (body is not null)
            await account.Bodies.DeleteBlobIfExistsAsync(body, cancellationToken: cancellation);
        if (edits is not null)
            await account.Edits.DeleteBlobIfExistsAsync(edits, cancellationToken: cancellation);
    }

    private async Task<TableEntity?> FindBlobsAsync(string id, CancellationToken cancellation)
    {
        var found = await account.Articles.GetEntityIfExistsAsync<TableEntity>(id, ArticleRow.Current, BlobsOnly, cancellation);
        return found.HasValue ? found.Value : null;
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(BlobContainerClient container, string blob, CancellationToken cancellation)
    {
        try
        {
            var download = await container.GetBlobClient(blob).DownloadContentAsync(cancellation);
            return download.Value.Content.ToMemory();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>A new name each time: a writer that comes late can then delete only what it replaced itself.</summary>
    private static async Task<string> WriteAsync(BlobContainerClient container, string id, byte[] content, CancellationToken cancellation)
    {
        var name = $"{id}/{Guid.NewGuid():N}";
        await container.GetBlobClient(name).UploadAsync(new BinaryData(content), cancellation);
        return name;
    }
}
