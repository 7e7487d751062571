using System.Buffers.Binary;
using System.IO.Compression;

namespace Gazette.Tests.QrCodes;

/// <summary>Reads back a PNG of one bit a pixel, independently of what wrote it.</summary>
internal sealed class PngPixels
{
    private readonly byte[] lines;

    public PngPixels(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var chunks = Chunks(png).ToList();
        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(c => c.Type));
        var header = chunks[0].Data;
        Width = BinaryPrimitives.ReadInt32BigEndian(header);
        Height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        Assert.Equal([1, 0, 0, 0, 0], header[8..]);
        using var zlib = new ZLibStream(new MemoryStream(chunks[1].Data), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        zlib.CopyTo(whole);
        lines = whole.ToArray();
        Assert.Equal(LineLength * Height, lines.Length);
    }

    public int Width { get; }

    public int Height { get; }

    private int LineLength => 1 + ((Width + 7) / 8);

    public bool IsDark(int x, int y) => (lines[(y * LineLength) + 1 + (x / 8)] & (0x80 >> (x % 8))) == 0;

    private static IEnumerable<(string Type, byte[] Data)> Chunks(byte[] png)
    {
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            yield return (System.Text.Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]);
            at += 12 + length;
        }
    }
}
