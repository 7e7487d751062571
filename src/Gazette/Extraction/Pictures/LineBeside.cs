using AngleSharp.Dom;
using Gazette.Drafts;
using Gazette.Text;

namespace Gazette.Extraction.Pictures;

/// <summary>The line of text that stands next to a picture: a block, or what stands in a block between two line breaks.</summary>
/// <param name="nodes">In the order of the text, side by side, never none.</param>
/// <param name="isApart">Whether a line ends between it and the picture.</param>
internal sealed class LineBeside(IReadOnlyList<INode> nodes, bool isApart)
{
    /// <summary>Line breaks and empty blocks between a picture and its caption.</summary>
    private const int MaxBlank = 3;

    private static readonly string[] Blocks = ["p", "div", "center", "section", "h4", "h5", "h6", "figcaption", "address"];

    /// <summary>What no line of text holds.</summary>
    private const string Others = "img, table, ul, ol, dl, hr, pre, blockquote, iframe, video, audio, object, embed, figure, h1, h2, h3";

    public IReadOnlyList<INode> Nodes => nodes;

    public INode First => nodes[0];

    public INode Last => nodes[^1];

    public bool IsApart => isApart;

    public string Text { get; } = string.Join(' ', string.Concat(nodes.Select(n => n is IElement e ? Broken(e) : n.TextContent)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether nothing stands behind it in what holds it.</summary>
    public bool IsLast => Of(Last, 1) is null && PictureBeside(Last, 1) is null;

    /// <summary>The elements that hold all of its text, from the outside in.</summary>
    public IEnumerable<IElement> Elements
    {
        get
        {
            for (var element = nodes.Count(HasText) == 1 ? nodes.First(HasText) as IElement : null; element is not null;)
            {
                yield return element;
                element = element.ChildNodes.Where(HasText).Take(2).ToArray() is [IElement only] ? only : null;
            }
        }
    }

    /// <summary>Null for text right in the body of a page that has no elements.</summary>
    public IElement? Innermost => Elements.LastOrDefault() ?? First.ParentElement;

    public IElement Outermost => Elements.FirstOrDefault() ?? First.ParentElement!;

    /// <summary>Whether the next line begins with the same mark, as in a list.</summary>
    public bool IsOneOfMany => !char.IsLetterOrDigit(Text[0]) && Text[0] is not ('(' or '（' or '[' or '【') && Of(Last, 1) is { } next && next.Text[0] == Text[0];

    /// <param name="step">1 for the line behind the node, -1 for the one before it.</param>
    /// <returns>Null where something else stands there, or nothing.</returns>
    public static LineBeside? Of(INode node, int step)
    {
        if (Next(node, step, out var isApart) is not { } found || found is IElement { LocalName: var name } && !InlineElements.Contains(name) && !Blocks.Contains(name))
            return null;
        if (found is IElement block && !InlineElements.Contains(block.LocalName))
            return block.QuerySelector(Others) is null && HoldsOneLine(block) ? new LineBeside([block], isApart: true) : null;
        var run = Run(found, step);
        return run.Exists(n => n is IElement element && (element.LocalName == "img" || element.QuerySelector(Others) is not null)) ? null : new LineBeside(run, isApart);
    }

    /// <summary>What holds a picture and stands next to the node.</summary>
    public static IElement? PictureBeside(INode node, int step) =>
        Next(node, step, out _) is IElement element && (element.LocalName == "img" || element.QuerySelector("img") is not null) ? element : null;

    /// <summary>The next node that a reader sees.</summary>
    private static INode? Next(INode node, int step, out bool isApart)
    {
        var siblings = node.Parent!.ChildNodes;
        var blank = 0;
        isApart = node is IElement { LocalName: var own } && !InlineElements.Contains(own);
        for (var at = siblings.Index(node) + step; at >= 0 && at < siblings.Length; at += step)
        {
            var sibling = siblings[at];
            if (HasText(sibling) || (sibling is IElement seen && IsSeen(seen)))
            {
                isApart |= sibling is IElement { LocalName: var name } && !InlineElements.Contains(name);
                return sibling;
            }

            if (sibling is not IElement { LocalName: var empty } || InlineElements.Contains(empty))
                continue;
            isApart = true;
            if (++blank > MaxBlank)
                return null;
        }

        return null;
    }

    /// <summary>From a node to the end of its line.</summary>
    private static List<INode> Run(INode start, int step)
    {
        var siblings = start.Parent!.ChildNodes;
        var run = new List<INode>();
        for (var at = siblings.Index(start); at >= 0 && at < siblings.Length; at += step)
        {
            if (siblings[at] is IElement { LocalName: var name } && !InlineElements.Contains(name))
                break;
            run.Add(siblings[at]);
        }

        if (step < 0)
            run.Reverse();
        return run;
    }

    private static bool HoldsOneLine(IElement block)
    {
        while (block.Children.Where(HasText).Take(2).ToArray() is [var only] && !InlineElements.Contains(only.LocalName))
            block = only;
        return !block.Children.Any(c => HasText(c) && !InlineElements.Contains(c.LocalName));
    }

    /// <summary>With a space where a line ends.</summary>
    private static string Broken(IElement element) => element.QuerySelector("br") is null
        ? element.TextContent
        : string.Concat(element.Descendants().Select(n => n is IText text ? text.Data : n is IElement { LocalName: "br" } ? " " : ""));

    private static bool IsSeen(IElement element) => element.LocalName is "hr" or "img" or "table" || element.QuerySelector("img, table, hr, iframe, video") is not null;

    private static bool HasText(INode node) => node is not IComment && VisibleText.In(node.TextContent);
}
