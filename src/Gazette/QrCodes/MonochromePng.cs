using System.Buffers.Binary;
using System.IO.Compression;

namespace Gazette.QrCodes;

/// <summary>A square PNG of one bit a pixel (W3C PNG, third edition): the smallest that every reader takes.</summary>
internal static class MonochromePng
{
    private const int GreyscaleColourType = 0;
    private const int BitDepth = 1;
    private const byte NoFilter = 0;
    private static readonly byte[] Signature = [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n'];

    /// <param name="row">Gives the row at a height: eight pixels a byte, the leftmost in the highest bit, 1 is white.</param>
    public static byte[] Write(int size, Func<int, byte[]> row)
    {
        using var png = new MemoryStream();
        png.Write(Signature);
        WriteChunk(png, "IHDR"u8, Header(size));
        WriteChunk(png, "IDAT"u8, Pixels(size, row));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Header(int size)
    {
        // Width, height, depth, colour type; compression, filter and interlace have only their method 0 here.
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size);
        header[8] = BitDepth;
        header[9] = GreyscaleColourType;
        return header;
    }

    private static byte[] Pixels(int size, Func<int, byte[]> row)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            for (var y = 0; y < size; y++)
            {
                zlib.WriteByte(NoFilter);
                zlib.Write(row(y));
            }
        }
        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc([.. type, .. data]));
        png.Write(number);
    }

    /// <summary>CRC-32 of ISO 3309, bit by bit: a code is a few hundred bytes, a table would not pay.</summary>
    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }
}
