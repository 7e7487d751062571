using System.Buffers.Binary;

namespace Gazette.Archives;

/// <summary>
/// Where a zip archive's list of files lies. The library reads all of it, however long it is, before it can be asked how
/// many files there are: so this is looked at first. APPNOTE.TXT 6.3.10, 4.3.14 to 4.3.16.
/// </summary>
/// <param name="Bytes">From its start to the record that ends it.</param>
internal readonly record struct DirectoryAtEnd(long Files, long Bytes)
{
    private const int EndBytes = 22;
    private const int MaxCommentBytes = ushort.MaxValue;
    private const int LocatorBytes = 20;
    private const int WideEndBytes = 56;

    private static ReadOnlySpan<byte> EndSignature => "PK\x05\x06"u8;

    private static ReadOnlySpan<byte> LocatorSignature => "PK\x06\x07"u8;

    private static ReadOnlySpan<byte> WideEndSignature => "PK\x06\x06"u8;

    /// <summary>Null when there is none: this is no zip archive, or the end of it is missing.</summary>
    public static async Task<DirectoryAtEnd?> FindAsync(Stream archive, CancellationToken cancellation)
    {
        var tail = new byte[Math.Min(archive.Length, EndBytes + MaxCommentBytes)];
        archive.Position = archive.Length - tail.Length;
        await archive.ReadExactlyAsync(tail, cancellation);
        var at = tail.AsSpan().LastIndexOf(EndSignature);
        if (at < 0 || at + EndBytes > tail.Length)
            return null;
        var position = archive.Length - tail.Length + at;
        var files = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10));
        var start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
        // Any of the three makes the library read the wide record.
        if (files != ushort.MaxValue && start != uint.MaxValue && BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 4)) != ushort.MaxValue)
            return Checked(files, start, position);
        return at >= LocatorBytes && tail.AsSpan(at - LocatorBytes).StartsWith(LocatorSignature)
            ? await FindWideAsync(archive, BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(at - LocatorBytes + 8)), position, cancellation)
            : Checked(files, start, position);
    }

    /// <summary>Of archives with more files or bytes than the old record can say.</summary>
    private static async Task<DirectoryAtEnd?> FindWideAsync(Stream archive, long position, long end, CancellationToken cancellation)
    {
        if (position < 0 || position > end - WideEndBytes)
            return null;
        var record = new byte[WideEndBytes];
        archive.Position = position;
        await archive.ReadExactlyAsync(record, cancellation);
        return record.AsSpan().StartsWith(WideEndSignature)
            ? Checked(BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(32)), BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)), end)
            : null;
    }

    private static DirectoryAtEnd? Checked(long files, long start, long end) =>
        files < 0 || start < 0 || start > end ? null : new DirectoryAtEnd(files, end - start);
}
