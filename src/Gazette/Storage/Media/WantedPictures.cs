using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Gazette.Articles.Pictures;

namespace Gazette.Storage.Media;

/// <summary>
/// Which articles look for a picture under which name, and what they found there: so the run over a picture reads one range,
/// and makes the articles anew that show something else.
/// </summary>
public sealed class WantedPictures(StorageAccount account)
{
    internal const string Name = "Name";
    internal const string Hash = "Hash";

    /// <summary>What the article shows, once it does.</summary>
    public Task PutAsync(WantedPicture wanted, string articleId, CancellationToken cancellation) => account.WantedPictures.UpsertEntityAsync(
        new TableEntity(PartitionOf(wanted.Name), articleId) { [Name] = wanted.Name, [Hash] = wanted.Hash }, TableUpdateMode.Replace, cancellation);

    /// <summary>An entry that is already gone is no error.</summary>
    public Task RemoveAsync(string name, string articleId, CancellationToken cancellation) =>
        account.WantedPictures.DeleteEntityAsync(PartitionOf(name), articleId, cancellationToken: cancellation);

    /// <summary>Who looks for this name, by id, with the hash of what each shows; null where it shows nothing.</summary>
    public async IAsyncEnumerable<(string ArticleId, string? Hash)> ReadAsync(string name, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(name)}");
        await foreach (var row in account.WantedPictures.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            yield return (row.RowKey, row.GetString(Hash));
    }

    internal static string PartitionOf(string name) => NameKey.Of(name).Row;
}
