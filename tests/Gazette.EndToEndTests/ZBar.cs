namespace Gazette.EndToEndTests;

/// <summary>Reads QR codes with programs that had no part in drawing them.</summary>
internal static class ZBar
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
            return exitCode == nothingFound ? null : ExternalProgram.OutputOf("zbarimg", exitCode, output).Trim();
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
}
