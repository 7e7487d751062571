using NetVips;

namespace Gazette.Tests;

/// <summary>Pictures of our own: made, not found.</summary>
internal static class TestPicture
{
    /// <summary>Something that no encoder makes small: waves in three colours.</summary>
    /// <param name="ending">The format: <c>.jpg</c>.</param>
    public static byte[] Photo(int width, int height, string ending = ".jpg", Action<MutableImage>? more = null)
    {
        using var picture = Waves(width, height);
        using var marked = more is null ? picture.Copy() : picture.Mutate(more);
        return marked.WriteToBuffer(ending);
    }

    /// <summary>With a transparent half.</summary>
    public static byte[] Drawing(int width, int height)
    {
        using var picture = Waves(width, height);
        using var alpha = (Image.Identity().Resize(width / 256.0, vscale: height) > 127).Cast(Enums.BandFormat.Uchar);
        return picture.Bandjoin(alpha.Crop(0, 0, Math.Min(width, alpha.Width), Math.Min(height, alpha.Height)).Embed(0, 0, width, height)).WriteToBuffer(".png");
    }

    public static byte[] Animation(int width, int height, int frames, string ending = ".gif")
    {
        var pages = Enumerable.Range(0, frames).Select(i => Image.Black(width, height, bands: 3) + new double[] { i * 50 % 256, 255 - (i * 50 % 256), i * 70 % 256 });
        using var joined = Image.Arrayjoin([.. pages], across: 1).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var animated = joined.Mutate(image =>
        {
            image.Set(GValue.GIntType, "page-height", height);
            image.Set(GValue.ArrayIntType, "delay", Enumerable.Repeat(120, frames).ToArray());
        });
        return animated.WriteToBuffer(ending);
    }

    /// <summary>A PNG of one colour: some kilobytes, whatever it measures.</summary>
    public static byte[] Bomb(int width, int height)
    {
        using var black = Image.Black(width, height);
        return black.WriteToBuffer(".png");
    }

    /// <summary>A bitmap as Windows writes it, of one colour: red, green, blue.</summary>
    public static byte[] Bitmap(int width, int height, byte red, byte green, byte blue)
    {
        var row = ((width * 3) + 3) / 4 * 4;
        var bytes = new byte[54 + (row * height)];
        using var writer = new BinaryWriter(new MemoryStream(bytes));
        writer.Write("BM"u8);
        writer.Write(bytes.Length);
        writer.Write(0);
        writer.Write(54);
        writer.Write(40);
        writer.Write(width);
        writer.Write(height);
        writer.Write((short)1);
        writer.Write((short)24);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var at = 54 + (y * row) + (x * 3);
                (bytes[at], bytes[at + 1], bytes[at + 2]) = (blue, green, red);
            }
        }

        return bytes;
    }

    private static Image Waves(int width, int height)
    {
        using var waves = Image.Sines(width, height, uchar: true, hfreq: 2.5, vfreq: 1.5);
        return waves.Bandjoin(waves.Invert(), waves.Flip(Enums.Direction.Vertical)).Copy(interpretation: Enums.Interpretation.Srgb);
    }
}
