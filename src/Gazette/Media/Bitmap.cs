using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Gazette.Media;

/// <summary>
/// Windows bitmaps, which libvips reads only through a library that is not to be trusted with strangers' files: 1 to 32 bits
/// a pixel, without compression, as programs have written them for thirty years.
/// </summary>
/// <param name="height">In pixels; rows are stored from the bottom up, save where the header says otherwise.</param>
internal sealed class Bitmap(int width, int height, ReadOnlyMemory<byte> bytes, int bits, int pixelStart, int paletteStart, bool isTopDown)
{
    /// <summary>Red, green and blue.</summary>
    public const int Bands = 3;

    private const int FileHeader = 14;
    private const int LeastHeader = 40;
    private const int BitFields = 3;

    public int Width => width;

    public int Height => height;

    private long RowBytes => ((long)width * bits + 31) / 32 * 4;

    /// <returns>False for what is broken, or compressed.</returns>
    public static bool TryOpen(ReadOnlyMemory<byte> file, [NotNullWhen(true)] out Bitmap? bitmap)
    {
        bitmap = null;
        var bytes = file.Span;
        if (bytes.Length < FileHeader + LeastHeader)
            return false;
        var header = bytes[FileHeader..];
        var headerSize = BinaryPrimitives.ReadUInt32LittleEndian(header);
        var (width, height) = (BinaryPrimitives.ReadInt32LittleEndian(header[4..]), BinaryPrimitives.ReadInt32LittleEndian(header[8..]));
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(header[14..]);
        var compression = BinaryPrimitives.ReadUInt32LittleEndian(header[16..]);
        var start = BinaryPrimitives.ReadUInt32LittleEndian(bytes[10..]);
        if (headerSize < LeastHeader || headerSize > 1024 || width <= 0 || height is 0 or int.MinValue || start > bytes.Length)
            return false;
        // Fields of bits say in other words what most 32-bit bitmaps are anyway.
        if (bits is not (1 or 4 or 8 or 24 or 32) || (compression != 0 && !(compression == BitFields && bits == 32)))
            return false;
        bitmap = new Bitmap(width, Math.Abs(height), file, bits, (int)start, FileHeader + (int)headerSize, height < 0);
        return true;
    }

    /// <summary>Whether all rows are there.</summary>
    public bool IsWhole => pixelStart + (RowBytes * height) <= bytes.Length;

    /// <summary>Red, green, blue, row by row from the top.</summary>
    /// <exception cref="InvalidOperationException">It is not <see cref="IsWhole"/>.</exception>
    public byte[] ToRgb()
    {
        if (!IsWhole)
            throw new InvalidOperationException("The bitmap ends early.");
        var rgb = new byte[width * height * Bands];
        for (var y = 0; y < height; y++)
        {
            var row = bytes.Span.Slice((int)(pixelStart + (RowBytes * (isTopDown ? y : height - 1 - y))), (int)RowBytes);
            WriteRow(row, rgb.AsSpan(y * width * Bands, width * Bands));
        }

        return rgb;
    }

    private void WriteRow(ReadOnlySpan<byte> row, Span<byte> rgb)
    {
        for (var x = 0; x < width; x++)
        {
            var pixel = bits >= 24 ? row[(x * bits / 8)..] : Colour((row[x * bits / 8] >> (8 - bits - (x * bits % 8))) & ((1 << bits) - 1));
            (rgb[x * Bands], rgb[(x * Bands) + 1], rgb[(x * Bands) + 2]) = (pixel[2], pixel[1], pixel[0]);
        }
    }

    /// <summary>Black for a colour that the palette does not have.</summary>
    private ReadOnlySpan<byte> Colour(int index)
    {
        var at = paletteStart + (index * 4);
        return at + 4 <= Math.Min(pixelStart, bytes.Length) ? bytes.Span[at..] : [0, 0, 0];
    }
}
