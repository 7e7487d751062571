using Azure.Data.Tables;

namespace Gazette.Storage.Articles;

/// <summary>Which articles have which text, so that the same text under a second name can name the first.</summary>
public sealed class TextIndex(StorageAccount account)
{
    // Files of one text that are looked at; among more, the first one found so far is good enough to be named.
    private const int MaxLooked = 100;

    /// <summary>Makes the entries say what the row says. Safe to repeat.</summary>
    public async Task SettleAsync(StoredArticle stored, CancellationToken cancellation)
    {
        var id = stored.Article.Id;
        if (stored.IsPublic)
            await account.Texts.UpsertEntityAsync(EntryOf(stored), TableUpdateMode.Replace, cancellation);
        else
            await RemoveAsync(stored.TextHash, id, cancellation);
        foreach (var old in stored.OldTexts)
            await RemoveAsync(old, id, cancellation);
    }

    /// <summary>An entry that is already gone is no error.</summary>
    public Task RemoveAsync(string textHash, string id, CancellationToken cancellation) =>
        account.Texts.DeleteEntityAsync(textHash, id, cancellationToken: cancellation);

    /// <summary>The upload that was published before this one with the very same text; null when there is none.</summary>
    public async Task<string?> FindFirstAsync(StoredArticle stored, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {stored.TextHash}");
        return await account.Texts.QueryAsync<TableEntity>(filter, MaxLooked, cancellationToken: cancellation)
            .Take(MaxLooked)
            .Where(row => row.RowKey != stored.Article.Id && row.GetDateTimeOffset("FirstPublishedAt") <= stored.Article.FirstPublishedAt)
            .OrderBy(row => row.GetDateTimeOffset("FirstPublishedAt"))
            .Select(row => row.GetString("UploadName"))
            .FirstOrDefaultAsync(cancellation);
    }

    private static TableEntity EntryOf(StoredArticle stored) => new(stored.TextHash, stored.Article.Id)
    {
        ["UploadName"] = stored.Article.Upload.Name,
        ["FirstPublishedAt"] = stored.Article.FirstPublishedAt,
    };
}
