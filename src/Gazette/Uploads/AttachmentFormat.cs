using System.Collections.Frozen;

namespace Gazette.Uploads;

/// <summary>The kinds of file that an article may link as its attachments: nothing that a browser shows or runs.</summary>
public sealed class AttachmentFormat
{
    /// <summary>How much of the file <see cref="Fits"/> looks at, in bytes.</summary>
    public const int HeadBytes = 4096;

    /// <summary>Of the whole file, 100 MiB.</summary>
    public const long MaxBytes = 100 * 1024 * 1024;

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    private static readonly FrozenDictionary<string, AttachmentFormat> ByEnding = new AttachmentFormat[]
    {
        new(".pdf", "application/pdf", Start.Pdf),
        // Encrypted ones are of the old form.
        new(".docx", Word, Start.Zip | Start.Ole),
        new(".xlsx", Sheet, Start.Zip | Start.Ole),
        new(".pptx", Slides, Start.Zip | Start.Ole),
        new(".doc", "application/msword", Start.Ole | Start.Rtf),
        new(".xls", "application/vnd.ms-excel", Start.Ole),
        new(".ppt", "application/vnd.ms-powerpoint", Start.Ole),
        new(".wps", "application/vnd.ms-works", Start.Ole | Start.Zip),
        new(".et", "application/vnd.ms-excel", Start.Ole | Start.Zip),
        new(".dps", "application/vnd.ms-powerpoint", Start.Ole | Start.Zip),
        new(".ofd", "application/ofd", Start.Zip),
        new(".odt", "application/vnd.oasis.opendocument.text", Start.Zip),
        new(".ods", "application/vnd.oasis.opendocument.spreadsheet", Start.Zip),
        new(".odp", "application/vnd.oasis.opendocument.presentation", Start.Zip),
        new(".rtf", "application/rtf", Start.Rtf),
        new(".zip", "application/zip", Start.Zip),
        new(".rar", "application/vnd.rar", Start.Rar),
        new(".7z", "application/x-7z-compressed", Start.SevenZip),
        new(".csv", "text/csv", Start.Text),
        new(".txt", "text/plain", Start.Text),
    }.ToFrozenDictionary(format => format.Ending, StringComparer.OrdinalIgnoreCase);

    private readonly Start starts;

    private AttachmentFormat(string ending, string contentType, Start starts) => (Ending, ContentType, this.starts) = (ending, contentType, starts);

    [Flags]
    private enum Start
    {
        Pdf = 1,
        Zip = 2,
        Ole = 4,
        Rtf = 8,
        Rar = 16,
        SevenZip = 32,
        Text = 64,
    }

    /// <summary>In lower case, with its dot.</summary>
    public string Ending { get; }

    public string ContentType { get; }

    /// <summary>With their dots.</summary>
    public static IReadOnlyList<string> Endings => [.. ByEnding.Keys.Order(StringComparer.Ordinal)];

    /// <summary>By the name's ending, in any letter case; null for what no article can link as an attachment.</summary>
    public static AttachmentFormat? Of(string name) => ByEnding.GetValueOrDefault(Path.GetExtension(name));

    /// <summary>Whether a file that begins so is what its name says.</summary>
    /// <param name="head">The first <see cref="HeadBytes"/> of them, or all there are.</param>
    public bool Fits(ReadOnlySpan<byte> head) => (StartOf(head) & starts) != 0;

    private static Start StartOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
            return Start.Zip;
        if (head.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return Start.Ole;
        if (head.StartsWith("{\\rtf"u8))
            return Start.Rtf;
        if (head.StartsWith("Rar!\x1A\x07"u8))
            return Start.Rar;
        if (head.StartsWith<byte>([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]))
            return Start.SevenZip;
        // Readers of PDF look for it within so many bytes.
        if (head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) >= 0)
            return Start.Pdf;
        return IsText(head) ? Start.Text : 0;
    }

    /// <summary>No zero bytes, save in UTF-16.</summary>
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        var isWide = head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]);
        return isWide || !head.Contains((byte)0);
    }
}
