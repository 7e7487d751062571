using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Gazette.Storage.Uploads;

/// <summary>
/// Writes uploads piece by piece. Pieces lie beside the file, unseen and apart for each writer, until all are there and one call
/// makes a file of them on a condition; what nobody finishes goes by itself after a week.
/// </summary>
public sealed class UploadWriter(StorageAccount account)
{
    /// <summary>Held in memory at a time.</summary>
    public const int PieceBytes = 4 * 1024 * 1024;

    // All pieces of a blob must have keys of one length, those of other programs too: the usual clients take 48 bytes.
    private const int KeyBytes = 48;
    private const int WriterBytes = 16;

    // Of a file: by whom it was written.
    private const string WriterLabel = "writtenby";

    /// <summary>Keeps a range of the file. What is cut off before its end is kept as far as whole pieces came.</summary>
    /// <param name="writer">Names who writes; nobody else may use it.</param>
    /// <param name="length">Bytes that <paramref name="content"/> must have.</param>
    /// <exception cref="EndOfStreamException">It has fewer.</exception>
    public async Task StageAsync(string name, string writer, long offset, Stream content, long length, CancellationToken cancellation)
    {
        var blob = account.Uploads.GetBlockBlobClient(name);
        var buffer = new byte[Math.Min(length, PieceBytes)];
        for (var end = offset + length; offset < end;)
        {
            var piece = (int)Math.Min(buffer.Length, end - offset);
            await content.ReadExactlyAsync(buffer.AsMemory(0, piece), cancellation);
            using var stream = new MemoryStream(buffer, 0, piece, writable: false);
            await blob.StageBlockAsync(new Piece(offset, piece).KeyFor(writer), stream, cancellationToken: cancellation);
            offset += piece;
        }
    }

    /// <summary>Bytes from the first on that this writer has kept; 0 when there are none, also once a file was made of them.</summary>
    public async Task<long> FindStagedAsync(string name, string writer, CancellationToken cancellation) =>
        Line(await PiecesAsync(name, writer, cancellation)).Sum(piece => (long)piece.Length);

    /// <summary>Makes a file of what was kept. Done again, it finds what it has done.</summary>
    /// <param name="bytes">How many the file has.</param>
    public async Task<WriteResult> CommitAsync(string name, string writer, long bytes, WriteCondition condition, string contentType, CancellationToken cancellation)
    {
        var pieces = Line(await PiecesAsync(name, writer, cancellation));
        var received = pieces.Sum(piece => (long)piece.Length);
        // Pieces go when somebody else makes a file of others, and when we have made one ourselves.
        if (received != bytes)
            return await FindOwnAsync(name, writer, condition, cancellation) ?? new WriteResult.Incomplete(Math.Min(received, bytes));
        var options = new CommitBlockListOptions
        {
            Conditions = condition.Conditions,
            HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
            Metadata = new Dictionary<string, string> { [WriterLabel] = LabelOf(writer) },
        };
        try
        {
            var written = await account.Uploads.GetBlockBlobClient(name).CommitBlockListAsync(pieces.Select(piece => piece.KeyFor(writer)), options, cancellation);
            return new WriteResult.Written(UploadStore.Quoted(written.Value.ETag));
        }
        catch (RequestFailedException conflict) when (conflict.Status is 409 or 412 || conflict.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            // The client repeats a call whose answer got lost.
            return await FindOwnAsync(name, writer, condition, cancellation) ?? new WriteResult.Incomplete(0);
        }
    }

    /// <summary>Whether what lies under the name is what the writer counts on.</summary>
    public async Task<bool> HoldsAsync(string name, WriteCondition condition, CancellationToken cancellation) =>
        condition.Holds((await PropertiesAsync(name, cancellation))?.ETag.ToString("H"));

    /// <summary>What a call has written whose answer got lost, else that another has; null where the name is as the writer counts on.</summary>
    private async Task<WriteResult?> FindOwnAsync(string name, string writer, WriteCondition condition, CancellationToken cancellation)
    {
        var present = await PropertiesAsync(name, cancellation);
        var etag = present?.ETag.ToString("H");
        if (present is not null && present.Metadata.TryGetValue(WriterLabel, out var by) && by == LabelOf(writer))
            return new WriteResult.Written(etag!);
        return condition.Holds(etag) ? null : new WriteResult.Refused();
    }

    private async Task<BlobProperties?> PropertiesAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return (await account.Uploads.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellation)).Value;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private async Task<List<Piece>> PiecesAsync(string name, string writer, CancellationToken cancellation)
    {
        try
        {
            var list = await account.Uploads.GetBlockBlobClient(name).GetBlockListAsync(BlockListTypes.Uncommitted, cancellationToken: cancellation);
            return [.. list.Value.UncommittedBlocks.Select(block => Piece.Of(block.Name, writer)).OfType<Piece>()];
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return [];
        }
    }

    /// <summary>Those that follow each other from the first byte on.</summary>
    private static List<Piece> Line(List<Piece> pieces)
    {
        var byOffset = pieces.GroupBy(piece => piece.Offset).ToDictionary(group => group.Key, group => group.MaxBy(piece => piece.Length)!);
        var line = new List<Piece>();
        for (var at = 0L; byOffset.TryGetValue(at, out var next); at += next.Length)
            line.Add(next);
        return line;
    }

    private static string LabelOf(string writer) => Convert.ToHexStringLower(HashOf(writer));

    private static ReadOnlySpan<byte> HashOf(string writer) => SHA256.HashData(Encoding.UTF8.GetBytes(writer)).AsSpan(0, WriterBytes);

    /// <summary>Its key says where it belongs, and to whom.</summary>
    private sealed record Piece(long Offset, int Length)
    {
        public string KeyFor(string writer)
        {
            Span<byte> key = stackalloc byte[KeyBytes];
            key.Clear();
            HashOf(writer).CopyTo(key);
            BinaryPrimitives.WriteInt64BigEndian(key[WriterBytes..], Offset);
            BinaryPrimitives.WriteInt32BigEndian(key[(WriterBytes + sizeof(long))..], Length);
            return Convert.ToBase64String(key);
        }

        /// <summary>Null for a piece of somebody else.</summary>
        public static Piece? Of(string key, string writer)
        {
            Span<byte> bytes = stackalloc byte[KeyBytes];
            if (!Convert.TryFromBase64String(key, bytes, out var count) || count != KeyBytes || !bytes.StartsWith(HashOf(writer)))
                return null;
            return new Piece(BinaryPrimitives.ReadInt64BigEndian(bytes[WriterBytes..]), BinaryPrimitives.ReadInt32BigEndian(bytes[(WriterBytes + sizeof(long))..]));
        }
    }
}
