namespace Gazette.Extraction.Blocks;

/// <summary>What a block says by itself and by the columns it stands in, before anything is known of the others.</summary>
internal static class OwnFeatures
{
    public static readonly IReadOnlyList<BlockFeature<BodyBlock>> All =
    [
        new("the locator keeps it", b => b.Kept),
        new("the locator keeps of the page's prose", b => b.KeptOfPage),
        new("share of the page's prose in its column", b => b.ProseBeside),
        new("share of the page's prose one column further out", b => b.ProseFurtherOut),
        new("share of the page's prose in boxes of the same kind", b => b.ProseOfItsKind),
        new("prose in its column", b => b.ColumnProse),
        new("share of links in its column", b => b.ColumnLinks),
        new("blocks in its column", b => b.ColumnBlocks),
        new("size", b => b.Size),
        new("words", b => b.Shape.Words),
        new("reads like a paragraph", b => b.IsParagraph ? 1 : 0),
        new("ends a sentence", b => b.EndsSentence ? 1 : 0),
        new("share of links", b => b.LinkShare),
        new("level of heading", b => b.Place.HeadingLevel),
        new("in a list", b => b.Place.IsInList ? 1 : 0),
        new("in a table", b => b.Place.IsInTable ? 1 : 0),
        new("in a quote", b => b.Place.IsInQuote ? 1 : 0),
        new("in a p element", b => b.Place.IsParagraph ? 1 : 0),
        new("a caption", b => b.Place.IsCaption ? 1 : 0),
        new("in a figure", b => b.Place.IsInFigure ? 1 : 0),
        new("hidden", b => b.Place.IsHidden ? 1 : 0),
        new("named a body", b => b.Place.IsNamedBody ? 1 : 0),
        new("in nav, aside, footer, header or form", b => b.Place.IsBeside ? 1 : 0),
        new("named an aside", b => b.Place.IsNamedAside ? 1 : 0),
        new("named an aside that has paragraphs", b => b.Place.IsNamedOther ? 1 : 0),
        new("share of words with a capital", b => b.Shape.Capitalized),
        new("share of digits", b => b.Shape.Digits),
        new("signs that set apart", b => b.Shape.Signs),
        new("depth", b => b.Place.Depth),
    ];
}
