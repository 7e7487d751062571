using System.IO.Hashing;

namespace Gazette.Archives;

/// <summary>A member's bytes. The library checks neither their number nor their sum.</summary>
internal sealed class VerifiedContent(Stream content, long length, uint crc) : Stream
{
    private readonly Crc32 sum = new();
    private long count;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => count; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Seen(buffer.AsSpan(offset, count), content.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Seen(buffer, content.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await content.ReadAsync(buffer, cancellationToken);
        return Seen(buffer.Span, read);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            content.Dispose();
        base.Dispose(disposing);
    }

    private int Seen(ReadOnlySpan<byte> buffer, int read)
    {
        sum.Append(buffer[..read]);
        count += read;
        if (count > length || (read == 0 && !buffer.IsEmpty && (count != length || sum.GetCurrentHashAsUInt32() != crc)))
            throw new InvalidDataException("The bytes are not those that were packed.");
        return read;
    }
}
