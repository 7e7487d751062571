using AngleSharp.Dom;
using Gazette.Extraction.Lines;

namespace Gazette.Extraction.Blocks;

/// <summary>How many letters and digits of given text nodes each element holds.</summary>
internal sealed class LetterCounts
{
    private readonly Dictionary<IElement, Count> counts = [];

    private LetterCounts()
    {
    }

    public static LetterCounts Of(IElement root, IEnumerable<IText> nodes)
    {
        var letters = new LetterCounts();
        foreach (var node in nodes)
            letters.Add(node, In(node.Data), root);
        letters.AddUp();
        return letters;
    }

    public static LetterCounts Of(IElement root, IEnumerable<TextLine> lines)
    {
        var letters = new LetterCounts();
        foreach (var line in lines)
        {
            for (var i = 0; i < line.Nodes.Count; i++)
                letters.Add(line.Nodes[i], line.Letters[i], root);
        }

        letters.AddUp();
        return letters;
    }

    public int this[IElement? element] => element is null ? 0 : counts.TryGetValue(element, out var count) ? count.All : 0;

    /// <summary>The innermost element within the root that holds at least this many.</summary>
    public IElement Innermost(IElement root, double least)
    {
        var element = root;
        while (element.ChildNodes.OfType<IElement>().FirstOrDefault(c => this[c] >= least) is { } inner)
            element = inner;
        return element;
    }

    /// <summary>Of every page all text is counted several times, so by hand. Between India and Burma vowels are signs of their own.</summary>
    public static int In(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            count += c is >= '\u4E00' and <= '\u9FFF' or >= '\u0900' and <= '\u109F' || char.IsLetterOrDigit(c) ? 1 : 0;
        return count;
    }

    private void Add(IText node, int count, IElement root)
    {
        if (count > 0 && node.ParentElement is { } parent)
            CountOf(parent, root).Own += count;
    }

    private void AddUp()
    {
        foreach (var count in counts.Values)
        {
            for (var around = count; around is not null && count.Own > 0; around = around.Around)
                around.All += count.Own;
        }
    }

    private Count CountOf(IElement element, IElement root)
    {
        if (counts.TryGetValue(element, out var known))
            return known;
        var around = element != root && element.ParentElement is { } parent ? CountOf(parent, root) : null;
        return counts[element] = new Count(around);
    }

    /// <summary>Linked to that of the element around it: going up needs no look into the dictionary.</summary>
    private sealed class Count(Count? around)
    {
        public Count? Around => around;

        /// <summary>In the element's own text nodes.</summary>
        public int Own { get; set; }

        public int All { get; set; }
    }
}
