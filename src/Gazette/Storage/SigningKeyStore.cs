using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;

namespace Gazette.Storage;

/// <summary>The secret with which this installation signs: made once by whichever host needs it first, the same for all hosts.</summary>
public sealed class SigningKeyStore(StorageAccount account)
{
    private const int KeyBytes = 32;

    private const string Partition = "secret";
    private const string Row = "signing-key";
    private const string Column = "Key";

    /// <summary>The key that is kept; one that was made just now where there was none. A read, and a write the first time.</summary>
    public async Task<byte[]> FindOrMakeAsync(CancellationToken cancellation)
    {
        if (await FindAsync(cancellation) is { } kept)
            return kept;
        var made = new TableEntity(Partition, Row) { [Column] = RandomNumberGenerator.GetBytes(KeyBytes) };
        try
        {
            await account.Progress.AddEntityAsync(made, cancellation);
        }
        catch (RequestFailedException conflict) when (RowConflict.Is(conflict))
        {
            // Another host's, or our own where an answer got lost: what stands is what counts.
        }

        return await FindAsync(cancellation) ?? throw new InvalidOperationException("The signing key was deleted while it was being made.");
    }

    private async Task<byte[]?> FindAsync(CancellationToken cancellation)
    {
        var found = await account.Progress.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellation);
        return found is { HasValue: true, Value: { } row } ? row.GetBinary(Column) : null;
    }
}
