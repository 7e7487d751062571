using AngleSharp.Html.Parser;
using Gazette.Drafts;
using Gazette.Uploads;

namespace Gazette.Tests;

/// <summary>Drafts as Extraction hands them on, without Extraction.</summary>
internal static class Drafts
{
    public static Draft OfHtml(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        return new Draft { Kind = FileKind.Html, Document = document, Body = document.Body!, Report = new RepairReport() };
    }

    /// <summary>One paragraph per line.</summary>
    public static Draft OfLines(IEnumerable<string> lines)
    {
        var document = new HtmlParser().ParseDocument("");
        foreach (var line in lines.Where(l => l.Length > 0))
        {
            var paragraph = document.CreateElement("p");
            paragraph.TextContent = line;
            document.Body!.AppendChild(paragraph);
        }

        return new Draft { Kind = FileKind.PlainText, Document = document, Body = document.Body!, Report = new RepairReport() };
    }

    public static Draft OfText(string text) => OfLines(text.ReplaceLineEndings("\n").Split('\n'));
}
