using System.Collections.Frozen;
using AngleSharp.Dom;
using Gazette.Drafts;

namespace Gazette.Cleaning.Lines;

/// <summary>Reads the lines of a document, or of a part of it, in reading order.</summary>
internal sealed class DocumentLines
{
    private enum Kind
    {
        Block,
        Verbatim,
        Inline,
        OpaqueInline,
        LineBreak,
        Meta,
        NotText,
    }

    private static readonly FrozenDictionary<string, Kind> Kinds = new (Kind Kind, string Names)[]
    {
        (Kind.Inline, "a abbr acronym b bdi bdo big blink cite data del dfn em font i ins label mark nobr q ruby s small span strike strong sub sup time tt u var wbr"),
        (Kind.OpaqueInline, "code kbd samp rt rp rtc"),
        (Kind.Verbatim, "pre textarea listing xmp plaintext"),
        (Kind.NotText, "script style template noscript noframes noembed iframe"),
        (Kind.LineBreak, "br"),
        (Kind.Meta, "meta"),
    }.SelectMany(k => k.Names.Split(' '), (k, name) => (name, k.Kind)).ToFrozenDictionary(k => k.name, k => k.Kind, StringComparer.Ordinal);

    private readonly List<Line> lines = [];
    private readonly Stack<(INode Node, Kind Kind, int Next)> open = new();
    private List<LinePart> parts = [];
    private int verbatimDepth;

    private readonly EditLog? edits;
    private readonly ProcessingBudget? budget;

    private DocumentLines(EditLog? edits, ProcessingBudget? budget) => (this.edits, this.budget) = (edits, budget);

    /// <param name="root">A document or an element.</param>
    /// <param name="edits">With them: lines that the edits have emptied count too.</param>
    public static List<Line> Of(INode root, EditLog? edits = null, ProcessingBudget? budget = null)
    {
        var reading = new DocumentLines(edits, budget);
        reading.Read(root);
        return reading.lines;
    }

    // A loop, not recursion, and by index: documents can be deep, and AngleSharp's NextSibling searches from the first child.
    private void Read(INode root)
    {
        Enter(root, KindOf(root));
        while (open.TryPop(out var place))
        {
            var children = place.Node.ChildNodes;
            if (place.Next < children.Length)
            {
                open.Push((place.Node, place.Kind, place.Next + 1));
                Visit(children[place.Next]);
            }
            else
            {
                Leave(place.Node, place.Kind);
            }
        }

        EndLine(null, null);
    }

    private void Visit(INode node)
    {
        budget?.Look();
        if (node is IText text)
        {
            if (text.Data.Length > 0 || WasEdited(text))
                parts.Add(LinePart.Of(text));
        }
        else if (node is IElement element)
        {
            Visit(element, KindOf(element));
        }
    }

    private void Visit(IElement element, Kind kind)
    {
        switch (kind)
        {
            case Kind.LineBreak:
                EndLine(element.ParentElement, element);
                break;
            case Kind.Meta:
                ReadMeta(element);
                break;
            case Kind.OpaqueInline when verbatimDepth == 0:
                parts.Add(LinePart.OpaqueOf(element));
                break;
            case not Kind.NotText:
                Enter(element, kind);
                break;
        }
    }

    private static Kind KindOf(INode node) => node is IElement element ? Kinds.GetValueOrDefault(element.LocalName, Kind.Block) : Kind.Inline;

    private void Enter(INode node, Kind kind)
    {
        if (kind != Kind.Inline)
        {
            EndLine(node.ParentElement, null);
            verbatimDepth += kind == Kind.Verbatim ? 1 : 0;
        }

        open.Push((node, kind, 0));
    }

    private void Leave(INode node, Kind kind)
    {
        if (kind == Kind.Inline)
            return;
        EndLine((IElement)node, null);
        verbatimDepth -= kind == Kind.Verbatim ? 1 : 0;
    }

    private void ReadMeta(IElement meta)
    {
        EndLine(meta.ParentElement, null);
        if (meta.Attributes["content"] is { Value.Length: > 0 } content && !meta.HasAttribute("http-equiv"))
            lines.Add(new Line([LinePart.Of(content)], null, null, isCode: false));
    }

    private void EndLine(IElement? within, IElement? lineBreak)
    {
        if (parts.Count == 0)
            return;
        if (parts.Exists(p => !string.IsNullOrWhiteSpace(p.Content) || WasEdited(p.Node)))
        {
            lines.Add(new Line(parts, BlockAround(within), lineBreak, verbatimDepth > 0));
            parts = [];
        }
        else
        {
            parts.Clear();
        }
    }

    private bool WasEdited(INode? node) => edits is not null && node is not null && edits.Of(node) is not null;

    /// <summary>Whether text goes on in one line before, in and behind the element.</summary>
    public static bool IsInline(IElement element) => KindOf(element) is Kind.Inline or Kind.OpaqueInline;

    private static IElement? BlockAround(IElement? element)
    {
        while (element is not null && KindOf(element) == Kind.Inline)
            element = element.ParentElement;
        return element;
    }
}
