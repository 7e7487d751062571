using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Gazette.Serving;

/// <summary>
/// What a resource is sent as (RFC 9110): bytes of one media type, and their compressed forms, made once. Nearly every client takes Brotli, so
/// gzip is made for the first one that does not.
/// </summary>
public sealed class Representation
{
    // Below this a header costs more than compression saves.
    private const int LeastToCompress = 512;

    private readonly Lazy<byte[]>? gzip;

    private Representation(string contentType, byte[] identity, string? tag, bool compress)
    {
        ContentType = contentType;
        Identity = identity;
        Tag = tag ?? TagOf(identity);
        HasStateTag = tag is not null;
        if (compress && identity.Length >= LeastToCompress)
        {
            Brotli = Compress(identity, stream => new BrotliStream(stream, new BrotliCompressionOptions { Quality = 5 }));
            gzip = new(() => Compress(identity, stream => new GZipStream(stream, CompressionLevel.Optimal)));
        }
    }

    /// <summary>With its character set.</summary>
    public string ContentType { get; }

    /// <summary>The bytes without content coding.</summary>
    public byte[] Identity { get; }

    /// <summary>Null where compression does not pay: images, very short answers.</summary>
    public byte[]? Brotli { get; }

    /// <summary>Null when it is too short to gain by it.</summary>
    public byte[]? Gzip => gzip?.Value;

    /// <summary>The entity tag without quotes and without the encoding's suffix.</summary>
    public string Tag { get; }

    /// <summary>Whether the tag was given: it then names the state that a resource is in, and not these bytes alone.</summary>
    public bool HasStateTag { get; }

    public bool IsCompressed => Brotli is not null;

    /// <summary>What it takes in memory, all codings together: of text, gzip is some fifth longer than Brotli, and has its room before it is made.</summary>
    public long Bytes => Identity.Length + ((Brotli?.Length ?? 0) * 11L / 5);

    /// <param name="tag">Null: made of the content.</param>
    public static Representation OfText(string contentType, string text, string? tag = null) =>
        OfBytes(contentType, Encoding.UTF8.GetBytes(text), tag);

    /// <param name="tag">Null: made of the content.</param>
    public static Representation OfBytes(string contentType, byte[] bytes, string? tag = null) =>
        new(contentType, bytes, tag, compress: contentType is "image/svg+xml" || !(contentType.StartsWith("image/", StringComparison.Ordinal) || contentType.StartsWith("font/woff", StringComparison.Ordinal)));

    /// <summary>A tag out of everything that decides what is sent.</summary>
    public static string TagOf(params ReadOnlySpan<string> parts) => TagOf(Encoding.UTF8.GetBytes(string.Join('\n', parts)));

    private static string TagOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 10));

    private static byte[] Compress(byte[] content, Func<Stream, Stream> open)
    {
        using var buffer = new MemoryStream();
        using (var stream = open(buffer))
            stream.Write(content);
        return buffer.ToArray();
    }
}
