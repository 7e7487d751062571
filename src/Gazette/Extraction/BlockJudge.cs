namespace Gazette.Extraction;

/// <summary>
/// Judges every block of a page: 1. each by its own signs; 2. these show the element in which the article stands;
/// 3. each again by what stands around it; 4. headings that are left with nothing under them go too.
/// </summary>
internal sealed class BlockJudge
{
    private const double Even = 0.42;

    private readonly IReadOnlyList<BlockContext> blocks;
    private readonly bool[] stays;

    private BlockJudge(IReadOnlyList<BlockContext> blocks)
    {
        this.blocks = blocks;
        stays = [.. blocks.Select(Stays)];
    }

    /// <returns>All blocks of the page in order, each with whether it stays.</returns>
    public static IReadOnlyList<(BlockContext Block, bool Stays)> Judge(PageBlocks page, string? title)
    {
        if (page.Blocks.Count == 0)
            return [];
        var own = page.Blocks.Select(b => Sign<BodyBlock>.Chance(OwnSigns.All, b)).ToArray();
        var judge = new BlockJudge(BlockContexts.Of(page, own, ArticleFrame.Of(page, own), title));
        judge.DropBareHeadings();
        return [.. judge.blocks.Zip(judge.stays)];
    }

    // Programs and their output have no sentences and no neighbours of their kind.
    private static bool Stays(BlockContext block) =>
        (block.Block.Place.IsCode && block is { IsInside: true, AboveFirst: 0, BelowLast: 0 })
        || (!IsForeign(block) && Sign<BlockContext>.Chance(ContextSigns.All, block) >= Even);

    /// <summary>By its own words, wherever they stand: no article has such a line of its own.</summary>
    private static bool IsForeign(BlockContext block)
    {
        var isShort = !block.Block.IsParagraph;
        return block.IsEnd
            || (block.IsNotice && (isShort || block.IsAtEdge))
            || (block.IsRow && (block.IsChinese || (isShort && block.IsAtEdge)))
            || (block.IsPointer && (block.Block.LinkShare > 0.3 || !block.Block.EndsSentence))
            || (block.IsCredit && !block.IsChinese && !block.Block.EndsSentence && !block.Block.Place.IsInTable);
    }

    private void DropBareHeadings()
    {
        var hasText = false;
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            if (!blocks[i].Block.IsHeading)
                hasText |= stays[i];
            else if (!hasText || IsLeftAlone(i))
                stays[i] = false;
        }
    }

    /// <summary>All up to the next heading went.</summary>
    private bool IsLeftAlone(int heading)
    {
        var under = 0;
        for (var i = heading + 1; i < blocks.Count && !blocks[i].Block.IsHeading && blocks[i].IsInside; i++)
        {
            if (stays[i])
                return false;
            under += blocks[i].Block.Place.IsCaption ? 0 : 1;
        }

        return under > 0;
    }
}
