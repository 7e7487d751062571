using AngleSharp.Dom;
using Gazette.Articles.Edits;

namespace Gazette.Drafts;

/// <summary>
/// What rules did to each text node, written down while they work. Only nodes that were changed cost anything; they keep
/// their first text, so that the draft's text can be told when it is known which of them are the article's. What was
/// taken out of the document leaves an empty comment, which no stage looks at, so that it can be put back.
/// </summary>
internal sealed class EditLog
{
    private readonly Dictionary<INode, History> histories = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<INode, IComment> places = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<INode, string> leftOut = new(ReferenceEqualityComparer.Instance);
    private readonly List<LeftOutLine> unparsed = [];
    private int numbers;

    public IEnumerable<History> Histories => histories.Values;

    /// <summary>Grows with every change.</summary>
    public int Count => numbers;

    /// <summary>Whether nothing was changed yet.</summary>
    public bool IsEmpty => histories.Count == 0;

    /// <returns>The first of so many new numbers.</returns>
    public int Reserve(int count)
    {
        numbers += count;
        return numbers - count;
    }

    /// <summary>Call before the node is changed.</summary>
    /// <param name="node">A text node, or an element that rules step over.</param>
    /// <param name="edit">Its position is in the node's text as the edits before it left it.</param>
    public void Add(INode node, Edit edit)
    {
        if (!histories.TryGetValue(node, out var history))
            histories.Add(node, history = new History(node));
        history.Edits.Add(edit);
    }

    /// <summary>The node goes, with all of its text.</summary>
    /// <param name="lineBreak">Goes with it, and comes back with it.</param>
    public void Remove(INode node, IElement? lineBreak, int number, string rule, bool certain = true)
    {
        Add(node, new Edit(number, 0, node.TextContent, "", rule, certain));
        histories[node].Removal = new Removal(number, lineBreak);
        TakeOut(node);
    }

    public void TakeOut(INode node)
    {
        if (node.Parent is not { } parent)
            return;
        var place = node.Owner!.CreateComment("");
        parent.ReplaceChild(place, node);
        places[node] = place;
    }

    /// <summary>With all that was taken out around it.</summary>
    public void PutBack(INode node)
    {
        for (var at = node; at is not null; at = at.Parent)
        {
            if (places.Remove(at, out var place))
                place.Parent!.ReplaceChild(at, place);
        }
    }

    /// <summary>Keeps a part of a node's text: what stood around it is said by markup now.</summary>
    public void Trim(IText node, int start, int length)
    {
        var text = node.Data;
        var number = Reserve(1);
        if (start + length < text.Length)
            Add(node, new Edit(number, start + length, text[(start + length)..], "", EditList.Layout, Certain: true));
        if (start > 0)
            Add(node, new Edit(number, 0, text[..start], "", EditList.Layout, Certain: true));
        node.Data = text.Substring(start, length);
    }

    /// <summary>The text of this node will be none of the article's; whoever takes it out of the body says why.</summary>
    /// <param name="rule">One of the names that <see cref="EditList"/> holds, or that of a rule.</param>
    public void LeaveOut(IText node, string rule) => leftOut[node] = rule;

    /// <summary>The same of text that was taken out before there were lines.</summary>
    public void LeaveOutUnparsed(string text, string rule) => unparsed.Add(new LeftOutLine(text, rule));

    /// <summary>See <see cref="LeaveOutUnparsed"/>.</summary>
    public IReadOnlyList<LeftOutLine> Unparsed => unparsed;

    /// <summary>Null when nobody has said it.</summary>
    public string? WhyLeftOut(INode node) => leftOut.GetValueOrDefault(node);

    public History? Of(INode node) => histories.GetValueOrDefault(node);

    /// <param name="Number">Of the edit that took the node out.</param>
    public sealed record Removal(int Number, IElement? LineBreak);

    public sealed class History(INode node)
    {
        public INode Node { get; } = node;

        public string Original { get; } = node.TextContent;

        public List<Edit> Edits { get; } = [];

        public Removal? Removal { get; set; }

        public bool IsRemoved => Removal is not null;
    }
}
