using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using UglyToad.PdfPig.Content;

namespace Gazette.Intake.Pdf;

/// <summary>What a file says of itself: evidence, for it is often what another document said from which it was copied.</summary>
internal static partial class PdfFacts
{
    private const int MaxLength = 300;

    /// <summary>Tags for a page's head.</summary>
    public static string Of(DocumentInformation information)
    {
        var title = TitleOf(information) is { } known ? $"<title>{Encode(known)}</title>" : "";
        var author = Clean(information.Author) is { } name && !Program().IsMatch(name) ? $"<meta name=\"author\" content=\"{Encode(name)}\">" : "";
        var created = information.GetCreatedDateTimeOffset() is { } moment ? string.Create(CultureInfo.InvariantCulture, $"<meta name=\"created\" content=\"{moment:yyyy-MM-dd}\">") : "";
        return title + author + created;
    }

    /// <summary>Null where it is a program's own: the name of a file, or that nothing was entered.</summary>
    public static string? TitleOf(DocumentInformation information) =>
        Clean(information.Title) is { } title && !Program().IsMatch(title) ? title : null;

    private static string? Clean(string? text)
    {
        var clean = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return clean.Length is > 0 and <= MaxLength && !clean.Contains('\uFFFD', StringComparison.Ordinal) && !clean.Any(char.IsControl) ? clean : null;
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    [GeneratedRegex("^(?i:microsoft (?:word|powerpoint|excel) - .*|untitled.*|无标题.*|未命名.*|文档\\d*|document\\d*|print|about:blank|(?:administrator|admin|user|root|lenovo|dell|hp)\\d*|.*\\.(?:docx?|wps|indd|pdf|tex|dvi|html?|odt|pptx?|qxd|pm[0-9]|txt))$", RegexOptions.None, 10000)]
    private static partial Regex Program();
}
