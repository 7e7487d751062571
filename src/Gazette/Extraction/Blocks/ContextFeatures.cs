
namespace Gazette.Extraction.Blocks;

/// <summary>What a block says together with what stands around it.</summary>
internal static class ContextFeatures
{
    private const int Far = 8;

    /// <summary>What a block says in its own words. All of it only speaks against a block.</summary>
    public static readonly IReadOnlyList<BlockFeature<BlockContext>> Phrases =
    [
        new("nothing but fields", -0.58, b => b.IsFields ? 1 : 0),
        new("fields above or below", -1.87, b => b.IsFields && !IsAmid(b) ? 1 : 0),
        new("points to another story", -1.89, b => b.IsPointer ? 1 : 0),
        new("a pointer of links", -0.08, b => b.IsPointer ? b.Block.LinkShare : 0),
        new("a credit", -1.74, b => b.IsCredit ? 1 : 0),
        new("a notice", -2.48, b => b.IsNotice ? 1 : 0),
        new("a notice above or below", 0.52, b => b.IsNotice && !IsAmid(b) ? 1 : 0),
        new("a row", -2.01, b => b.IsRow ? 1 : 0),
        new("a row above or below", -1.54, b => b.IsRow && !IsAmid(b) ? 1 : 0),
    ];

    /// <summary>Everything else, which is quicker to see.</summary>
    public static readonly IReadOnlyList<BlockFeature<BlockContext>> ButPhrases =
    [
        new("any block", -0.34, _ => 1),
        new("its own signs", 0.85, b => Odds(b.Own)),
        new("the locator keeps it", -1.64, b => b.Block.Kept),
        new("before it", 0.47, b => b.Before),
        new("after it", 0.09, b => b.After),
        new("before and after it", -0.02, b => Math.Min(b.Before, b.After)),
        new("beside it", -0.58, b => b.Beside),
        new("further out", 0.81, b => b.FurtherOut),
        new("inside the article's element", 2.31, b => b.IsInside ? 1 : 0),
        new("a heading inside", -0.26, b => b.IsInside && b.Block.IsHeading ? 1 : 0),
        new("text after a heading", -0.25, b => b.Block.IsHeading ? b.After : 0),
        new("above the first paragraph", -0.66, b => b.AboveFirst > 0 ? 1 : 0),
        new("far above", 0.68, b => Math.Min(b.AboveFirst, Far) / (double)Far),
        new("below the last paragraph", -1.59, b => b.BelowLast > 0 ? 1 : 0),
        new("far below", 0.13, b => Math.Min(b.BelowLast, Far) / (double)Far),
        new("short and without a sentence's end, amid", -0.98, b => IsAmid(b) && !b.Block.IsParagraph && !b.Block.IsHeading ? 1 : 0),
        new("a list item amid", 0.97, b => IsAmid(b) && b.Block.Place.IsInList ? 1 : 0),
        new("a cell amid", 0.2, b => IsAmid(b) && b.Block.Place.IsInTable ? 1 : 0),
        new("paragraphs beside it", 1.29, b => b.ProseBeside),
        new("paragraphs beside it, and left by the locator", 0.17, b => b.ProseBeside * (1 - b.Block.Kept)),
        new("ends with a colon", 1.89, b => b.Block.Text[^1] is ':' or '：' ? 1 : 0),
        new("no letters", -0.01, b => b.Block.Text.Any(char.IsLetter) ? 0 : 1),
        new("named an aside", 0.33, b => b.Block.Place.IsNamedAside ? 1 : 0),
        new("a sure paragraph", -1.02, b => b.Block.IsParagraph && IsAmid(b) && b.IsInside ? 1 : 0),
        new("links amid", 0.5, b => IsAmid(b) ? b.Block.LinkShare : 0),
        new("links above or below", -0.51, b => IsAmid(b) ? 0 : b.Block.LinkShare),
        new("a caption on a Chinese page", 0, b => b.IsChinese && b.Block.Place.IsCaption ? 1 : 0),
        new("a Chinese page", 0.49, b => b.IsChinese ? 1 : 0),
        new("under a heading of other stories", -0.78, b => b.IsUnderOthers ? 1 : 0),
        new("below the last paragraph under such a heading", -0.67, b => b.IsUnderOthers && b.BelowLast > 0 ? 1 : 0),
        new("heads other stories", -2.13, b => b.HeadsOthers ? 1 : 0),
        new("stands twice on the page", -1.34, b => b.IsRepeated ? 1 : 0),
        new("stands twice and is no paragraph", 1.35, b => b.IsRepeated && !b.Block.IsParagraph ? 1 : 0),
        new("says what a heading says", -1.4, b => b.EchoesHeading ? 1 : 0),
        new("a heading that stands twice", -0.51, b => b.Block.IsHeading && b.IsRepeated ? 1 : 0),
        new("after the mark of the end", -2.56, b => b.IsAfterEnd ? 1 : 0),
        new("the headline", 0.01, b => b.IsTitle ? 1 : 0),
        new("near the end", -0.87, b => b.Progress > 0.9 ? 1 : 0),
        new("near the end and no paragraph", 0.89, b => b.Progress > 0.9 && !b.Block.IsParagraph ? 1 : 0),
        new("near the end, its odds", -0.05, b => b.Progress > 0.9 ? Odds(b.Own) : 0),
    ];

    private static bool IsAmid(BlockContext block) => !block.IsAtEdge;

    private static double Odds(double chance) => Math.Log((chance + 0.001) / (1.001 - chance));
}
