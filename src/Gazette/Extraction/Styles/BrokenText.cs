using AngleSharp.Dom;

namespace Gazette.Extraction.Styles;

/// <summary>The lines of an element in which line breaks count, each with the pieces of markup that it is made of.</summary>
internal sealed class BrokenText
{
    private readonly List<List<(INode Leaf, IElement[] Around)>> lines = [[]];
    private readonly IElement root;

    private readonly Predicate<IText> keepsBreaks;

    /// <param name="root">Holds text and inline elements only.</param>
    /// <param name="keepsBreaks">In which of its texts line ends are line breaks.</param>
    public BrokenText(IElement root, Predicate<IText> keepsBreaks)
    {
        (this.root, this.keepsBreaks) = (root, keepsBreaks);
        Read(root, []);
        Lines = [.. lines.Select(line => string.Concat(line.Select(p => p.Leaf.TextContent)))];
    }

    public string[] Lines { get; }

    /// <summary>Appends lines, with the inline elements around them, to an element.</summary>
    /// <param name="between">What stands before a line.</param>
    /// <param name="trims">Whether lines go on without the spaces at their ends.</param>
    public void Write(IElement into, int first, int last, Func<int, string> between, bool trims)
    {
        var open = new List<(IElement Of, IElement Copy)>();
        for (var i = first; i <= last; i++)
        {
            if (trims)
                Trim(lines[i]);
            if (i > first && between(i) is { Length: > 0 } joint)
                Innermost().AppendChild(root.Owner!.CreateTextNode(joint));
            foreach (var (leaf, around) in lines[i])
            {
                Enter(around);
                Innermost().AppendChild(leaf);
            }
        }

        INode Innermost() => open.Count > 0 ? open[^1].Copy : into;

        void Enter(IElement[] around)
        {
            var shared = 0;
            while (shared < open.Count && shared < around.Length && open[shared].Of == around[shared])
                shared++;
            open.RemoveRange(shared, open.Count - shared);
            foreach (var element in around.Skip(shared))
            {
                var copy = (IElement)element.Clone(deep: false);
                Innermost().AppendChild(copy);
                open.Add((element, copy));
            }
        }
    }

    private static void Trim(List<(INode Leaf, IElement[] Around)> line)
    {
        if (line is [{ Leaf: IText start }, ..])
            start.Data = start.Data.TrimStart(' ', '\t');
        if (line is [.., { Leaf: IText end }])
            end.Data = end.Data.TrimEnd(' ', '\t');
    }

    private void Read(IElement element, IElement[] around)
    {
        foreach (var node in element.ChildNodes)
        {
            if (node is IText text)
                Read(text, around);
            else if (node is IElement { LocalName: "br" })
                lines.Add([]);
            else if (node is IElement { HasChildNodes: true } inner)
                Read(inner, [.. around, inner]);
            else if (node is IElement leaf)
                lines[^1].Add((leaf, around));
        }
    }

    private void Read(IText text, IElement[] around)
    {
        var pieces = keepsBreaks(text) ? text.Data.ReplaceLineEndings("\n").Split('\n') : [text.Data];
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0)
                lines.Add([]);
            if (pieces[i].Length > 0)
                lines[^1].Add((root.Owner!.CreateTextNode(pieces[i]), around));
        }
    }
}
