using System.Globalization;
using System.Text.Json.Serialization;

namespace Gazette.Articles.Media;

/// <summary>An attachment that an article links.</summary>
/// <param name="Name">Of the file, without folders: what a reader's copy is called.</param>
public sealed record LinkedAttachment(Attachment Attachment, string Name)
{
    private const double Kilobyte = 1024;

    [JsonIgnore]
    public string Path => $"/files/{Attachment.Hash}/{Uri.EscapeDataString(Name)}";

    /// <summary>For readers, in any language: <c>DOCX, 24 KB</c>. Kilobytes have 1,024 bytes, as file managers count them.</summary>
    [JsonIgnore]
    public string Note => $"{System.IO.Path.GetExtension(Name).TrimStart('.').ToUpperInvariant()}, {Size(Attachment.Bytes)}";

    private static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / Kilobyte)} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilobyte / Kilobyte:0.0} MB"),
    };
}
