using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Gazette.Extraction.Parsing;

namespace Gazette.Extraction.Styles;

/// <summary>
/// Makes paragraphs of running text whose line breaks a page shows as they stand in its source: in <c>pre</c>, in a text
/// area, or where a style says so. Code, verses and tables in <c>pre</c> stay as they are.
/// </summary>
internal sealed class PreformattedText
{
    private static readonly FrozenSet<string> Inline = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark",
        "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "code");

    /// <summary>Elements that hold text but no paragraphs of their own.</summary>
    private static readonly string[] TextOnly = ["p", "pre", "textarea", "listing", "xmp", "plaintext"];

    /// <summary>Their text is one line of its own kind: a break in it stays one.</summary>
    private static readonly string[] Lined = ["h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "dt", "address", "summary"];

    /// <returns>Whether there was any.</returns>
    public static bool Unfold(IHtmlDocument document, PageContents contents)
    {
        var isChanged = UnfoldElements(contents);
        return UnfoldStyled(document, isChanged ? PageContents.Of(document) : contents) || isChanged;
    }

    /// <summary>Prose in elements that are made for text as it stands.</summary>
    private static bool UnfoldElements(PageContents contents)
    {
        IElement[] prose = [.. contents.Preformatted.Where(IsProse)];
        foreach (var element in prose)
            Rebuild(element, _ => true, splitsTables: true);
        return prose.Length > 0;
    }

    /// <summary>What a style shows as it stands.</summary>
    private static bool UnfoldStyled(IHtmlDocument document, PageContents contents)
    {
        var styles = new LineBreakStyles(document, contents);
        if (styles.IsEmpty)
            return false;
        IElement[] blocks = [.. document.Body!.Descendants<IText>().Where(t => t.Data.Contains('\n', StringComparison.Ordinal) && styles.KeepsBreaks(t.ParentElement)).Select(BlockAround).OfType<IElement>().Distinct()];
        foreach (var block in blocks)
            Unfold(block, t => styles.KeepsBreaks(t.ParentElement));
        return blocks.Length > 0;
    }

    /// <summary>The text of a page that is nothing but a text file, as browsers show and save one; null for any other.</summary>
    public static string? WholePage(IHtmlDocument document)
    {
        var shown = document.Body!.ChildNodes.Where(n => n is IElement { LocalName: not ("script" or "style" or "link" or "meta") } || (n is IText text && !string.IsNullOrWhiteSpace(text.Data))).Take(2).ToArray();
        return shown is [IElement { LocalName: "pre", ChildElementCount: 0 } pre] && string.IsNullOrWhiteSpace(document.Title) ? pre.TextContent : null;
    }

    private static bool IsProse(IElement element) =>
        element.QuerySelector("code") is null && element.ParentElement?.Closest("code, pre") is null && HoldsInlineOnly(element) && ProseLines.Are(new BrokenText(element, _ => true).Lines);

    private static void Unfold(IElement block, Predicate<IText> keepsBreaks)
    {
        if (Lined.Contains(block.LocalName) || !HoldsInlineOnly(block))
            BreakLines(block, keepsBreaks);
        else
            Rebuild(block, keepsBreaks, splitsTables: false);
    }

    /// <summary>Text between other blocks, or in a heading.</summary>
    private static void BreakLines(IElement block, Predicate<IText> keepsBreaks)
    {
        foreach (var text in block.Descendants<IText>().Where(t => BlockAround(t) == block && !string.IsNullOrWhiteSpace(t.Data) && keepsBreaks(t)).ToArray())
        {
            var lines = text.Data.Trim('\n', '\r').Split('\n');
            for (var i = 0; i + 1 < lines.Length; i++)
            {
                text.Before(text.Owner!.CreateTextNode(lines[i]));
                text.Before(text.Owner!.CreateElement("br"));
            }

            text.Data = lines[^1];
        }
    }

    private static void Rebuild(IElement element, Predicate<IText> keepsBreaks, bool splitsTables)
    {
        var text = new BrokenText(element, keepsBreaks);
        var container = TextOnly.Contains(element.LocalName) ? RenamedToDiv(element) : Emptied(element);
        IReadOnlyList<(int First, int Last)> tables = splitsTables ? [.. ProseLines.Passages(text.Lines).Where(p => ProseLines.AreSetOut(text.Lines[p.First..(p.Last + 1)]))] : [];
        // Of all lines at once, for in all of them together it is seen whether they were wrapped.
        var paragraphs = PlainTextParagraphs.Group(text.Lines).Select(p => (p.First, p.Last)).Where(p => !tables.Any(t => p.First >= t.First && p.Last <= t.Last));
        var hasSpaces = PlainTextParagraphs.HasSpaces(text.Lines);
        IElement? open = null;
        var end = -1;
        foreach (var (first, last) in paragraphs.Concat(tables).OrderBy(p => p.First))
        {
            var isTable = tables.Contains((first, last));
            if (open is not null && !isTable && first == end + 1 && ProseLines.IsShort(text.Lines[end]) && ProseLines.IsShort(text.Lines[first]))
                Append(open, "br");
            else
                open = Append(container, isTable ? "pre" : "p");
            text.Write(open, first, last, isTable ? _ => "\n" : i => Joint(text.Lines[i - 1], text.Lines[i], hasSpaces), trims: !isTable);
            (open, end) = (isTable ? null : open, last);
        }
    }

    private static string Joint(string before, string after, bool hasSpaces) =>
        before.TrimEnd() is [.., var end] && after.TrimStart() is [var start, ..] && PlainTextParagraphs.NeedSpace(end, start, hasSpaces) ? " " : "";

    private static IElement RenamedToDiv(IElement element)
    {
        var div = element.Owner!.CreateElement("div");
        foreach (var attribute in element.Attributes)
            div.SetAttribute(attribute.Name, attribute.Value);
        element.Replace(div);
        return div;
    }

    private static IElement Emptied(IElement element)
    {
        while (element.FirstChild is { } child)
            element.RemoveChild(child);
        return element;
    }

    private static IElement Append(IElement parent, string name)
    {
        var element = parent.Owner!.CreateElement(name);
        parent.AppendChild(element);
        return element;
    }

    private static bool HoldsInlineOnly(IElement element) => element.Descendants<IElement>().All(e => Inline.Contains(e.LocalName));

    private static IElement? BlockAround(INode node)
    {
        var element = node.ParentElement;
        while (element is not null && Inline.Contains(element.LocalName))
            element = element.ParentElement;
        return element is { LocalName: "script" or "style" or "noscript" or "template" or "head" or "html" } ? null : element;
    }
}
