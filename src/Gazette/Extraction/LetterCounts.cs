using AngleSharp.Dom;

namespace Gazette.Extraction;

/// <summary>How many letters and digits of given text nodes each element holds.</summary>
internal sealed class LetterCounts
{
    private readonly Dictionary<IElement, int> counts = [];

    private LetterCounts()
    {
    }

    public static LetterCounts Of(IElement root, IEnumerable<IText> nodes)
    {
        var letters = new LetterCounts();
        foreach (var node in nodes)
        {
            if (node.ParentElement is { } parent && In(node.Data) is > 0 and var count)
                letters.counts[parent] = letters[parent] + count;
        }

        foreach (var (element, count) in letters.counts.ToArray())
            letters.AddAround(element, count, root);
        return letters;
    }

    public int this[IElement? element] => element is null ? 0 : counts.GetValueOrDefault(element);

    /// <summary>The innermost element within the root that holds at least this many.</summary>
    public IElement Innermost(IElement root, double least)
    {
        var element = root;
        while (element.ChildNodes.OfType<IElement>().FirstOrDefault(c => this[c] >= least) is { } inner)
            element = inner;
        return element;
    }

    /// <summary>Of every page all text is counted several times, so by hand.</summary>
    public static int In(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            count += char.IsLetterOrDigit(c) ? 1 : 0;
        return count;
    }

    private void AddAround(IElement element, int count, IElement root)
    {
        for (var around = element; around != root && around.ParentElement is { } parent; around = parent)
            counts[parent] = this[parent] + count;
    }
}
