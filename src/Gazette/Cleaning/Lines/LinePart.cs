using AngleSharp.Dom;

namespace Gazette.Cleaning.Lines;

/// <summary>A piece of a line: one text node, one attribute's value, or something that rules must step over.</summary>
internal sealed class LinePart
{
    /// <summary>Stands in a line's text for inline code and ruby readings.</summary>
    public const char Opaque = '\uFFFC';

    private readonly IAttr? attribute;

    private LinePart(INode? node, IAttr? attribute, string text, string content) =>
        (Node, this.attribute, Text, Content) = (node, attribute, text, content);

    public bool IsOpaque => Node is IElement;

    /// <summary>Null for an attribute.</summary>
    public INode? Node { get; }

    /// <summary>What an opaque part was made of when it was read; none for others.</summary>
    public IReadOnlyList<IText> Texts { get; private init; } = [];

    /// <summary>What rules may look at and change.</summary>
    public string Text { get; private set; }

    /// <summary>What a reader sees.</summary>
    public string Content { get; private set; }

    public static LinePart Of(IText node) => new(node, null, node.Data, node.Data);

    public static LinePart Of(IAttr attribute) => new(null, attribute, attribute.Value, attribute.Value);

    public static LinePart OpaqueOf(IElement element) => new(element, null, Opaque.ToString(), element.TextContent) { Texts = [.. element.Descendants<IText>()] };

    public void Write(string text)
    {
        if (attribute is not null)
            attribute.Value = text;
        else if (Node is IText node)
            node.Data = text;
        else
            return;
        (Text, Content) = (text, text);
    }
}
