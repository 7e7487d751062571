using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Gazette.Cleaning;

/// <summary>Reads the lines of a document, or of a part of it, in reading order.</summary>
internal sealed class DocumentLines
{
    private static readonly FrozenSet<string> Inline = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "blink", "cite", "data", "del", "dfn", "em", "font", "i", "ins", "label",
        "mark", "nobr", "q", "ruby", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr");

    private static readonly FrozenSet<string> OpaqueInline = FrozenSet.Create(StringComparer.Ordinal, "code", "kbd", "samp", "rt", "rp", "rtc");

    private static readonly FrozenSet<string> Verbatim = FrozenSet.Create(StringComparer.Ordinal, "pre", "textarea", "listing", "xmp", "plaintext");

    private static readonly FrozenSet<string> NotText = FrozenSet.Create(StringComparer.Ordinal, "script", "style", "template", "noframes");

    private readonly List<Line> lines = [];
    private readonly Stack<(INode Node, int Next)> open = new();
    private List<LinePart> parts = [];
    private int verbatimDepth;

    private readonly EditLog? edits;
    private readonly EditBudget? budget;

    private DocumentLines(EditLog? edits, EditBudget? budget) => (this.edits, this.budget) = (edits, budget);

    /// <param name="root">A document or an element.</param>
    /// <param name="edits">With them: lines that the edits have emptied count too.</param>
    public static List<Line> Of(INode root, EditLog? edits = null, EditBudget? budget = null)
    {
        var reading = new DocumentLines(edits, budget);
        reading.Read(root);
        return reading.lines;
    }

    // A loop, not recursion, and by index: documents can be deep, and AngleSharp's NextSibling searches from the first child.
    private void Read(INode root)
    {
        Enter(root);
        while (open.TryPop(out var place))
        {
            if (place.Next < place.Node.ChildNodes.Length)
            {
                open.Push((place.Node, place.Next + 1));
                Visit(place.Node.ChildNodes[place.Next]);
            }
            else
            {
                Leave(place.Node);
            }
        }

        EndLine(null, null);
    }

    private void Visit(INode node)
    {
        budget?.Look();
        switch (node)
        {
            case IText text when text.Data.Length > 0 || WasEdited(text):
                parts.Add(LinePart.Of(text));
                break;
            case IElement { LocalName: "br" } lineBreak:
                EndLine(lineBreak.ParentElement, lineBreak);
                break;
            case IElement { LocalName: "meta" } meta:
                ReadMeta(meta);
                break;
            case IElement element when OpaqueInline.Contains(element.LocalName) && verbatimDepth == 0:
                parts.Add(LinePart.OpaqueOf(element));
                break;
            case IElement element when !NotText.Contains(element.LocalName):
                Enter(element);
                break;
        }
    }

    private void Enter(INode node)
    {
        if (node is IElement element && !Inline.Contains(element.LocalName))
        {
            EndLine(element.ParentElement, null);
            if (Verbatim.Contains(element.LocalName))
                verbatimDepth++;
        }

        open.Push((node, 0));
    }

    private void Leave(INode node)
    {
        if (node is not IElement element || Inline.Contains(element.LocalName))
            return;
        EndLine(element, null);
        if (Verbatim.Contains(element.LocalName))
            verbatimDepth--;
    }

    private void ReadMeta(IElement meta)
    {
        EndLine(meta.ParentElement, null);
        if (meta.Attributes["content"] is { Value.Length: > 0 } content && !meta.HasAttribute("http-equiv"))
            lines.Add(new Line([LinePart.Of(content)], null, null, isCode: false));
    }

    private void EndLine(IElement? within, IElement? lineBreak)
    {
        if (parts.Exists(p => !string.IsNullOrWhiteSpace(p.Content) || WasEdited(p.Node)))
            lines.Add(new Line(parts, BlockAround(within), lineBreak, verbatimDepth > 0));
        parts = [];
    }

    private bool WasEdited(INode? node) => edits is not null && node is not null && edits.Of(node) is not null;

    private static IElement? BlockAround(IElement? element)
    {
        while (element is not null && Inline.Contains(element.LocalName))
            element = element.ParentElement;
        return element;
    }
}
