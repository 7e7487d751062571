using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Gazette.Uploads;

namespace Gazette.Intake;

/// <summary>What a file name's ending says: how to read the file, or what to do instead of uploading it.</summary>
internal static class FileEnding
{
    private const string SaveInWord = "In Word choose File > Save As, and as type \"Word Document (.docx)\" (in WPS 文件 > 另存为, .docx), then upload that file.";
    private const string SaveInWps = "In WPS choose 文件 > 另存为, and as type \"Microsoft Word 文件 (.docx)\", then upload that file.";
    private const string SaveSheet = "Copy the table into a document and save that as a web page (.html), then upload that file.";
    private const string SavePage = "Open it in a browser, choose \"Save as: web page, HTML only\" (in Safari \"Page Source\"), then upload the .html file.";
    private const string SaveMessage = "In Outlook choose \"File: Save As\" and the type \"Internet message (.eml)\", or drag the message from Outlook on the web into a folder, then upload the .eml file.";
    private const string Picture = "Save the picture as .png or .jpg and upload that.";
    private const string Archive = "Unpack it, pack the folder as .zip, and upload that.";

    private static readonly FrozenDictionary<string, FileKind> Kinds = new Dictionary<string, FileKind>
    {
        [".html"] = FileKind.Html,
        [".htm"] = FileKind.Html,
        [".xhtml"] = FileKind.Xhtml,
        [".txt"] = FileKind.PlainText,
        [".mhtml"] = FileKind.Mhtml,
        [".mht"] = FileKind.Mhtml,
        [".eml"] = FileKind.Mail,
        [".md"] = FileKind.Markdown,
        [".markdown"] = FileKind.Markdown,
        [".docx"] = FileKind.Word,
        // Many of these are .docx files by their bytes; the others have a remedy.
        [".doc"] = FileKind.Word,
        [".wps"] = FileKind.Word,
        [".pdf"] = FileKind.Pdf,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Remedies = new Dictionary<string, string>
    {
        [".doc"] = SaveInWord,
        [".docm"] = SaveInWord,
        [".dotx"] = SaveInWord,
        [".dotm"] = SaveInWord,
        [".rtf"] = SaveInWord,
        [".wps"] = SaveInWps,
        [".odt"] = "In LibreOffice choose File > Save As, and as type \"Word 2010-365 Document (.docx)\", then upload that file.",
        [".pages"] = "In Pages choose File > Export To > Word, and as format .docx, then upload that file.",
        [".xlsx"] = SaveSheet,
        [".xls"] = SaveSheet,
        [".et"] = SaveSheet,
        [".csv"] = SaveSheet,
        [".webarchive"] = SavePage,
        [".msg"] = SaveMessage,
        [".oft"] = SaveMessage,
        [".emlx"] = "In Mail choose \"File: Save As: Raw Message Source\", or drag the message out of its list, then upload the .eml file.",
        [".mbox"] = "It holds many messages. Drag the message alone out of the mail program's list, or save it as .eml, then upload that file.",
        [".svg"] = Picture,
        [".heic"] = Picture,
        [".rar"] = Archive,
        [".7z"] = Archive,
        [".gz"] = Archive,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>With their dots.</summary>
    public static IReadOnlyList<string> All => [.. Kinds.Keys.Order(StringComparer.Ordinal)];

    public static bool TryKind(string ending, out FileKind kind) => Kinds.TryGetValue(ending, out kind);

    public static bool TryRemedy(string ending, [NotNullWhen(true)] out string? remedy) => Remedies.TryGetValue(ending, out remedy);
}
