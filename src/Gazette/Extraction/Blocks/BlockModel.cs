using Gazette.Text;

namespace Gazette.Extraction.Blocks;

/// <summary>
/// What the signs of a block say, fitted to pages judged by people: first those that it has by itself, then those of what
/// stands around it. The <c>fit</c> command of the benchmarks writes the trees.
/// </summary>
internal sealed class BlockModel(BoostedTrees<BodyBlock> own, BoostedTrees<BlockContext> all)
{
    private const string Folder = "Gazette.Extraction.Blocks.Data.";

    /// <summary>Most blocks of a page are menus far from the text: with such a chance of their own they are not looked at again.</summary>
    private const double Hopeless = 0.03;
    private const double HopelessOdds = -5;

    private static readonly Lazy<BlockModel> Built = new(() => new BlockModel(
        new BoostedTrees<BodyBlock>(DataFile.Lines(Folder + "own-trees.txt"), OwnFeatures.All),
        new BoostedTrees<BlockContext>(DataFile.Lines(Folder + "context-trees.txt"), ContextFeatures.All)));

    /// <summary>The one that the library was built with.</summary>
    public static BlockModel Shipped => Built.Value;

    /// <summary>The chance that a block is of the article by its own signs.</summary>
    public double Own(BodyBlock block) => 1 / (1 + Math.Exp(-own.Odds(block)));

    /// <summary>The logarithm of the odds that it is, by what stands around it as well.</summary>
    public double Odds(BlockContext block) => block.Odds ??= block is { IsInside: false, Own: < Hopeless } ? HopelessOdds : all.Odds(block);
}
