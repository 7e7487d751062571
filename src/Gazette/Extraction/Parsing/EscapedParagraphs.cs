using System.Buffers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// Text that a system escaped as a whole, so that its paragraphs' tags stand in it as text: puts line breaks between
/// the paragraphs. The tags themselves are another rule's work.
/// </summary>
internal static partial class EscapedParagraphs
{
    /// <summary>In UTF-16 units, of a paragraph with its tags. Shorter ones are examples of markup.</summary>
    private const int MinParagraph = 40;

    private static readonly SearchValues<string> EscapedEnd = SearchValues.Create(["&lt;/p&gt;"], StringComparison.OrdinalIgnoreCase);

    /// <param name="html">The markup that the document was parsed from.</param>
    public static void Separate(IHtmlDocument document, string html)
    {
        if (!html.AsSpan().ContainsAny(EscapedEnd))
            return;
        foreach (var text in document.Body!.Descendants<IText>().Where(t => IsEscaped(t.Data) && t.ParentElement?.Closest("pre, code, script, style, textarea, template") is null).ToArray())
            Separate(document, text);
    }

    private static bool IsEscaped(string text)
    {
        var trimmed = text.AsSpan().Trim();
        return trimmed.StartsWith("<p", StringComparison.OrdinalIgnoreCase) && trimmed.EndsWith(">") && Between().Count(text) is > 0 and var breaks && trimmed.Length / (breaks + 1) >= MinParagraph;
    }

    private static void Separate(IHtmlDocument document, IText text)
    {
        var parent = text.Parent!;
        var start = 0;
        foreach (Match between in Between().Matches(text.Data))
        {
            parent.InsertBefore(document.CreateTextNode(text.Data[start..between.Index]), text);
            parent.InsertBefore(document.CreateElement("br"), text);
            parent.InsertBefore(document.CreateElement("br"), text);
            start = between.Index;
        }

        text.Data = text.Data[start..];
    }

    /// <summary>From the end of one paragraph to the start of the next.</summary>
    [GeneratedRegex("(?<=</p\\s*>)\\s*(?=<(?:p|h[1-6]|div)\\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Between();
}
