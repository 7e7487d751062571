using System.Diagnostics.CodeAnalysis;
using Gazette.Uploads;
using MimeKit;

namespace Gazette.Intake;

/// <summary>
/// Opens what browsers save as one file (.mhtml, .mht; RFC 2557): a MIME message whose root part is the page, beside the
/// pages that it shows in frames and its pictures. The other parts are not read.
/// </summary>
internal static class WebArchive
{
    private const string Remedy = "In the browser choose \"Save as: web page, HTML only\", then upload the .html file.";

    /// <summary>Pages with more of them show advertisements in most.</summary>
    private const int MaxFrames = 50;

    /// <summary>Tells archives that go under an .html name.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("From: <Saved by "u8) || bytes.StartsWith("From: \"Saved by "u8) || bytes.StartsWith("MIME-Version: 1.0"u8);

    /// <param name="fault">Its detail goes on after the file's name.</param>
    public static bool TryOpen(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out FileContent? page, [NotNullWhen(false)] out Rejection? fault, CancellationToken cancellation = default)
    {
        page = null;
        fault = null;
        try
        {
            fault = WebArchiveLimits.Check(Stream(bytes), Remedy, cancellation);
            page = fault is null ? Root(bytes, cancellation) : null;
        }
        catch (Exception broken) when (broken is FormatException or IOException or ParseException)
        {
            // MimeKit's ways to say that a message is cut, or none at all.
        }

        fault ??= page is null
            ? new Rejection(RejectionReason.WebArchiveInvalid, $"is no web archive that can be read: no web page was found in it. {Remedy}")
            : null;
        return page is not null;
    }

    private static FileContent? Root(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var entity = new MimeParser(Stream(bytes), MimeFormat.Entity, persistent: true).ParseEntity(cancellation);
        if (PageOf(entity) is not { Content: { } content } part)
            return null;
        var location = part.ContentLocation ?? entity.ContentLocation;
        var stated = entity.Headers["Snapshot-Content-Location"]?.Trim();
        return ContentOf(part, content, stated ?? location?.OriginalString, cancellation) with
        {
            Frames = [.. FramesOf(entity, part, cancellation)],
            Pictures = PicturesOf(entity, cancellation),
        };
    }

    private static FileContent ContentOf(MimePart part, IMimeContent content, string? location, CancellationToken cancellation)
    {
        using var decoded = new MemoryStream();
        content.DecodeTo(decoded, cancellation);
        var kind = part.ContentType.IsMimeType("application", "xhtml+xml") ? FileKind.Xhtml : FileKind.Html;
        return new FileContent(kind, decoded.ToArray(), part.ContentType.ToString(), location);
    }

    private static IEnumerable<(string Address, FileContent Page)> FramesOf(MimeEntity entity, MimePart root, CancellationToken cancellation)
    {
        foreach (var part in PartsOf(entity).Where(p => p != root && IsPage(p)).Take(MaxFrames))
        {
            if (part.Content is not { } content)
                continue;
            var page = ContentOf(part, content, part.ContentLocation?.OriginalString, cancellation);
            if (part.ContentId is { Length: > 0 } id)
                yield return ($"cid:{id}", page);
            if (page.Location is { } location)
                yield return (location, page);
        }
    }

    /// <summary>Decoding cannot make them larger than the file.</summary>
    private static Dictionary<string, ReadOnlyMemory<byte>> PicturesOf(MimeEntity entity, CancellationToken cancellation)
    {
        var pictures = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var part in PartsOf(entity).Where(p => p.ContentType.IsMimeType("image", "*")))
        {
            if (part.Content is not { } content)
                continue;
            using var decoded = new MemoryStream();
            content.DecodeTo(decoded, cancellation);
            foreach (var address in new[] { part.ContentLocation?.OriginalString, part.ContentId is { Length: > 0 } id ? $"cid:{id}" : null }.OfType<string>())
                pictures.TryAdd(address, decoded.ToArray());
        }

        return pictures;
    }

    private static IEnumerable<MimePart> PartsOf(MimeEntity entity) => entity switch
    {
        MimePart part => [part],
        Multipart multipart => multipart.SelectMany(PartsOf),
        _ => [],
    };

    /// <summary>The root by the rules of multipart/related; where it is no page, the first part that is one.</summary>
    private static MimePart? PageOf(MimeEntity entity) => entity switch
    {
        MimePart part => IsPage(part) ? part : null,
        MultipartRelated { Root: { } root } related => PageOf(root) ?? related.Select(PageOf).FirstOrDefault(p => p is not null),
        Multipart multipart => multipart.Select(PageOf).FirstOrDefault(p => p is not null),
        _ => null,
    };

    private static bool IsPage(MimePart part) => part.ContentType.IsMimeType("text", "html") || part.ContentType.IsMimeType("application", "xhtml+xml");

    public static MemoryStream Stream(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
