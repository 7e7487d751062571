using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using Gazette.Drafts;

namespace Gazette.Intake.Word;

/// <summary>The pictures of a document, under addresses of their own. Those that lie elsewhere keep their address, and nobody fetches them.</summary>
internal sealed partial class WordPictures(RepairReport report)
{
    private const string Refused = "refused-picture";

    /// <summary>Unpacked; no larger one is shown, see the table of limits.</summary>
    private const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>Of all of them, unpacked: they are kept until the article is written.</summary>
    public const int MaxBytesInAll = 64 * 1024 * 1024;

    private readonly Dictionary<string, ReadOnlyMemory<byte>> parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> addresses = new(StringComparer.Ordinal);
    private long bytesInAll;

    /// <summary>By the address that <see cref="Write"/> has given to each.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Parts => parts;

    /// <param name="owner">The part that shows it.</param>
    /// <param name="id">Of the relationship to it.</param>
    /// <param name="elsewhere">Its address outside of the file; null for one that is in it.</param>
    /// <returns>Its markup; of one that cannot be shown, that of the words in its place.</returns>
    public string Write(OpenXmlPart owner, string id, string? elsewhere, string alt)
    {
        alt = Generated().Replace(alt, "").Trim();
        if (elsewhere is not null)
            return Image(elsewhere, alt);
        var address = owner.TryGetPartById(id, out var part) ? AddressOf(part, alt) : null;
        if (part is null)
            report.Add(Refused, alt, "The file does not hold it.", certain: false);
        return address is not null ? Image(address, alt) : alt.Length > 0 ? $"<figure data-no-picture>{HtmlText.Of(alt)}</figure>" : "";
    }

    private static string Image(string address, string alt) => $"<img src=\"{HtmlText.Of(address)}\" alt=\"{HtmlText.Of(alt)}\">";

    private string? AddressOf(OpenXmlPart part, string alt)
    {
        var name = part.Uri.OriginalString;
        if (addresses.TryGetValue(name, out var known))
            return known;
        var bytes = IsDrawing(part) ? null : Read(part);
        if (bytes is null)
        {
            report.Add(Refused, alt, IsDrawing(part)
                ? "It is a drawing of the clipboard (.emf or .wmf), which browsers do not show. Paste it into the document as a picture."
                : string.Create(CultureInfo.InvariantCulture, $"It is broken, or pictures have more than {MaxBytesInAll:N0} bytes together, or this one more than {MaxBytes:N0}."), certain: false);
            return addresses[name] = null;
        }

        var address = string.Create(CultureInfo.InvariantCulture, $"docx:picture-{parts.Count + 1}");
        parts.Add(address, bytes);
        return addresses[name] = address;
    }

    private static bool IsDrawing(OpenXmlPart part) => part.ContentType.Contains("emf", StringComparison.OrdinalIgnoreCase) || part.ContentType.Contains("wmf", StringComparison.OrdinalIgnoreCase);

    private byte[]? Read(OpenXmlPart part)
    {
        try
        {
            using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
            using var bytes = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length > MaxBytes || (bytesInAll += read) > MaxBytesInAll)
                    return null;
            }

            return bytes.ToArray();
        }
        catch (Exception broken) when (BrokenParts.IsFault(broken))
        {
            return null;
        }
    }

    /// <summary>What programs write who guess what a picture shows; and where a picture lay on the writer's disk.</summary>
    [GeneratedRegex("^[A-Za-z]:\\\\\\S*$|(?:AI[- ]generated content may be incorrect|AI 生成的内容可能不正确|Description automatically generated(?: with \\w+ confidence)?|描述已自动生成|已自动生成说明)[.。]?\\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex Generated();
}
