using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gazette.Storage;

/// <summary>Values as Brotli-compressed UTF-8 JSON: what rows hold where a string property would be too small.</summary>
internal static class CompressedJson
{
    // Never shown to a browser, so only JSON's own escapes are needed and the text stays short.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write<T>(T value)
    {
        using var buffer = new MemoryStream();
        using (var brotli = new BrotliStream(buffer, new BrotliCompressionOptions { Quality = 6 }))
            JsonSerializer.Serialize(brotli, value, Options);
        return buffer.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not Brotli.</exception>
    /// <exception cref="JsonException">The content has another shape.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> bytes)
    {
        using var brotli = new BrotliStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(brotli, Options) ?? throw new JsonException("The value is null.");
    }
}
