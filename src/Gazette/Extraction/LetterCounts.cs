using AngleSharp.Dom;

namespace Gazette.Extraction;

/// <summary>How many letters and digits of given text nodes each element holds. Every node is looked at once, whatever its depth.</summary>
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
            if (node.ParentElement is { } parent && node.Data.Count(char.IsLetterOrDigit) is > 0 and var count)
                letters.counts[parent] = letters[parent] + count;
        }

        letters.Add(root);
        return letters;
    }

    public int this[IElement? element] => element is null ? 0 : counts.GetValueOrDefault(element);

    /// <summary>The innermost element within the root that holds at least this many.</summary>
    public IElement Innermost(IElement root, double least)
    {
        var element = root;
        while (element.Children.FirstOrDefault(c => this[c] >= least) is { } inner)
            element = inner;
        return element;
    }

    private int Add(IElement element)
    {
        var sum = this[element];
        foreach (var child in element.Children)
            sum += Add(child);
        if (sum > 0)
            counts[element] = sum;
        return sum;
    }
}
