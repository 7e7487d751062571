using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Gazette.Uploads;

namespace Gazette.Intake;

/// <summary>What a file name's ending says: how to read the file, or what to do instead of uploading it.</summary>
internal static class FileEnding
{
    private const string SaveDocument = "Open it and save it as a web page (.html) or as plain text (.txt, UTF-8), then upload that file.";
    private const string SaveSheet = "Copy the table into a document and save that as a web page (.html), then upload that file.";
    private const string SavePage = "Open it in a browser, choose \"Save as: web page, HTML only\" (in Safari \"Page Source\"), then upload the .html file.";
    private const string Picture = "Save the picture as .png or .jpg and upload that.";
    private const string Archive = "Unpack it and upload the .html, .txt or .md files inside, one by one.";

    private static readonly FrozenDictionary<string, FileKind> Kinds = new Dictionary<string, FileKind>
    {
        [".html"] = FileKind.Html,
        [".htm"] = FileKind.Html,
        [".xhtml"] = FileKind.Xhtml,
        [".txt"] = FileKind.PlainText,
        [".mhtml"] = FileKind.Mhtml,
        [".mht"] = FileKind.Mhtml,
        [".md"] = FileKind.Markdown,
        [".markdown"] = FileKind.Markdown,
        [".pdf"] = FileKind.Pdf,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Remedies = new Dictionary<string, string>
    {
        [".docx"] = SaveDocument,
        [".doc"] = SaveDocument,
        [".wps"] = SaveDocument,
        [".odt"] = SaveDocument,
        [".rtf"] = SaveDocument,
        [".pages"] = SaveDocument,
        [".xlsx"] = SaveSheet,
        [".xls"] = SaveSheet,
        [".et"] = SaveSheet,
        [".csv"] = SaveSheet,
        [".webarchive"] = SavePage,
        [".eml"] = SavePage,
        [".svg"] = Picture,
        [".heic"] = Picture,
        [".zip"] = Archive,
        [".rar"] = Archive,
        [".7z"] = Archive,
        [".gz"] = Archive,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static bool TryKind(string ending, out FileKind kind) => Kinds.TryGetValue(ending, out kind);

    public static bool TryRemedy(string ending, [NotNullWhen(true)] out string? remedy) => Remedies.TryGetValue(ending, out remedy);
}
