using AngleSharp.Dom;

namespace Gazette.Sanitizing;

/// <summary>
/// Writes a body as flat as an article is: containers hold blocks, blocks hold text and inline elements, and nothing is
/// written before there is text for it. So nothing empty is left, and the parser reads back what was serialized.
/// </summary>
internal sealed class BlockWriter
{
    private const string Paragraph = "p";

    // What a link may lead to; an id meant for a cell or a row goes to the first paragraph in it.
    private static readonly string[] NoTargets = ["hr", "td", "th", "tr", "thead", "tbody", "tfoot", "dd"];

    private const string Figures = "figure";

    private static readonly string[] NoPlaceForFigures = ["dl", "ul", "ol", "table", "thead", "tbody", "tfoot", "tr", "figure"];

    // A single paragraph in one of these is the element's own text.
    private static readonly string[] TextContainers = ["li", "dd", "td", "th"];

    private readonly IDocument document;
    private readonly Stack<IElement> containers = new();
    private readonly List<InlineFormat> formats = [];
    private readonly List<IElement> figuresOfLine = [];
    private string blockName = Paragraph;
    private string? nextId;
    private TextFlow? flow;

    public BlockWriter(IDocument document, IElement root)
    {
        this.document = document;
        containers.Push(root);
    }

    public int Depth => containers.Count;

    public IElement Container => containers.Peek();

    /// <summary>True between <see cref="BeginBlock"/> and <see cref="EndBlock"/>: what would be a block within it is a mere gap.</summary>
    public bool IsInBlock { get; private set; }

    /// <summary>True when text stands in the current line already.</summary>
    public bool IsInText => flow is { AtLineStart: false };

    public IReadOnlyList<InlineFormat> Formats => formats;

    public void Push(InlineFormat format) => formats.Add(format);

    public void Pop() => formats.RemoveAt(formats.Count - 1);

    public void Text(string text)
    {
        var rest = text.AsSpan();
        if (flow is null && blockName != "pre")
            rest = rest.TrimStart(TextFlow.Spaces);
        while (!rest.IsEmpty)
        {
            flow ??= OpenBlock();
            var written = flow.Write(rest, formats);
            rest = rest[written..];
            // The flow stops where a blank line or an indent begins another paragraph.
            if (!rest.IsEmpty)
                EndFlow();
        }
    }

    public void LineBreak() => flow?.Break();

    /// <summary>Ends the paragraph at hand; within a heading or a caption it is only a space.</summary>
    public void Boundary()
    {
        if (IsInBlock)
            flow?.Gap();
        else
            EndFlow();
    }

    /// <summary>Text from here to <see cref="EndBlock"/> is one block of this name.</summary>
    public void BeginBlock(string name)
    {
        EndFlow();
        (blockName, IsInBlock) = (name, true);
    }

    public void EndBlock()
    {
        if (flow is { IsBlank: true })
            flow.Block.Remove();
        EndFlow();
        (blockName, IsInBlock) = (Paragraph, false);
    }

    public IElement Open(string name, params IEnumerable<(string Name, string Value)> attributes)
    {
        EndFlow();
        var element = Append(Container, name);
        foreach (var (attribute, value) in attributes)
            element.SetAttribute(attribute, value);
        containers.Push(element);
        return element;
    }

    /// <summary>Closes the innermost container, and removes it when nothing was written into it.</summary>
    public void Close(bool keepEmpty = false)
    {
        EndFlow();
        var element = containers.Pop();
        if (!element.HasChildNodes && !keepEmpty)
            element.Remove();
        else
            Unwrap(element);
    }

    /// <summary>Makes a single paragraph the element's own text, where the element may hold text and nothing links to the paragraph.</summary>
    public static void Unwrap(IElement element)
    {
        if (TextContainers.Contains(element.LocalName)
            && element.Children.Where(c => c.LocalName == Paragraph).Take(2).ToList() is [var paragraph] && !paragraph.HasAttribute(AllowList.Id))
        {
            paragraph.Replace([.. paragraph.ChildNodes]);
        }
    }

    /// <summary>A rule parts what is above from what is below: never first, never twice.</summary>
    public void Rule()
    {
        EndFlow();
        if (Container.LastElementChild is { LocalName: not "hr" })
            Append(Container, "hr");
    }

    /// <summary>
    /// A figure of its own, or part of the one at hand. What stands in a heading, a caption or a term goes before the block:
    /// nothing but text may stand in there.
    /// </summary>
    /// <param name="mark">An attribute without a value, of a figure of its own in any case; null for none.</param>
    /// <param name="isAmidText">Its line goes on behind it: it goes behind the paragraph.</param>
    public void Figure(Func<IDocument, INode> content, string? mark = null, bool isAmidText = false)
    {
        var waits = isAmidText && !IsInBlock && IsInText;
        if (!IsInBlock && !waits)
            EndFlow();
        if (!IsInBlock && !waits && mark is null && Container.LocalName == Figures)
        {
            Container.AppendChild(content(document));
            return;
        }

        var figure = document.CreateElement(Figures);
        if (mark is not null)
            figure.SetAttribute(mark, "");
        figure.AppendChild(content(document));
        if (waits)
            figuresOfLine.Add(figure);
        else
            Insert(figure, flow?.Block);
    }

    /// <param name="before">Null for the end of the container.</param>
    private void Insert(IElement figure, INode? before)
    {
        var parent = Container;
        while (NoPlaceForFigures.Contains(parent.LocalName))
            (parent, before) = (parent.ParentElement!, parent);
        parent.InsertBefore(figure, before);
    }

    private void EndFlow()
    {
        flow = null;
        foreach (var figure in figuresOfLine)
            Insert(figure, before: null);
        figuresOfLine.Clear();
    }

    /// <summary>The next element that is written, or the block at hand, is a link's target.</summary>
    /// <returns>The id that the target has in the end: an element can bear only one.</returns>
    public string Mark(string id)
    {
        if (flow is null)
            return nextId ??= id;
        if (flow.Block.GetAttribute(AllowList.Id) is { } borne)
            return borne;
        flow.Block.SetAttribute(AllowList.Id, id);
        return id;
    }

    private TextFlow OpenBlock() => new(Append(Container, blockName), document, splits: blockName == Paragraph, verbatim: blockName == "pre");

    private IElement Append(IElement parent, string name)
    {
        var element = document.CreateElement(name);
        if (nextId is not null && !NoTargets.Contains(name))
        {
            element.SetAttribute(AllowList.Id, nextId);
            nextId = null;
        }

        parent.AppendChild(element);
        return element;
    }
}
