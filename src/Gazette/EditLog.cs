using AngleSharp.Dom;

namespace Gazette;

/// <summary>
/// What rules did to each text node, written down while they work. Only nodes that were changed cost anything; they keep
/// their first text, so that the draft's text can be told when it is known which of them are the article's.
/// </summary>
internal sealed class EditLog
{
    private readonly Dictionary<INode, History> histories = new(ReferenceEqualityComparer.Instance);
    private int numbers;

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
            histories.Add(node, history = new History(node.TextContent));
        history.Edits.Add(edit);
    }

    /// <summary>The node goes, with all of its text.</summary>
    public void AddRemoval(INode node, int number, string rule)
    {
        Add(node, new Edit(number, 0, node.TextContent, "", rule, Certain: true));
        histories[node].IsRemoved = true;
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

    public History? Of(INode node) => histories.GetValueOrDefault(node);

    public sealed class History(string original)
    {
        public string Original { get; } = original;

        public List<Edit> Edits { get; } = [];

        public bool IsRemoved { get; set; }
    }
}
