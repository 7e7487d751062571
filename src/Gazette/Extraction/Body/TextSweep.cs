using AngleSharp.Dom;

namespace Gazette.Extraction.Body;

/// <summary>Takes many text nodes out of an element at once, with the elements that this leaves empty. Looks at each node once.</summary>
internal sealed class TextSweep
{
    private static readonly string[] Shown = ["img", "picture", "video", "audio", "svg", "iframe", "hr", "input", "math"];

    private readonly IReadOnlySet<IText> pieces;

    private TextSweep(IReadOnlySet<IText> pieces) => this.pieces = pieces;

    public static void Remove(IElement root, IReadOnlySet<IText> pieces)
    {
        if (pieces.Count > 0)
            new TextSweep(pieces).Sweep(root);
    }

    private (bool Lost, bool Holds) Sweep(IElement element)
    {
        var (lost, holds) = (false, Shown.Contains(element.LocalName));
        // From the end, so that what was taken out moves nothing that is still to be looked at.
        for (var i = element.ChildNodes.Length - 1; i >= 0; i--)
        {
            var child = element.ChildNodes[i];
            var (childLost, childHolds) = Look(child);
            (lost, holds) = (lost || childLost, holds || childHolds);
            // A cell alone would shift its row.
            if (childLost && !childHolds && child is not IElement { LocalName: "td" or "th" })
                element.RemoveChild(child);
        }

        return (lost, holds);
    }

    private (bool Lost, bool Holds) Look(INode node) => node switch
    {
        IText text when pieces.Contains(text) => (true, false),
        IText text => (false, !string.IsNullOrWhiteSpace(text.Data)),
        IElement element => Sweep(element),
        _ => (false, false),
    };
}
