using System.IO.Compression;
using Gazette.Uploads;

namespace Gazette.Benchmarks;

/// <summary>A file of a folder of pages, packed or not.</summary>
internal sealed record CorpusPage(string Id, string Name, string Path)
{
    private const string Packed = ".gz";

    private static readonly string[] Endings = [".html", ".htm", ".txt", ".md", ".mhtml", ".mht"];

    /// <summary>In the order of their names; other files are passed over.</summary>
    public static IEnumerable<CorpusPage> In(string folder) =>
        from path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
        let name = Unpacked(path)
        where Endings.Contains(System.IO.Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)
        select new CorpusPage(System.IO.Path.GetFileNameWithoutExtension(name), name, path);

    public async Task<Upload> UploadAsync(CancellationToken cancellation) =>
        new(Name, "\"1\"", DateTimeOffset.UnixEpoch, await BytesAsync(cancellation), ContentType: null);

    private static string Unpacked(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        return name.EndsWith(Packed, StringComparison.OrdinalIgnoreCase) ? name[..^Packed.Length] : name;
    }

    private async Task<byte[]> BytesAsync(CancellationToken cancellation)
    {
        var bytes = await File.ReadAllBytesAsync(Path, cancellation);
        if (!Path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase))
            return bytes;
        using var unpacked = new MemoryStream();
        await using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        await packed.CopyToAsync(unpacked, cancellation);
        return unpacked.ToArray();
    }
}
