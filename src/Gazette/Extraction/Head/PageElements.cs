using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Gazette.Extraction.Head;

/// <summary>All elements of a page in order. The page is walked once, for all that look through the whole of it.</summary>
internal sealed class PageElements
{
    private readonly List<IElement> all = [];

    public PageElements(IHtmlDocument document)
    {
        Document = document;
        // A loop, not recursion, and by index: documents can be deep, and AngleSharp's NextSibling searches from the first child.
        var open = new Stack<IElement>();
        open.Push(document.DocumentElement);
        while (open.TryPop(out var element))
        {
            all.Add(element);
            var children = element.ChildNodes;
            for (var i = children.Length - 1; i >= 0; i--)
            {
                if (children[i] is IElement child)
                    open.Push(child);
            }
        }
    }

    public IHtmlDocument Document { get; }

    public IReadOnlyList<IElement> All => all;

    /// <param name="name">In small letters.</param>
    public IEnumerable<IElement> Named(string name) => all.Where(e => e.LocalName == name);
}
