using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Gazette.Articles.Media;

namespace Gazette.Storage.Media;

/// <summary>
/// Which articles look for a picture or an attachment under which name, and what they found there: so the run over such a file
/// reads one range, and makes the articles anew that show something else.
/// </summary>
public sealed class WantedFiles(StorageAccount account)
{
    internal const string Name = "Name";
    internal const string Hash = "Hash";

    /// <summary>What the article shows, once it does.</summary>
    public Task PutAsync(WantedFile wanted, string articleId, CancellationToken cancellation) => account.WantedFiles.UpsertEntityAsync(
        new TableEntity(PartitionOf(wanted.Name), articleId) { [Name] = wanted.Name, [Hash] = wanted.Hash }, TableUpdateMode.Replace, cancellation);

    /// <summary>An entry that is already gone is no error.</summary>
    public Task RemoveAsync(string name, string articleId, CancellationToken cancellation) =>
        account.WantedFiles.DeleteEntityAsync(PartitionOf(name), articleId, cancellationToken: cancellation);

    /// <summary>Who looks for this name, by id, with the hash of what each shows; null where it shows nothing.</summary>
    public async IAsyncEnumerable<(string ArticleId, string? Hash)> ReadAsync(string name, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(name)}");
        await foreach (var row in account.WantedFiles.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            yield return (row.RowKey, row.GetString(Hash));
    }

    /// <summary>Whether a public article looks for this name.</summary>
    public async Task<bool> IsWantedAsync(string name, CancellationToken cancellation) => await ReadAsync(name, cancellation).AnyAsync(cancellation);

    internal static string PartitionOf(string name) => NameKey.Of(name).Row;
}
