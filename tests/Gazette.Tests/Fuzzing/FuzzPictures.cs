using CsCheck;
using NetVips;

namespace Gazette.Tests.Fuzzing;

/// <summary>Real pictures of every format that is read, and of the kinds within them, damaged: above all where a format says how large it is and where its parts lie.</summary>
internal static class FuzzPictures
{
    /// <summary>Most of what a header says stands before this.</summary>
    private const int Header = 96;

    private static readonly byte[] Telling = [0, 1, 2, 3, 7, 0x0F, 0x10, 0x20, 0x7F, 0x80, 0xC0, 0xDA, 0xFE, 0xFF];

    private static readonly byte[][] Wholes = [.. Kinds()];

    public static Gen<byte[]> Any => Gen.Frequency(
        (8, Gen.Int[0, Wholes.Length - 1].SelectMany(i => Damaged(Wholes[i]))),
        (1, Gen.Select(Gen.Int[0, Wholes.Length - 1], Gen.Int[0, Wholes.Length - 1], Gen.Double.Unit, Gen.Double.Unit, Joined)),
        (1, Gen.Select(Gen.Int[0, Wholes.Length - 1], Gen.Byte.Array[0, 600], (i, noise) => (byte[])[.. Wholes[i].AsSpan(0, Math.Min(Wholes[i].Length, 24)), .. noise])));

    private static IEnumerable<byte[]> Kinds()
    {
        foreach (var ending in (string[])[".jpg", ".jpg[interlace]", ".jpg[Q=30,subsample-mode=on]", ".png", ".png[interlace]", ".png[palette]", ".gif", ".webp", ".webp[lossless]", ".avif", ".tif", ".tif[compression=lzw,predictor=horizontal]", ".tif[compression=deflate,tile]", ".tif[compression=jpeg]", ".tif[pyramid,tile]"])
            yield return TestPicture.Photo(70, 50, ending);
        yield return TestPicture.Drawing(60, 40);
        yield return TestPicture.Animation(20, 15, 4);
        yield return TestPicture.Animation(20, 15, 4, ".webp");
        yield return TestPicture.Bitmap(33, 21, 10, 200, 90);
        using var photo = Image.NewFromBuffer(TestPicture.Photo(60, 40, ".png"));
        yield return photo.Colourspace(Enums.Interpretation.Bw).WriteToBuffer(".jpg");
        yield return photo.Colourspace(Enums.Interpretation.Rgb16).WriteToBuffer(".png");
        yield return photo.Colourspace(Enums.Interpretation.Lab).WriteToBuffer(".tif");
        yield return photo.IccExport(outputProfile: "cmyk").WriteToBuffer(".jpg");
        yield return photo.Cast(Enums.BandFormat.Float).WriteToBuffer(".tif");
    }

    private static byte[] Joined(int one, int other, double at, double from) =>
        [.. Wholes[one].AsSpan(0, (int)(at * Wholes[one].Length)), .. Wholes[other].AsSpan((int)(from * Wholes[other].Length))];

    private static Gen<byte[]> Damaged(byte[] whole) =>
        Gen.Select(Gen.Int[0, 9], Gen.Double.Unit, Gen.Double.Unit, Gen.Byte).Array[1, 5]
            .Select(wounds => wounds.Aggregate(whole, (bytes, wound) => Wound(bytes, wound.Item1, wound.Item2, wound.Item3, wound.Item4)));

    private static byte[] Wound(byte[] bytes, int kind, double place, double extent, byte value)
    {
        if (bytes.Length == 0)
            return [value];
        var at = (int)(place * (kind < 5 ? Math.Min(bytes.Length, Header) : bytes.Length));
        var length = (int)(extent * extent * extent * (bytes.Length - at));
        var telling = Telling[value % Telling.Length];
        return kind switch
        {
            0 or 5 => With(bytes, at, value),
            1 or 6 => With(bytes, at, telling),
            2 => With(With(bytes, at, telling), at + 1, Telling[(int)(extent * Telling.Length)]),
            3 => With(With(With(With(bytes, at, telling), at + 1, telling), at + 2, telling), at + 3, telling),
            4 or 7 => [.. bytes.AsSpan(0, at), .. bytes.AsSpan(at + length)],
            8 => [.. bytes.AsSpan(0, at + length), .. bytes.AsSpan(at)],
            _ => bytes[..at],
        };
    }

    private static byte[] With(byte[] bytes, int at, byte value)
    {
        if (at >= bytes.Length)
            return bytes;
        var copy = bytes.ToArray();
        copy[at] = value;
        return copy;
    }
}
