namespace Gazette.Extraction.Blocks;

/// <summary>What a block says by itself, wherever it stands on the page.</summary>
internal static class OwnFeatures
{
    private const int Long = 400;

    public static readonly IReadOnlyList<BlockFeature<BodyBlock>> All =
    [
        new("any block", -2.43, _ => 1),
        new("the locator keeps it", 4.4, b => b.Kept),
        new("the locator keeps the paragraph", 0.61, b => b.IsParagraph ? b.Kept : 0),
        new("the locator keeps the heading", -0.33, b => b.IsHeading ? b.Kept : 0),
        new("its length", -1.52, b => Math.Log2(1 + b.Size) / 8),
        new("it is long", 0.57, b => b.Size > Long ? 1 : 0),
        new("it reads like a paragraph", 1.64, b => b.IsParagraph ? 1 : 0),
        new("it ends a sentence", 0.2, b => b.EndsSentence ? 1 : 0),
        new("share of links", -1.06, b => b.LinkShare),
        new("nothing but links", 0.02, b => b.LinkShare > 0.9 ? 1 : 0),
        new("a heading", 1.17, b => b.IsHeading ? 1 : 0),
        new("a list item", 0.31, b => b.Place.IsInList ? 1 : 0),
        new("a list item of links", -0.91, b => b.Place.IsInList && b.LinkShare > 0.9 ? 1 : 0),
        new("a cell of a table", -0.25, b => b.Place.IsInTable ? 1 : 0),
        new("a caption", -3.71, b => b.Place.IsCaption ? 1 : 0),
        new("a quote", 0.15, b => b.Place.IsInQuote ? 1 : 0),
        new("in a p element", 0.07, b => b.Place.IsParagraph ? 1 : 0),
        new("the locator leaves it, and most paragraphs of the page", 4.65, b => (1 - b.Kept) * Missing(b)),
        new("the same of a paragraph", 1.18, b => b.IsParagraph ? (1 - b.Kept) * Missing(b) : 0),
        new("named a body", 0.31, b => b.Place.IsNamedBody ? 1 : 0),
        new("named a body, and left by the locator", 0.8, b => b.Place.IsNamedBody ? 1 - b.Kept : 0),
        new("in nav, aside, footer, header or form", -1.75, b => b.Place.IsBeside ? 1 : 0),
        new("named an aside", -1.8, b => b.Place.IsNamedAside ? 1 : 0),
        new("named an aside that has paragraphs", -2.41, b => b.Place.IsNamedOther ? 1 : 0),
    ];

    private static double Missing(BodyBlock block) => Math.Max(0, 0.7 - block.KeptOfPage);
}
