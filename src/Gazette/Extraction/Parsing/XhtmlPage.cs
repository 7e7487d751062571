using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using AngleSharp.Html;
using Gazette.Drafts;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// Writes XHTML out as HTML. Only XML's own rules read an element that closes itself, a CDATA section or an empty script
/// as their writer meant them; to an HTML parser, all that follows may be part of a script.
/// </summary>
internal sealed partial class XhtmlPage
{
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    private static readonly string[] ForeignNamespaces = ["http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"];

    private static readonly FrozenSet<string> Void = FrozenSet.Create(
        StringComparer.Ordinal, "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr");

    /// <summary>What stands in them is never shown where they are, and an HTML parser would not read its tags.</summary>
    private static readonly FrozenSet<string> Fallback = FrozenSet.Create(StringComparer.Ordinal, "iframe", "noembed", "noframes");

    private static readonly FrozenSet<string> Raw = FrozenSet.Create(StringComparer.Ordinal, "script", "style");

    private readonly StringBuilder html = new("<!DOCTYPE html>");
    private readonly XmlReader reader;

    private XhtmlPage(XmlReader reader) => this.reader = reader;

    /// <summary>False where the text is no XML, or none of a page: browsers show a fault there, and most of it reads well as HTML.</summary>
    public static bool TryToHtml(string text, ProcessingBudget budget, [NotNullWhen(true)] out string? html)
    {
        html = null;
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreProcessingInstructions = true, CheckCharacters = false };
        try
        {
            using var reader = XmlReader.Create(new StringReader(WithoutNames(text.TrimStart())), settings);
            var page = new XhtmlPage(reader);
            if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "html")
                return false;
            page.Write(budget);
            html = page.html.ToString();
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>The names of characters that HTML defines and XML does not, as the DTDs of XHTML do.</summary>
    private static string WithoutNames(string text) => NamedCharacter().Replace(text, m =>
        m.Groups["name"] is { Success: true, Value: not ("amp" or "lt" or "gt" or "quot" or "apos") and var name } && HtmlEntityProvider.Resolver.GetSymbol(name + ";") is { } symbol
            ? string.Concat(symbol.EnumerateRunes().Select(r => $"&#{r.Value};"))
            : m.Value);

    private void Write(ProcessingBudget budget)
    {
        do
        {
            budget.Look();
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when Fallback.Contains(Name):
                    WriteFallback();
                    break;
                case XmlNodeType.Element:
                    WriteElement();
                    break;
                case XmlNodeType.EndElement when !Void.Contains(Name):
                    html.Append("</").Append(Name).Append('>');
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    WriteText(reader.Value);
                    break;
                case XmlNodeType.Comment when !reader.Value.StartsWith('>') && !reader.Value.StartsWith("->", StringComparison.Ordinal):
                    html.Append("<!--").Append(reader.Value).Append("-->");
                    break;
            }
        }
        while (reader.Read());
    }

    private string Name => reader.NamespaceURI is "" or Xhtml && reader.LocalName is "xmp" or "listing" or "plaintext" ? "pre" : OwnName;

    private string OwnName => reader.NamespaceURI is "" or Xhtml || ForeignNamespaces.Contains(reader.NamespaceURI) ? reader.LocalName : reader.Name;

    private bool IsForeign => ForeignNamespaces.Contains(reader.NamespaceURI);

    private void WriteElement()
    {
        var (name, isEmpty) = (Name, reader.IsEmptyElement);
        var isRaw = Raw.Contains(name) && !IsForeign;
        var isTextOnly = isRaw || (name is "title" or "textarea" && !IsForeign);
        WriteTag(name);
        if (isEmpty)
        {
            WriteEnd(name);
        }
        else if (isTextOnly)
        {
            var text = ReadText();
            html.Append(isRaw ? WithoutMarkup(text) : Escaped(text));
            WriteEnd(name);
        }
    }

    private void WriteFallback()
    {
        var (name, isEmpty) = (Name, reader.IsEmptyElement);
        WriteTag(name);
        if (!isEmpty)
            ReadText();
        WriteEnd(name);
    }

    private void WriteTag(string name)
    {
        html.Append('<').Append(name);
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
            html.Append(' ').Append(reader.Name == "xml:lang" ? "lang" : reader.Name).Append("=\"").Append(Escaped(reader.Value)).Append('"');
        reader.MoveToElement();
        html.Append('>');
    }

    private void WriteEnd(string name)
    {
        if (!Void.Contains(name))
            html.Append("</").Append(name).Append('>');
    }

    /// <summary>All text up to the element's end, whatever stands in between.</summary>
    private string ReadText()
    {
        var (text, depth) = (new StringBuilder(), reader.Depth);
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                text.Append(reader.Value);
        }

        return text.ToString();
    }

    private void WriteText(string text) => html.Append(Escaped(text));

    /// <summary>What would end a script early, or hide its end, written as programs and JSON read it all the same.</summary>
    private static string WithoutMarkup(string script) =>
        script.Replace("</", "<\\/", StringComparison.Ordinal).Replace("<!--", "\\u003c!--", StringComparison.Ordinal);

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    // Backtracking is not linear here: a repeat can begin anew at each character.
    [GeneratedRegex("<!--.*?-->|<!\\[CDATA\\[.*?\\]\\]>|&(?<name>[A-Za-z][A-Za-z0-9]{1,31});", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex NamedCharacter();
}
