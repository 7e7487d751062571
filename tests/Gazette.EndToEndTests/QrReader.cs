using NetVips;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace Gazette.EndToEndTests;

/// <summary>Reads QR codes with two programs that had no part in drawing them: zbar and ZXing must say the same.</summary>
internal static class QrReader
{
    public static async Task<string> DecodePngAsync(byte[] png) =>
        await TryDecodePngAsync(png) ?? throw new InvalidOperationException("The image holds no code.");

    /// <summary>Null when the image holds no code.</summary>
    public static async Task<string?> TryDecodePngAsync(byte[] png)
    {
        // zbarimg's exit code when it could read the image and found nothing.
        const int nothingFound = 4;
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, png);
            var (exitCode, output) = await ExternalProgram.RunAsync("zbarimg", "--quiet", "--raw", "png:" + file);
            if (exitCode == nothingFound)
                return null;
            var text = ExternalProgram.OutputOf("zbarimg", exitCode, output).Trim();
            Assert.Equal(text, DecodeByZXing(png));
            return text;
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static async Task<string> DecodeSvgAsync(byte[] svg)
    {
        var (source, image) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            await File.WriteAllBytesAsync(source, svg);
            await ExternalProgram.OutputAsync("rsvg-convert", "--output", image, source);
            return await DecodePngAsync(await File.ReadAllBytesAsync(image));
        }
        finally
        {
            File.Delete(source);
            File.Delete(image);
        }
    }

    private static string? DecodeByZXing(byte[] png)
    {
        using var picture = Image.NewFromBuffer(png);
        using var opaque = picture.HasAlpha() ? picture.Flatten([255]) : picture.Copy();
        using var gray = opaque.Colourspace(Enums.Interpretation.Bw);
        var source = new RGBLuminanceSource(gray.WriteToMemory<byte>(), gray.Width, gray.Height, RGBLuminanceSource.BitmapFormat.Gray8);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)), new Dictionary<DecodeHintType, object> { [DecodeHintType.TRY_HARDER] = true })?.Text;
    }
}
