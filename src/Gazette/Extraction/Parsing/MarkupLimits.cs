using System.Collections.Frozen;
using System.Globalization;
using AngleSharp.Dom;
using Gazette.Uploads;

namespace Gazette.Extraction.Parsing;

/// <summary>
/// How complicated a document may be. A byte limit alone does not protect: 50,000 nested divs fit into 250 KiB, cost
/// the parser 15 s and end any walk that calls itself with a stack overflow, which no catch survives.
/// </summary>
internal static class MarkupLimits
{
    /// <summary>Open elements at one place. Browsers and AngleSharp flatten what lies deeper than 512.</summary>
    public const int MaxDepth = 256;

    /// <summary>Each costs 4 KiB of memory until its article is written.</summary>
    public const int MaxElements = 40_000;

    /// <summary>Children of one element: several steps look at each child's brothers.</summary>
    public const int MaxChildren = 20_000;

    /// <summary>Of one element. The parser compares each with those before it.</summary>
    public const int MaxAttributes = 200;

    public const int MaxAttributesInAll = 120_000;

    /// <summary>Characters between two blocks, tags or line ends: steps copy a line several times.</summary>
    public const int MaxLine = 100_000;

    /// <summary>Characters that a reader would see; a novel of 500 pages has as many.</summary>
    public const int MaxText = 1_000_000;

    /// <summary>What one tag makes at most: itself, text, and copies where the tags around it cross.</summary>
    private const int NodesOfTag = 10;

    /// <summary>What may begin a link in Markdown. For each one Markdig looks at those before it: 100,000 cost it two minutes.</summary>
    public const int MaxLinks = 10_000;

    /// <summary>Quotes and lists within one another in Markdown; Markdig's own limit.</summary>
    public const int MaxMarkdownDepth = 128;

    private const string Remedy = "Save the article's text alone as a new file and upload that.";

    private static readonly FrozenSet<string> NoText = FrozenSet.Create(StringComparer.Ordinal, "script", "style", "template", "noscript", "iframe", "noembed", "noframes");

    public static Rejection? CheckMarkup(string html)
    {
        var tags = OpenTags.In(html);
        return Check("nests tags", tags.Depth, MaxDepth, $" deep at line {tags.Line}")
            ?? Check("has", tags.Elements, MaxElements, $" elements up to line {tags.Line}, or formatting tags that are never closed")
            ?? Check("has", tags.MostAttributes, MaxAttributes, $" attributes on one tag at line {tags.Line}")
            ?? Check("has", tags.Attributes, MaxAttributesInAll, $" attributes up to line {tags.Line}");
    }

    public static Rejection? CheckMarkdown(string markdown)
    {
        var text = markdown.AsSpan();
        return Check("has", text.Count('[') + text.Count("://") + text.Count("www."), MaxLinks, " links or brackets")
            ?? CheckLines(markdown);
    }

    public static Rejection? CheckParagraphs(IReadOnlyList<string> paragraphs) =>
        Check("has", paragraphs.Count, MaxChildren, " paragraphs")
        ?? Check("has", paragraphs.Select(p => p.Length).DefaultIfEmpty().Max(), MaxLine, " characters in one paragraph")
        ?? Check("has", paragraphs.Sum(p => p.Length), MaxText, " characters of text");

    /// <summary>For what only the parsed tree shows.</summary>
    /// <param name="html">What it was parsed from: a short one with few tags cannot reach a limit, and the walk is saved.</param>
    public static Rejection? CheckTree(IDocument document, string html)
    {
        if (html.Length <= MaxLine && html.AsSpan().Count('<') < MaxChildren / NodesOfTag)
            return null;
        var text = 0L;
        var elements = new Stack<IElement>();
        elements.Push(document.DocumentElement);
        while (elements.TryPop(out var element))
        {
            var children = element.ChildNodes;
            if (children.Length > MaxChildren)
                return Check("has", children.Length, MaxChildren, $" pieces inside one <{element.LocalName}>");
            var isText = !NoText.Contains(element.LocalName);
            for (var i = 0; i < children.Length; i++)
            {
                if (children[i] is IElement child)
                    elements.Push(child);
                if (!isText || children[i] is not IText piece)
                    continue;
                text += piece.Length;
                if (piece.Length > MaxLine)
                    return Check("has", piece.Length, MaxLine, $" characters in one piece of text inside <{element.LocalName}>");
            }
        }

        return Check("has", text, MaxText, " characters of text");
    }

    public static Rejection TooDeep() => Check("nests lists or quotes", MaxMarkdownDepth + 1, MaxMarkdownDepth, " deep or deeper")!;

    private static Rejection? CheckLines(string text)
    {
        var longest = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
            longest = Math.Max(longest, line.Length);
        return Check("has", longest, MaxLine, " characters in one line");
    }

    private static Rejection? Check(string verb, long own, int limit, string what) => own <= limit
        ? null
        : new Rejection(RejectionReason.TooComplex, $"The file {verb} {Number(own)}{what}; the limit is {Number(limit)}. {Remedy}");

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
