using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Gazette.Extraction;

internal sealed class KeptText
{
    private readonly HashSet<IText> nodes;
    private KeptText(HashSet<IText> nodes) => this.nodes = nodes;

    public static KeptText? Of(IHtmlDocument document) => ProseLocator.Find(document.Body!) is { Count: > 0 } found ? new KeptText(found) : null;

    public bool Holds(IText piece) => nodes.Contains(piece);
}
