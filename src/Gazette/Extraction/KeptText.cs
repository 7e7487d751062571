using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SmartReader;

namespace Gazette.Extraction;

/// <summary>
/// Which text of a page SmartReader would keep. It works on a copy, and what it makes of that copy is thrown away:
/// its rewriting loses headings, classes and captions. Pieces of text come through it as they are, so they tell.
/// </summary>
internal sealed class KeptText
{
    /// <summary>SmartReader wants an address to resolve links against; what it resolves is not used.</summary>
    private const string Nowhere = "https://unresolved.invalid/";

    /// <summary>SmartReader compares brothers with one another: 5,000 cost it 8 s, 20,000 two minutes. Paragraphs it passes by.</summary>
    private const int MaxBrothers = 2_500;

    private readonly HashSet<string> pieces;

    private KeptText(HashSet<string> pieces) => this.pieces = pieces;

    /// <summary>Null when SmartReader finds nothing, or must not be asked.</summary>
    public static KeptText? Of(IHtmlDocument document)
    {
        if (document.All.Any(e => e.ChildElementCount > MaxBrothers && e.Children.Count(c => c.LocalName != "p") > MaxBrothers))
            return null;
        IElement? found = null;
        using var reader = new Reader(Nowhere, (IHtmlDocument)document.Clone());
        reader.ContinueIfNotReadable = true;
        reader.AddCustomOperationEnd(element => found = element);
        reader.GetArticle();
        if (found is null)
            return null;
        var pieces = TextLines.Of(found).SelectMany(l => l.Nodes).Select(n => n.Data.Trim()).Where(t => t.Length > 0);
        return new KeptText(pieces.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The same words elsewhere on the page count too.</summary>
    public bool Holds(IText piece) => pieces.GetAlternateLookup<ReadOnlySpan<char>>().Contains(piece.Data.AsSpan().Trim());
}
