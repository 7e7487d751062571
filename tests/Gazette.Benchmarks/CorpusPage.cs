using System.IO.Compression;
using Gazette.Intake;
using Gazette.Uploads;

namespace Gazette.Benchmarks;

/// <summary>A file of a folder of pages, packed (<c>.gz</c>) or not.</summary>
/// <param name="Name">The path in the folder, as a blob would be named.</param>
internal sealed record CorpusPage(string Name, string Path)
{
    private const string Packed = ".gz";

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.System };

    /// <summary>The name without the ending, where the file is of a kind that can be uploaded.</summary>
    public string Id => CanBeUploaded ? Name[..^System.IO.Path.GetExtension(Name).Length] : Name;

    public bool CanBeUploaded => UploadReader.TryKind(Name, out _, out _);

    /// <summary>
    /// In the order of their names, those in folders below too. Passed over are names that begin with a dot <c>.json</c>, which
    /// beside a page is what people say of it, pictures and archives.
    /// </summary>
    public static IEnumerable<CorpusPage> In(string folder) =>
        Directory.EnumerateFiles(folder, "*", Everywhere)
            .Select(path => new CorpusPage(Unpacked(System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/')), path))
            .Where(page => !page.Name.Split('/').Any(part => part.StartsWith('.')) && !page.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !PictureEnding.IsOf(page.Name) && !ArchiveEnding.IsOf(page.Name))
            .OrderBy(page => page.Name, StringComparer.Ordinal);

    public async Task<Upload> UploadAsync(CancellationToken cancellation) =>
        new(Name, "\"1\"", DateTimeOffset.UnixEpoch, await BytesAsync(cancellation), ContentType: null);

    private static string Unpacked(string path) => path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase) ? path[..^Packed.Length] : path;

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
