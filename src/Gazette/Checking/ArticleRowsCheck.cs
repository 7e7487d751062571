using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Gazette.Articles;
using Gazette.Articles.Edits;
using Gazette.Storage;
using Gazette.Storage.Articles;

namespace Gazette.Checking;

/// <summary>Reads every version of every article with its body and its edit list.</summary>
/// <param name="expected">Gets what the rows name.</param>
internal sealed class ArticleRowsCheck(StorageAccount account, int keptVersions, ExpectedEntries expected, FindingList found)
{
    // A row may have a mebibyte.
    private const int RowsPerCall = 50;

    private readonly ArticleBlobs blobs = new(account);

    public async Task RunAsync(CancellationToken cancellation)
    {
        string? id = null;
        var (current, versions) = (0, 0);
        // The rows of one article come together, the current one first.
        await foreach (var row in account.Articles.QueryAsync<TableEntity>((string?)null, RowsPerCall, cancellationToken: cancellation))
        {
            if (row.PartitionKey != id)
                (id, current, versions) = (row.PartitionKey, 0, 0);
            versions++;
            if (row.RowKey == ArticleRow.Current)
                current = ArticleRow.Number(row);
            else
                CheckNumber(row, current);
            if (versions == keptVersions + 1)
                found.Add(FindingKind.TooManyVersions, row.PartitionKey, $"has more than {keptVersions} versions", isPending: true);
            await CheckAsync(row, cancellation);
        }
    }

    private void CheckNumber(TableEntity row, int current)
    {
        if (current == 0)
            found.Add(FindingKind.StrayVersion, Place(row), "is an earlier version of an article that does not exist");
        else if (ArticleRow.Number(row) >= current || row.RowKey != ArticleRow.EarlierKey(ArticleRow.Number(row)))
            found.Add(FindingKind.StrayVersion, Place(row), $"has the number {ArticleRow.Number(row)}, and the current version {current}");
    }

    private async Task CheckAsync(TableEntity row, CancellationToken cancellation)
    {
        if (ArticleRow.BodyBlob(row) is { } body)
            expected.Bodies.Add(body);
        if (ArticleRow.EditsBlob(row) is { } edits)
            expected.Edits.Add(edits);
        if (await ReadAsync(row, cancellation) is not { } stored)
            return;
        if (row.RowKey == ArticleRow.Current)
            expected.Add(stored);
        CheckText(row, stored);
        await CheckEditsAsync(row, stored, cancellation);
    }

    /// <returns>Null when it cannot be read, which was noted.</returns>
    private async Task<StoredArticle?> ReadAsync(TableEntity row, CancellationToken cancellation)
    {
        try
        {
            var blob = ArticleRow.BodyBlob(row);
            var content = blob is null ? ArticleRow.ReadChunks(row) : await blobs.ReadBodyAsync(blob, cancellation);
            if (content is { } bytes)
                return ArticleRow.Read(row, bytes);
            found.Add(FindingKind.NoBlob, Place(row), $"names the body {blob}, which does not exist");
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            found.Add(FindingKind.BrokenRow, Place(row), $"cannot be read ({fault.Message})");
        }

        return null;
    }

    private void CheckText(TableEntity row, StoredArticle stored)
    {
        if (ArticleId.FromBlobName(stored.Article.Upload.Name) != row.PartitionKey)
            found.Add(FindingKind.BrokenRow, Place(row), $"is the article of \"{stored.Article.Upload.Name}\", which has another id");
        if (stored.Withdrawal is not { IsPurged: true } && stored.TextHash != StoredArticle.HashOf(Encoding.UTF8.GetBytes(stored.Article.Text)))
            found.Add(FindingKind.OtherText, Place(row), "has a hash that is not that of its text");
    }

    private async Task CheckEditsAsync(TableEntity row, StoredArticle stored, CancellationToken cancellation)
    {
        var blob = stored.EditsBlob;
        if (blob is null && stored.EditsInRow is null)
            return;
        try
        {
            ReadOnlyMemory<byte>? read = blob is null ? stored.EditsInRow : await blobs.ReadEditsAsync(blob, cancellation);
            if (read is not { } content)
                found.Add(FindingKind.NoBlob, Place(row), $"names the edit list {blob}, which does not exist");
            else if (CompressedJson.Read<EditList>(content).Apply() != stored.Article.Text)
                found.Add(FindingKind.BrokenEdits, Place(row), "has an edit list that does not give its text");
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            found.Add(FindingKind.BrokenEdits, Place(row), $"has an edit list that cannot be read ({fault.Message})");
        }
    }

    private static string Place(TableEntity row) => $"{row.PartitionKey}/{row.RowKey}";

    // A column of another type is an InvalidOperationException of the client.
    private static bool IsUnreadable(Exception fault) =>
        fault is FormatException or JsonException or InvalidDataException or InvalidOperationException or ArgumentException;
}
