using System.Globalization;
using AngleSharp.Dom;

namespace Gazette.Extraction;

/// <summary>
/// How complicated a document may be. A byte limit alone does not protect: 50,000 nested divs fit into 250 KiB, cost
/// the parser 15 s and end any walk that calls itself with a stack overflow, which no catch survives.
/// </summary>
internal static class MarkupLimits
{
    /// <summary>Open elements at one place. Browsers and AngleSharp flatten what lies deeper than 512.</summary>
    public const int MaxDepth = 256;

    public const int MaxElements = 100_000;

    /// <summary>Children of one element: several steps look at each child's brothers.</summary>
    public const int MaxChildren = 20_000;

    /// <summary>What one tag makes at most: itself, text, and copies where the tags around it cross.</summary>
    private const int NodesOfTag = 10;

    /// <summary>What may begin a link in Markdown. For each one Markdig looks at those before it: 100,000 cost it two minutes.</summary>
    public const int MaxLinks = 10_000;

    private const string Remedy = "Save the article's text alone as a new file and upload that.";

    public static Rejection? CheckMarkup(string html)
    {
        var tags = OpenTags.In(html);
        if (tags.Depth > MaxDepth)
            return Reject($"nests tags more than {MaxDepth} deep");
        return tags.Elements > MaxElements ? Reject($"has more than {Number(MaxElements)} elements, or formatting tags that are never closed") : null;
    }

    public static Rejection? CheckMarkdown(string markdown)
    {
        var text = markdown.AsSpan();
        var links = text.Count('[') + text.Count("://") + text.Count("www.");
        return links > MaxLinks ? Reject($"has {Number(links)} links or brackets, more than {Number(MaxLinks)}") : null;
    }

    public static Rejection? CheckParagraphs(int count) =>
        count > MaxChildren ? Reject($"has {Number(count)} paragraphs, more than {Number(MaxChildren)}") : null;

    /// <summary>For what only the parsed tree shows.</summary>
    /// <param name="html">What it was parsed from: few tags cannot make that many children, and the walk is saved.</param>
    public static Rejection? CheckTree(IDocument document, string html)
    {
        if (html.AsSpan().Count('<') < MaxChildren / NodesOfTag)
            return null;
        foreach (var element in document.All)
        {
            if (element.ChildNodes.Length > MaxChildren)
                return Reject($"has {Number(element.ChildNodes.Length)} pieces inside one <{element.LocalName}>, more than {Number(MaxChildren)}");
        }

        return null;
    }

    public static Rejection TooDeep() => Reject("nests lists or quotes too deep");

    private static Rejection Reject(string fault) =>
        new(RejectionReason.TooComplex, $"The file {fault}. {Remedy}");

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
