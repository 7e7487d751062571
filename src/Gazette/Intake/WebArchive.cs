using System.Diagnostics.CodeAnalysis;
using Gazette.Uploads;
using MimeKit;

namespace Gazette.Intake;

/// <summary>
/// Opens what browsers save as one file (.mhtml, .mht; RFC 2557): a MIME message whose root part is the page. The other
/// parts, pictures and styles, are not read.
/// </summary>
internal static class WebArchive
{
    private const string Remedy = "In the browser choose \"Save as: web page, HTML only\", then upload the .html file.";

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
            fault = WebArchiveLimits.Check(Stream(bytes), cancellation);
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
        using var decoded = new MemoryStream();
        content.DecodeTo(decoded, cancellation);
        var location = part.ContentLocation ?? entity.ContentLocation;
        var stated = entity.Headers["Snapshot-Content-Location"]?.Trim();
        return new FileContent(FileKind.Html, decoded.ToArray(), part.ContentType.ToString(), stated ?? location?.OriginalString);
    }

    /// <summary>The root by the rules of multipart/related; where it is no page, the first part that is one.</summary>
    private static MimePart? PageOf(MimeEntity entity) => entity switch
    {
        MimePart part => IsPage(part) ? part : null,
        MultipartRelated { Root: { } root } related => PageOf(root) ?? related.Select(PageOf).FirstOrDefault(p => p is not null),
        Multipart multipart => multipart.Select(PageOf).FirstOrDefault(p => p is not null),
        _ => null,
    };

    private static bool IsPage(MimePart part) => part.ContentType.IsMimeType("text", "html") || part.ContentType.IsMimeType("application", "xhtml+xml");

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
