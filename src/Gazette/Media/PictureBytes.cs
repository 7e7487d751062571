using System.Buffers.Binary;

namespace Gazette.Media;

/// <summary>What a file's bytes say of it; no name is believed.</summary>
internal static class PictureBytes
{
    /// <summary>Cameras write ten; each costs a pass over all of the picture.</summary>
    public const int MaxScans = 100;

    private static readonly (PictureFormat Format, byte[] Start)[] Starts =
    [
        (PictureFormat.Jpeg, [0xFF, 0xD8, 0xFF]),
        (PictureFormat.Png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        (PictureFormat.Gif, [.. "GIF87a"u8]),
        (PictureFormat.Gif, [.. "GIF89a"u8]),
        (PictureFormat.Bmp, [.. "BM"u8]),
        (PictureFormat.Tiff, [.. "II*\0"u8]),
        (PictureFormat.Tiff, [.. "MM\0*"u8]),
    ];

    /// <summary>Null for anything else, drawings that can hold script included.</summary>
    public static PictureFormat? FormatOf(ReadOnlySpan<byte> bytes)
    {
        foreach (var (format, start) in Starts)
        {
            if (bytes.StartsWith(start))
                return format;
        }

        if (bytes.Length < 16)
            return null;
        if (bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8))
            return PictureFormat.WebP;
        return bytes[4..].StartsWith("ftyp"u8) && IsAvif(bytes) ? PictureFormat.Avif : null;
    }

    /// <summary>How often a JPEG goes over its picture: in its data a mark is never mistaken for another.</summary>
    public static int ScansOf(ReadOnlySpan<byte> jpeg) => jpeg.Count<byte>([0xFF, 0xDA]);

    /// <summary>The decoder paints what is missing grey, and only warns of it.</summary>
    public static bool EndsEarly(ReadOnlySpan<byte> jpeg) => jpeg.LastIndexOf<byte>([0xFF, 0xD9]) < jpeg.LastIndexOf<byte>([0xFF, 0xDA]);

    /// <summary>The brands stand in the first box: the major one, four bytes of version, the compatible ones.</summary>
    private static bool IsAvif(ReadOnlySpan<byte> bytes)
    {
        const int Brand = 4;
        var end = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes), (uint)bytes.Length);
        for (var at = 8; at + Brand <= end; at += Brand)
        {
            if (bytes[at..].StartsWith("avif"u8) || bytes[at..].StartsWith("avis"u8))
                return true;
        }

        return false;
    }
}
